import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { ConfidenceBar, Skeleton, StatusMark, Tag } from '@/components/ui/bits.tsx';
import { ErrorNote } from '@/components/ui/error-note.tsx';
import type { Attachment, Delivery, SimilarTicket, Ticket } from '@/lib/api/shapes.ts';
import { percent } from '@/lib/percent.ts';
import { useMay } from '@/lib/query.ts';
import { DataClassFact } from './data-class.tsx';
import { FileLink } from './file-link.tsx';
import { InSystems } from './in-systems.tsx';
import { Understanding } from './understanding.tsx';

const Section = ({ title, count, children }: { title: string; count?: number; children: ReactNode }) => (
  <section className="border-b border-line px-4 py-3 last:border-0">
    <h2 className="mb-2 text-xs font-semibold text-soft">
      {title}
      {count !== undefined && count > 0 && <span className="ml-1.5 font-normal text-faint">{count}</span>}
    </h2>
    {children}
  </section>
);

/** The parts of an answer that did not come do not hide those that did. */
const Part = <T,>({ of, children }: { of: UseQueryResult<T>; children: (data: T) => ReactNode }) => {
  if (of.data !== undefined) return children(of.data);
  return of.isError ? <ErrorNote error={of.error} retry={() => void of.refetch()} /> : <Skeleton lines={2} />;
};

interface Props {
  ticket: Ticket;
  similar: UseQueryResult<SimilarTicket[]>;
  deliveries: UseQueryResult<Delivery[]>;
  attachments: UseQueryResult<Attachment[]>;
}

/** What is known about a ticket besides what was said on it. */
export const ContextPanel = ({ ticket, similar, deliveries, attachments }: Props) => {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <div>
      {may.seeInside && (
        <Section title={t('context.understanding')}>
          <Understanding ticket={ticket} />
        </Section>
      )}
      {may.seeInside && (
        <Section title={t('context.similar')} count={similar.data?.length}>
          <Part of={similar}>{(tickets) => <Similar tickets={tickets} />}</Part>
        </Section>
      )}
      {may.seeInside && (
        <Section title={t('context.systems')}>
          <InSystems ticket={ticket} deliveries={deliveries.data ?? []} />
        </Section>
      )}
      <Section title={t('context.people')}>
        <People ticket={ticket} />
      </Section>
      {may.seeInside && (
        <Section title={t('dataClass.label')}>
          <DataClassFact ticket={ticket} />
        </Section>
      )}
      <Section title={t('context.files')} count={attachments.data?.length}>
        <Part of={attachments}>
          {(files) =>
            files.length === 0 ? (
              <p className="text-faint">{t('context.filesNone')}</p>
            ) : (
              <div className="flex flex-col items-start gap-1">
                {files.map((file) => (
                  <FileLink key={file.id} file={file} />
                ))}
              </div>
            )
          }
        </Part>
      </Section>
    </div>
  );
};

const SHOWN_SIMILAR = 6;

const Similar = ({ tickets }: { tickets: SimilarTicket[] }) => {
  const { t } = useTranslation();
  const { search } = useLocation();
  if (tickets.length === 0) return <p className="text-faint">{t('context.similarNone')}</p>;
  return (
    <ul className="-mx-2 flex flex-col">
      {tickets.slice(0, SHOWN_SIMILAR).map((ticket) => (
        <li key={ticket.id}>
          <Link
            to={{ pathname: `/tickets/${ticket.id}`, search }}
            title={ticket.reasons.join('\n')}
            className="block rounded-md px-2 py-1 hover:bg-hover"
          >
            <span className="flex items-baseline gap-2">
              <span className="min-w-0 flex-1 truncate">{ticket.title}</span>
              {ticket.duplicate && <Tag tone="info">{t('context.duplicate')}</Tag>}
            </span>
            <span className="flex items-center gap-2 text-xs whitespace-nowrap text-faint">
              <span className="font-mono">{ticket.number}</span>
              <span className="min-w-0 flex-1 truncate">
                <StatusMark status={ticket.status} />
              </span>
              <ConfidenceBar value={ticket.score} />
              <span>{percent(ticket.score)} %</span>
            </span>
            {ticket.reasons.slice(0, 2).map((reason) => (
              <span key={reason} className="block truncate text-xs text-faint">
                {reason}
              </span>
            ))}
          </Link>
        </li>
      ))}
    </ul>
  );
};

const People = ({ ticket }: { ticket: Ticket }) => {
  const { t } = useTranslation();
  const rows: [string, string | null][] = [
    [t('context.assignee'), ticket.assignee],
    [t('context.group'), ticket.group],
    [t('context.site'), ticket.site],
  ];
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1">
      <dt className="text-faint">{t('context.requester')}</dt>
      <dd className="min-w-0">
        <p className="truncate">{ticket.requester.name}</p>
        {[ticket.requester.email, ticket.requester.phone]
          .filter((address): address is string => address !== null && address !== ticket.requester.name)
          .map((address) => (
            <p key={address} className="truncate text-xs text-faint" title={address}>
              {address}
            </p>
          ))}
      </dd>
      {rows
        .filter(([, value]) => value !== null)
        .map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-faint">{name}</dt>
            <dd className="min-w-0 truncate">{value}</dd>
          </div>
        ))}
    </dl>
  );
};
