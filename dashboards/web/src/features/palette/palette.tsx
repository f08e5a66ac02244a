import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ChannelIcon } from '@/components/ui/bits.tsx';
import { Dialog } from '@/components/ui/dialog.tsx';
import { Icon, type IconName } from '@/components/ui/icons.tsx';
import { session } from '@/lib/api/session.ts';
import { hub } from '@/lib/api/hub.ts';
import type { Ticket } from '@/lib/api/shapes.ts';
import { LANGUAGES, setLanguage, type Language } from '@/lib/i18n.ts';
import { useMay } from '@/lib/query.ts';
import { theme } from '@/lib/theme.ts';

interface Command {
  id: string;
  label: string;
  icon: IconName;
  ticket?: Ticket;
  act: () => void;
}

const REST_MS = 180;

const useRested = (value: string): string => {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
};

/** Every place and every ticket, by typing. */
export const Palette = ({ onClose, onKeys }: { onClose: () => void; onKeys: () => void }) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const may = useMay();
  const [words, setWords] = useState('');
  const [cursor, setCursor] = useState(0);
  const q = useRested(words.trim());
  const found = useQuery({
    queryKey: ['palette', q],
    queryFn: ({ signal }) => hub.tickets({ status: 'all', system: '', category: '', language: '', q }, null, 8, signal),
    enabled: q.length >= 2,
    placeholderData: (before) => before,
  });

  const go = (to: string) => () => void navigate(to);
  const commands: Command[] = [
    { id: 'queue', label: t('app.queue'), icon: 'queue', act: go('/queue') },
    { id: 'all', label: t('queue.showAll'), icon: 'queue', act: go('/queue?status=all') },
    { id: 'none', label: t('queue.unclassified'), icon: 'queue', act: go('/queue?category=none') },
    ...(may.open ? [{ id: 'new', label: t('new.title'), icon: 'plus', act: go('/new') } as const] : []),
    { id: 'systems', label: t('app.systems'), icon: 'systems', act: go('/systems') },
    { id: 'keys', label: t('app.keys'), icon: 'keyboard', act: onKeys },
    ...(['system', 'light', 'dark'] as const).map((one): Command => ({
      id: one,
      label: t(`app.theme.${one}`),
      icon: one === 'light' ? 'sun' : one === 'dark' ? 'moon' : 'half',
      act: () => theme.apply(one),
    })),
    ...(Object.keys(LANGUAGES) as Language[]).map((one): Command => ({
      id: one,
      label: `${t('app.language')}: ${LANGUAGES[one]}`,
      icon: 'portal',
      act: () => void setLanguage(one),
    })),
    { id: 'logout', label: t('app.logout'), icon: 'out', act: () => void session.close() },
  ];
  const tickets: Command[] =
    words.trim().length < 2
      ? []
      : (found.data?.items ?? []).map((ticket) => ({
          id: ticket.id,
          label: ticket.title,
          icon: 'queue',
          ticket,
          act: go(`/tickets/${ticket.id}`),
        }));
  const shown = [
    ...commands.filter((command) => command.label.toLowerCase().includes(words.trim().toLowerCase())),
    ...tickets,
  ];
  const at = Math.min(cursor, shown.length - 1);
  const choose = (command: Command | undefined) => {
    if (command === undefined) return;
    onClose();
    command.act();
  };

  return (
    <Dialog title={t('palette.title')} open onOpenChange={(open) => !open && onClose()} bare>
      <input
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={shown[at] ? `palette-${shown[at].id}` : undefined}
        aria-label={t('palette.title')}
        placeholder={t('palette.placeholder')}
        value={words}
        onChange={(event) => {
          setWords(event.target.value);
          setCursor(0);
        }}
        onKeyDown={(event) => {
          const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
          if (step !== undefined) {
            event.preventDefault();
            setCursor((at + step + shown.length) % Math.max(1, shown.length));
          } else if (event.key === 'Enter') {
            event.preventDefault();
            choose(shown[at]);
          }
        }}
        className="h-12 w-full shrink-0 border-b border-line bg-transparent px-4 text-lg outline-none"
      />
      <div id="palette-list" role="listbox" aria-label={t('palette.title')} className="min-h-0 overflow-y-auto p-1.5">
        {shown.map((command, index) => (
          <div
            key={command.id}
            id={`palette-${command.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onClick={() => choose(command)}
            onKeyDown={() => undefined}
            onPointerMove={() => setCursor(index)}
            ref={index === at ? (row) => row?.scrollIntoView({ block: 'nearest' }) : undefined}
            className={`flex h-9 cursor-pointer items-center gap-3 rounded-md px-3 ${index === at ? 'bg-hover' : ''}`}
          >
            {command.ticket ? (
              <ChannelIcon channel={command.ticket.channel} className="text-faint" />
            ) : (
              <Icon name={command.icon} className="text-faint" />
            )}
            <span className="min-w-0 flex-1 truncate">{command.label}</span>
            {command.ticket && <span className="font-mono text-xs text-faint">{command.ticket.number}</span>}
          </div>
        ))}
        {shown.length === 0 && (
          <p className="px-3 py-4 text-faint">
            {t('palette.none')} {t('palette.noneNext')}
          </p>
        )}
      </div>
    </Dialog>
  );
};
