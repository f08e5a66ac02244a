import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Empty, Skeleton } from '@/components/ui/bits.tsx';
import { ErrorNote } from '@/components/ui/error-note.tsx';
import { Resizer } from '@/components/ui/resizer.tsx';
import { ApiError } from '@/lib/api/http.ts';
import type { usePanes } from '@/lib/media.ts';
import type { Visibility } from '@/lib/api/shapes.ts';
import { useKeys } from '@/lib/keys.ts';
import { keys } from '@/lib/query.ts';
import { useStoredNumber } from '@/lib/stored.ts';
import { Composer } from './composer.tsx';
import { ContextPanel } from './context-panel.tsx';
import { DraftCard } from './draft-card.tsx';
import { SentDraft } from './draft-parts.tsx';
import { TicketHeader } from './header.tsx';
import { IncidentNotices } from './incident-notice.tsx';
import { Timeline } from './timeline.tsx';
import { useTicket, useTicketNews } from './use-ticket.ts';

interface Props {
  id: string;
  panes: ReturnType<typeof usePanes>;
  onBack: (() => void) | null;
}

/** One ticket: its conversation with the box to answer, and what is known about it, beside it or as a second tab. */
export const TicketPane = ({ id, panes, onBack }: Props) => {
  const { t } = useTranslation();
  const parts = useTicket(id);
  const changes = useTicketNews(id);
  const [tab, setTab] = useState<'conversation' | 'details'>('conversation');
  const [width, setWidth] = useStoredNumber('pane.context', 312);
  const scroller = useRef<HTMLDivElement>(null);
  const ticket = parts.ticket.data;
  // Who goes on to write before the ticket is there gets the box as soon as it is.
  const [asked, setAsked] = useState<{ id: string; visibility: Visibility } | null>(null);
  useKeys(
    ticket === undefined
      ? { r: () => setAsked({ id, visibility: 'PUBLIC' }), n: () => setAsked({ id, visibility: 'INTERNAL' }) }
      : {},
  );
  const draft = parts.drafts.data?.find((one) => one.state === 'proposed');
  const sent = draft === undefined ? parts.drafts.data?.find((one) => one.state === 'approved') : undefined;

  useEffect(() => {
    if (ticket !== undefined) document.title = `${ticket.number} ${ticket.title}`;
    return () => {
      document.title = 'OmniDesk';
    };
  }, [ticket]);

  // A merged ticket's address leads on to its survivor.
  const client = useQueryClient();
  const navigate = useNavigate();
  useEffect(() => {
    if (ticket === undefined || ticket.id === id) return;
    client.setQueryData(keys.ticket(ticket.id), ticket);
    void navigate({ pathname: `/tickets/${ticket.id}`, search: window.location.search }, { replace: true });
  }, [client, id, navigate, ticket]);

  // The newest words are at the end: begin there, once all has come, and never scroll by itself again.
  const isLoaded = [parts.responses, parts.drafts, parts.deliveries, parts.attachments].every(
    (part) => !part.isLoading,
  );
  useEffect(() => {
    if (isLoaded) scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  }, [id, isLoaded]);

  if (ticket === undefined) {
    const isMissing = parts.ticket.error instanceof ApiError && parts.ticket.error.status === 404;
    return (
      <section aria-label={t('ticket.content')} className="min-w-0 flex-1 bg-sunk p-6">
        {parts.ticket.isError ? (
          isMissing ? (
            <Empty title={t('ticket.notFound')} next={t('error.missingNext')} />
          ) : (
            <ErrorNote error={parts.ticket.error} retry={() => void parts.ticket.refetch()} />
          )
        ) : (
          <Skeleton lines={6} />
        )}
      </section>
    );
  }

  const context = (
    <ContextPanel
      ticket={ticket}
      similar={parts.similar}
      deliveries={parts.deliveries}
      attachments={parts.attachments}
    />
  );
  const tabButton = (value: typeof tab, label: string) => (
    <button
      type="button"
      role="tab"
      aria-selected={tab === value}
      onClick={() => setTab(value)}
      className={`h-9 border-b-2 px-1 text-xs font-medium ${tab === value ? 'border-accent text-ink' : 'border-transparent text-faint'}`}
    >
      {label}
    </button>
  );
  return (
    <>
      <section aria-label={t('ticket.content')} className="relative flex min-w-0 flex-1 flex-col bg-sunk">
        {changes > 0 && (
          <span key={changes} aria-hidden="true" className="absolute inset-x-0 top-0 h-0.5 animate-tint" />
        )}
        <TicketHeader ticket={ticket} onBack={onBack} />
        <IncidentNotices ticket={ticket} />
        {panes < 3 && (
          <div
            role="tablist"
            aria-label={t('ticket.content')}
            className="flex shrink-0 gap-4 border-b border-line bg-surface px-5 max-md:px-3"
          >
            {tabButton('conversation', t('ticket.conversation'))}
            {tabButton('details', t('ticket.details'))}
          </div>
        )}
        {panes < 3 && tab === 'details' ? (
          <div className="min-h-0 flex-1 overflow-y-auto bg-surface">{context}</div>
        ) : (
          <>
            <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto px-5 py-4 max-md:px-2 max-md:py-3">
              <div className="mx-auto max-w-3xl">
                <Timeline
                  key={id}
                  ticket={ticket}
                  responses={parts.responses.data}
                  error={parts.responses.error}
                  retry={() => void parts.responses.refetch()}
                  deliveries={parts.deliveries.data ?? []}
                  attachments={parts.attachments.data ?? []}
                />
                {draft && <DraftCard key={draft.id + draft.hash} ticket={ticket} draft={draft} />}
                {sent && <SentDraft draft={sent} />}
              </div>
            </div>
            <Composer key={id} ticket={ticket} asked={asked?.id === id ? asked.visibility : null} />
          </>
        )}
      </section>
      {panes === 3 && (
        <>
          <Resizer pane="right" width={width} onWidth={setWidth} min={240} max={480} />
          <aside
            aria-label={t('context.label')}
            style={{ width }}
            className="min-h-0 shrink-0 overflow-y-auto bg-surface"
          >
            {context}
          </aside>
        </>
      )}
    </>
  );
};
