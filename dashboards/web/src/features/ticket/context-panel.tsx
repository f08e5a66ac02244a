import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Abstained, ConfidenceBar, Skeleton, Tag, UrgencyMark, type Tone } from '@/components/ui/bits.tsx';
import { Clock } from '@/components/ui/bits.tsx';
import { ErrorNote } from '@/components/ui/error-note.tsx';
import { Icon } from '@/components/ui/icons.tsx';
import type { Attachment, BondState, Delivery, SimilarTicket, Ticket } from '@/lib/api/shapes.ts';
import { languageName } from '@/lib/languages.ts';
import { useCategoryName, useMay } from '@/lib/query.ts';
import { FileLink } from './file-link.tsx';
import { DeliveryMark } from './message.tsx';

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
      <Section title={t('context.understanding')}>
        <Understanding ticket={ticket} />
      </Section>
      {may.seeInside && (
        <Section title={t('context.similar')} count={similar.data?.length}>
          <Part of={similar}>{(tickets) => <Similar tickets={tickets} />}</Part>
        </Section>
      )}
      <Section title={t('context.systems')}>
        <InSystems ticket={ticket} deliveries={deliveries.data ?? []} />
      </Section>
      <Section title={t('context.people')}>
        <People ticket={ticket} />
      </Section>
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

const Understanding = ({ ticket }: { ticket: Ticket }) => {
  const { t, i18n } = useTranslation();
  const categoryName = useCategoryName();
  const understood = ticket.classification;
  if (understood === null) return <p className="text-faint">{t('context.pending')}</p>;
  const confidence = understood.confidence ?? 0;
  const isCorrected = ticket.category !== null && (understood.abstained || ticket.category !== understood.category);
  return (
    <div className="flex flex-col gap-2">
      {understood.abstained ? (
        <div className="flex items-start gap-2">
          <span className="mt-0.5">
            <Abstained title={t('queue.unsure')} />
          </span>
          <div>
            <p>{t('context.abstained')}</p>
            {understood.category !== null && (
              <p className="text-faint">
                {t('context.guess', { category: categoryName(understood.category) })} · {Math.round(confidence * 100)} %
              </p>
            )}
          </div>
        </div>
      ) : (
        <div>
          <div className="flex items-baseline justify-between gap-2">
            <span className={isCorrected ? 'text-faint line-through' : 'font-medium'}>
              {understood.category === null ? t('queue.unclassified') : categoryName(understood.category)}
            </span>
            <span className="text-soft">{Math.round(confidence * 100)} %</span>
          </div>
          <ConfidenceBar value={confidence} wide />
        </div>
      )}
      {isCorrected && ticket.category !== null && (
        <p className="flex items-center gap-1.5">
          <Icon name="user" width="13" height="13" className="text-faint" />
          <span className="font-medium">{categoryName(ticket.category)}</span>
          <span className="text-faint">{t('context.corrected')}</span>
        </p>
      )}
      {understood.reasons.length > 0 && (
        <div>
          <p className="text-xs text-faint">{t('context.why')}</p>
          <ul className="mt-0.5 flex flex-wrap gap-1">
            {understood.reasons.map((reason) => (
              <li
                key={reason.kind + reason.text}
                className="max-w-full rounded bg-hover px-1.5 text-xs leading-5 break-words text-soft"
              >
                {reason.text}
              </li>
            ))}
          </ul>
        </div>
      )}
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 text-xs">
        {understood.urgency !== null && (
          <>
            <dt className="text-faint">{t('ticket.urgency')}</dt>
            <dd className="flex items-center gap-2">
              <UrgencyMark urgency={understood.urgency} />
              {understood.urgencyConfidence !== null && (
                <span className="text-faint">{Math.round(understood.urgencyConfidence * 100)} %</span>
              )}
            </dd>
          </>
        )}
        {ticket.language !== null && (
          <>
            <dt className="text-faint">{t('context.language')}</dt>
            <dd>{languageName(ticket.language, i18n.language)}</dd>
          </>
        )}
        {understood.model !== null && (
          <>
            <dt className="text-faint">{t('context.model')}</dt>
            <dd className="truncate font-mono text-2xs leading-4" title={understood.model}>
              {understood.model}
            </dd>
          </>
        )}
      </dl>
    </div>
  );
};

const Similar = ({ tickets }: { tickets: SimilarTicket[] }) => {
  const { t } = useTranslation();
  if (tickets.length === 0) return <p className="text-faint">{t('context.similarNone')}</p>;
  return (
    <ul className="-mx-2 flex flex-col">
      {tickets.slice(0, 6).map((ticket) => (
        <li key={ticket.id}>
          <Link to={`/tickets/${ticket.id}`} className="block rounded-md px-2 py-1 hover:bg-hover">
            <span className="block truncate">{ticket.title}</span>
            <span className="flex items-center gap-2 text-xs text-faint">
              <span className="font-mono">{ticket.number}</span>
              <span className="truncate">{t(`status.${ticket.status}`)}</span>
              <span className="flex-1" />
              {Math.round(ticket.score * 100)} %
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
};

const BOND_TONES: Record<BondState, Tone> = { in_step: 'good', due: 'info', failing: 'bad', gone: 'plain' };

/** Only an address that a browser opens as a page becomes a link. */
export const safeLink = (url: string | null): string | null => {
  try {
    return url !== null && /^https?:$/.test(new URL(url).protocol) ? url : null;
  } catch {
    return null;
  }
};

const InSystems = ({ ticket, deliveries }: { ticket: Ticket; deliveries: Delivery[] }) => {
  const { t } = useTranslation();
  const bonded = new Set(ticket.bonds.map((bond) => bond.system));
  const others = [...new Set(deliveries.map((delivery) => delivery.system))].filter((name) => !bonded.has(name));
  if (ticket.bonds.length === 0 && others.length === 0) return <p className="text-faint">{t('context.systemsNone')}</p>;
  return (
    <ul className="flex flex-col gap-2.5">
      {ticket.bonds.map((bond) => {
        const link = safeLink(bond.url);
        return (
          <li key={bond.system + bond.externalId}>
            <div className="flex items-center gap-2">
              <span className="shrink-0 font-medium">{bond.system}</span>
              {link === null ? (
                <span className="min-w-0 truncate font-mono text-2xs text-faint" title={bond.externalId}>
                  {bond.externalId}
                </span>
              ) : (
                <a
                  href={link}
                  target="_blank"
                  rel="noopener noreferrer"
                  title={t('context.openThere', { id: bond.externalId, system: bond.system })}
                  className="inline-flex min-w-0 items-center gap-1 font-mono text-2xs text-accent hover:underline"
                >
                  <span className="truncate">{bond.externalId}</span>
                  <Icon name="out" width="11" height="11" className="shrink-0" />
                </a>
              )}
              <span className="flex-1" />
              <Tag tone={BOND_TONES[bond.state]}>{t(`bond.${bond.state}`)}</Tag>
            </div>
            <Deliveries deliveries={deliveries.filter((delivery) => delivery.system === bond.system)} />
          </li>
        );
      })}
      {others.map((system) => (
        <li key={system}>
          <span className="font-medium">{system}</span>
          <Deliveries deliveries={deliveries.filter((delivery) => delivery.system === system)} />
        </li>
      ))}
    </ul>
  );
};

const LATEST = 4;

const Deliveries = ({ deliveries }: { deliveries: Delivery[] }) => {
  const { t } = useTranslation();
  return (
    <ul className="mt-1 flex flex-col gap-1">
      {deliveries.slice(0, LATEST).map((delivery) => {
        const kind = delivery.kind;
        const isKnown = kind === 'response' || kind === 'status' || kind === 'notice';
        const at = delivery.sentAt ?? delivery.dueAt;
        return (
          <li key={delivery.id} className="border-l border-line-strong pl-2 text-xs">
            <div className="flex items-center gap-1.5">
              <span className="text-faint">{isKnown ? t(`deliveryKind.${kind}`) : kind}</span>
              <DeliveryMark delivery={delivery} bare />
              <span className="flex-1" />
              {at !== null && <Clock iso={at} className="text-faint" />}
            </div>
            {delivery.state !== 'sent' && delivery.reason !== null && (
              <p className="break-words text-soft">{delivery.reason}</p>
            )}
            {(delivery.state === 'unknown' || delivery.state === 'parked' || delivery.state === 'suppressed') && (
              <p className="text-faint">{t(`deliveryHint.${delivery.state}`)}</p>
            )}
          </li>
        );
      })}
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
          .filter((address) => address !== null)
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
