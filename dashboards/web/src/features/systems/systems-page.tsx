import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ChannelIcon, Empty, Skeleton, SYSTEM_TONES, Tag } from '@/components/ui/bits.tsx';
import { ErrorNote } from '@/components/ui/error-note.tsx';
import { Icon } from '@/components/ui/icons.tsx';
import { CHANNELS, type Channel, type SystemStatus } from '@/lib/api/shapes.ts';
import { useSystems } from '@/lib/query.ts';
import { ago, fullTime, useNow } from '@/lib/time.ts';

const COUNTS = ['received', 'applied', 'duplicate', 'quarantined', 'pending'] as const;

/** What is connected, how it is, and that nothing was lost. */
export const SystemsPage = () => {
  const { t } = useTranslation();
  const systems = useSystems();
  return (
    <section className="min-w-0 flex-1 overflow-y-auto bg-sunk px-6 py-5 max-md:px-3">
      <div className="mx-auto max-w-4xl">
        <h1 className="text-lg font-semibold tracking-tight">{t('systems.title')}</h1>
        <p className="text-faint">{t('systems.lead')}</p>
        <div className="mt-4 flex flex-col gap-2">
          {systems.isPending && <Skeleton lines={6} />}
          {systems.isError && <ErrorNote error={systems.error} retry={() => void systems.refetch()} />}
          {systems.data?.length === 0 && <Empty title={t('systems.empty')} next={t('systems.emptyNext')} />}
          {systems.data?.map((system) => (
            <SystemCard key={system.name} system={system} />
          ))}
        </div>
      </div>
    </section>
  );
};

const SystemCard = ({ system }: { system: SystemStatus }) => {
  const { t, i18n } = useTranslation();
  const now = useNow();
  const { counts } = system;
  const missing = counts.received - counts.applied - counts.duplicate - counts.quarantined - counts.pending;
  const channel = CHANNELS.includes(system.type as Channel) ? (system.type as Channel) : null;
  const when = system.lastEventAt === null ? null : ago(system.lastEventAt, now, i18n.language, '');
  return (
    <article className="rounded-lg border border-line bg-surface px-4 py-3">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {channel && <ChannelIcon channel={channel} className="text-faint" />}
        <h2 className="text-base font-medium">{system.name}</h2>
        <Tag tone={SYSTEM_TONES[system.state]}>{t(`systems.state.${system.state}`)}</Tag>
        <span
          className="text-xs text-faint"
          title={system.lastEventAt ? fullTime(system.lastEventAt, i18n.language) : ''}
        >
          {when === null ? t('systems.never') : when === '' ? t('systems.lastNow') : t('systems.last', { when })}
        </span>
        <span className="flex-1" />
        <Link
          to={`/queue?status=all&system=${encodeURIComponent(system.name)}`}
          className="text-xs text-accent hover:underline"
        >
          {t('systems.tickets')}
        </Link>
      </header>
      {system.problem !== null && <p className="mt-1 break-words text-bad">{system.problem}</p>}
      <dl className="mt-2.5 grid grid-cols-5 gap-2 max-md:grid-cols-3">
        {COUNTS.map((name) => (
          <div key={name}>
            <dt className="text-xs text-faint">{t(`systems.${name}`)}</dt>
            <dd className={`text-lg ${name === 'quarantined' && counts[name] > 0 ? 'text-warn' : ''}`}>
              {new Intl.NumberFormat(i18n.language).format(counts[name])}
            </dd>
          </div>
        ))}
      </dl>
      <p className={`mt-1.5 flex items-center gap-1.5 text-xs ${missing === 0 ? 'text-faint' : 'text-bad'}`}>
        <Icon
          name={missing === 0 ? 'check' : 'warn'}
          width="13"
          height="13"
          className={missing === 0 ? 'text-good' : ''}
        />
        {missing === 0 ? t('systems.balanced') : t('systems.unbalanced', { missing })}
      </p>
    </article>
  );
};
