import { DropdownMenu } from 'radix-ui';
import { useState, useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { session } from '@/lib/api/session.ts';
import { LANGUAGES, setLanguage, type Language } from '@/lib/i18n.ts';
import { live } from '@/lib/live.ts';
import { useMay, useUser } from '@/lib/query.ts';
import { theme, type Theme } from '@/lib/theme.ts';
import { Icon, type IconName } from './ui/icons.tsx';
import { Notices } from './ui/notices.tsx';

const ITEM =
  'relative flex size-9 items-center justify-center rounded-lg text-soft transition-colors duration-100 hover:bg-hover hover:text-ink max-md:h-12 max-md:w-auto max-md:flex-1 max-md:flex-col max-md:gap-0.5';
const CHOSEN = 'bg-chosen !text-accent max-md:bg-transparent';

const Label = ({ children }: { children: ReactNode }) => (
  <span className="sr-only max-md:not-sr-only max-md:text-2xs">{children}</span>
);

/** A place of the desk; `at` are the first parts of the addresses that belong to it. */
const Place = ({ to, at, icon, name }: { to: string; at: string[]; icon: IconName; name: string }) => {
  const isHere = at.includes(useLocation().pathname.split('/')[1] ?? '');
  return (
    <Link to={to} title={name} aria-current={isHere ? 'page' : undefined} className={`${ITEM} ${isHere ? CHOSEN : ''}`}>
      <Icon name={icon} width="18" height="18" />
      <Label>{name}</Label>
    </Link>
  );
};

interface Props {
  children: ReactNode;
  onSearch: () => void;
  onKeys: () => void;
  onPassword: () => void;
}

/** The rail at the left, on a phone the bar below, and the page beside it. */
export const Shell = ({ children, onSearch, onKeys, onPassword }: Props) => {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <div className="flex h-full flex-row max-md:flex-col-reverse">
      <a
        href="#content"
        className="sr-only z-50 rounded-md bg-accent px-3 py-1 text-accent-ink focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
      >
        {t('app.skip')}
      </a>
      <nav
        aria-label={t('app.navigation')}
        className="flex w-12 shrink-0 flex-col items-center gap-1 border-r border-line bg-sunk py-2 max-md:h-auto max-md:w-full max-md:flex-row max-md:border-t max-md:border-r-0 max-md:px-2 max-md:py-0.5 max-md:pb-[max(2px,env(safe-area-inset-bottom))]"
      >
        <img src="/favicon.svg" alt="" width="24" height="24" className="mb-2 max-md:hidden" />
        <Place to="/queue" at={['queue', 'tickets']} icon="queue" name={t('app.queue')} />
        {may.open && <Place to="/new" at={['new']} icon="plus" name={t('new.title')} />}
        {may.seeInside && <Place to="/systems" at={['systems']} icon="systems" name={t('app.systems')} />}
        <button type="button" title={`${t('app.search')} (Ctrl K)`} className={ITEM} onClick={onSearch}>
          <Icon name="search" width="18" height="18" />
          <Label>{t('app.search')}</Label>
        </button>
        <div className="flex-1 max-md:hidden" />
        <button type="button" title={`${t('app.keys')} (?)`} className={`${ITEM} max-md:hidden`} onClick={onKeys}>
          <Icon name="keyboard" width="18" height="18" />
          <Label>{t('app.keys')}</Label>
        </button>
        <Account onPassword={onPassword} />
      </nav>
      <div className="flex min-h-0 min-w-0 flex-1">{children}</div>
      <Notices />
    </div>
  );
};

const THEME_ICONS: Record<Theme, IconName> = { system: 'half', light: 'sun', dark: 'moon' };
const ROW =
  'flex cursor-pointer items-center gap-2 rounded px-2 py-1.5 outline-none data-[highlighted]:bg-hover max-md:py-2.5';

const Account = ({ onPassword }: { onPassword: () => void }) => {
  const { t, i18n } = useTranslation();
  const user = useUser().data;
  const [chosen, setChosen] = useState(theme.current());
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger title={user?.name ?? t('app.account')} className={ITEM}>
        <Icon name="user" width="18" height="18" />
        <Label>{t('app.account')}</Label>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          side="right"
          align="end"
          sideOffset={6}
          collisionPadding={8}
          className="z-30 w-56 animate-rise rounded-lg border border-line bg-raised p-1 shadow-float"
        >
          {user && (
            <div className="border-b border-line px-2 pt-1 pb-2">
              <p className="font-medium">{user.name}</p>
              <p className="truncate text-xs text-faint">
                {user.email} · {user.role}
              </p>
            </div>
          )}
          <DropdownMenu.Item
            className={`${ROW} mt-1`}
            onSelect={(event) => {
              event.preventDefault();
              const next = theme.next();
              theme.apply(next);
              setChosen(next);
            }}
          >
            <Icon name={THEME_ICONS[chosen]} />
            {t(`app.theme.${chosen}`)}
          </DropdownMenu.Item>
          {(Object.keys(LANGUAGES) as Language[]).map((language) => (
            <DropdownMenu.Item key={language} className={ROW} onSelect={() => void setLanguage(language)}>
              <span className="flex size-4 items-center justify-center">
                {i18n.language === language && <Icon name="check" className="text-accent" />}
              </span>
              <span lang={language}>{LANGUAGES[language]}</span>
            </DropdownMenu.Item>
          ))}
          <DropdownMenu.Item className={`${ROW} mt-1 border-t border-line`} onSelect={onPassword}>
            <Icon name="key" />
            {t('password.title')}
          </DropdownMenu.Item>
          <DropdownMenu.Item className={ROW} onSelect={() => void session.close()}>
            <Icon name="out" />
            {t('app.logout')}
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
};

const LIVE_DOTS = { live: 'bg-good', connecting: 'bg-faint', offline: 'bg-warn' };

/** Whether changes arrive by themselves. */
export const LiveMark = () => {
  const { t } = useTranslation();
  const state = useSyncExternalStore(live.states, () => live.state);
  return (
    <span
      role="status"
      title={t(state === 'live' ? 'live.liveHint' : 'live.offlineHint')}
      className={`inline-flex items-center gap-1.5 text-xs ${state === 'offline' ? 'text-warn' : 'text-faint'}`}
    >
      <span className={`size-1.5 rounded-full ${LIVE_DOTS[state]}`} />
      {t(`live.${state}`)}
    </span>
  );
};
