import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/ui/button.tsx';
import { Icon } from '@/components/ui/icons.tsx';
import type { IncidentHint, Ticket } from '@/lib/api/shapes.ts';
import { useCategoryName, useMay } from '@/lib/query.ts';
import { clock, fullTime, useNow } from '@/lib/time.ts';
import { Broadcast } from './broadcast.tsx';
import { useHintActs, useIncidentHints } from './incident-acts.ts';
import { IncidentTickets } from './incident-tickets.tsx';

/** Says that many report the same, one line each, and more when asked. */
export const IncidentNotices = ({ ticket }: { ticket: Ticket }) =>
  useIncidentHints(ticket.id).data?.map((hint) => <IncidentNotice key={hint.id} hint={hint} ticketId={ticket.id} />);

const IncidentNotice = ({ hint, ticketId }: { hint: IncidentHint; ticketId: string }) => {
  const { t, i18n } = useTranslation();
  const may = useMay();
  const { confirm, dismiss } = useHintActs();
  const [open, setOpen] = useState(false);
  const id = useId();
  const now = useNow();
  const isConfirmed = hint.state === 'confirmed';
  const normally = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 }).format(hint.expected);
  return (
    <section aria-label={t(`incident.${hint.state}`)} className="shrink-0 border-b border-line bg-surface">
      <div
        className={`flex flex-wrap items-center gap-x-2 gap-y-1 px-5 py-1.5 max-md:px-3 ${isConfirmed ? 'bg-bad-soft' : 'bg-warn-soft'}`}
      >
        <p className="flex min-w-0 flex-1 basis-72 items-start gap-2">
          <Icon name="warn" className={`mt-0.5 shrink-0 ${isConfirmed ? 'text-bad' : 'text-warn'}`} />
          <span className="min-w-0 break-words">
            <span className={`font-medium ${isConfirmed ? 'text-bad' : 'text-warn'}`}>
              {t(`incident.${hint.state}`)}:
            </span>{' '}
            <span title={fullTime(hint.since, i18n.language)}>
              {t('incident.sum', { count: hint.persons, time: clock(hint.since, now, i18n.language), normally })}
            </span>
            {hint.terms.length > 0 && <span className="text-soft"> · {hint.terms.join(', ')}</span>}
          </span>
        </p>
        <div className="flex flex-wrap items-center gap-1">
          <Button look="quiet" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
            {open ? t('incident.less') : t('incident.more')}
            <Icon name="down" width="12" height="12" className={open ? 'rotate-180' : ''} />
          </Button>
          {may.work && !isConfirmed && <Button onClick={() => void confirm(hint)}>{t('incident.confirm')}</Button>}
          {may.work && (
            <Button look="quiet" onClick={() => dismiss(hint)}>
              {t('incident.dismiss')}
            </Button>
          )}
        </div>
      </div>
      {open && (
        <div id={id} className="flex max-h-[40vh] flex-col gap-2.5 overflow-y-auto px-5 py-2.5 pl-11 max-md:px-3">
          <Facts hint={hint} />
          <IncidentTickets ids={hint.tickets.filter((one) => one !== ticketId)} />
          {hint.broadcast.length > 0 && <Broadcast texts={hint.broadcast} />}
        </div>
      )}
    </section>
  );
};

/** Where, and how far from chance. */
const Facts = ({ hint }: { hint: IncidentHint }) => {
  const { t, i18n } = useTranslation();
  const categoryName = useCategoryName();
  const chance = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumSignificantDigits: 1 });
  const least = 0.0001;
  return (
    <p className="text-xs text-soft">
      {[
        hint.category === null ? t('incident.anyService') : categoryName(hint.category),
        hint.site ?? t('incident.anySite'),
        t('incident.chance', {
          percent: (hint.probability < least ? '< ' : '') + chance.format(Math.max(least, hint.probability)),
        }),
      ].join(' · ')}
    </p>
  );
};
