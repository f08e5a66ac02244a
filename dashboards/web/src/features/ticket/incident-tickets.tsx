import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { StatusMark } from '@/components/ui/bits.tsx';
import { languageTag } from '@/lib/languages.ts';
import { ticketQuery } from '@/lib/query.ts';

const FIRST = 5;
const MINUTE = 60_000;

/** The other tickets of an incident, the newest first; a few, and all when asked. */
export const IncidentTickets = ({ ids }: { ids: string[] }) => {
  const { t } = useTranslation();
  const { search } = useLocation();
  const [all, setAll] = useState(false);
  const newest = ids.toReversed();
  const shown = all ? newest : newest.slice(0, FIRST);
  const tickets = useQueries({ queries: shown.map((id) => ({ ...ticketQuery(id), staleTime: MINUTE })) });
  if (ids.length === 0) return null;
  return (
    <div>
      <h3 className="text-xs font-medium text-soft">{t('incident.tickets', { count: ids.length })}</h3>
      <ul aria-label={t('incident.tickets', { count: ids.length })} className="mt-0.5 flex flex-col">
        {tickets.map(({ data, isError }, index) => (
          <li key={shown[index]} className="flex min-w-0 items-baseline gap-2 max-md:py-1">
            {data === undefined ? (
              <span className="text-faint">{isError ? t('ticket.notFound') : '…'}</span>
            ) : (
              <>
                <Link
                  to={{ pathname: `/tickets/${data.id}`, search }}
                  className="flex min-w-0 items-baseline gap-2 text-accent hover:underline"
                >
                  <span className="shrink-0 font-mono text-xs">{data.number}</span>
                  <span lang={languageTag(data.language)} className="truncate">
                    {data.title}
                  </span>
                </Link>
                <span className="shrink-0 text-xs text-soft max-md:hidden">{data.requester.name}</span>
                <span className="shrink-0 text-xs text-soft">
                  <StatusMark status={data.status} />
                </span>
              </>
            )}
          </li>
        ))}
      </ul>
      {!all && ids.length > FIRST && (
        <button type="button" className="text-xs text-accent hover:underline max-md:py-2" onClick={() => setAll(true)}>
          {t('incident.allTickets', { count: ids.length - FIRST })}
        </button>
      )}
    </div>
  );
};
