import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Skeleton } from '@/components/ui/bits.tsx';
import { Button } from '@/components/ui/button.tsx';
import { ErrorNote } from '@/components/ui/error-note.tsx';
import { Clock } from '@/components/ui/bits.tsx';
import { hub } from '@/lib/api/hub.ts';
import type { Attachment, Delivery, HistoryEntry, Ticket, TicketResponse } from '@/lib/api/shapes.ts';
import { keys, useMay } from '@/lib/query.ts';
import { Message } from './message.tsx';

interface Props {
  ticket: Ticket;
  responses: TicketResponse[] | undefined;
  error: unknown;
  retry: () => void;
  deliveries: Delivery[];
  attachments: Attachment[];
}

type Entry =
  { kind: 'response'; at: string; response: TicketResponse } | { kind: 'step'; at: string; step: HistoryEntry };

/** What was said and, if asked for, every step between; oldest first. */
export const Timeline = ({ ticket, responses, error, retry, deliveries, attachments }: Props) => {
  const { t } = useTranslation();
  const may = useMay();
  const [withSteps, setWithSteps] = useState(false);
  const history = useQuery({
    queryKey: keys.ticketPart(ticket.id, 'history'),
    queryFn: () => hub.history(ticket.id),
    enabled: withSteps,
  });
  const entries = useMemo<Entry[]>(() => {
    const said: Entry[] = (responses ?? []).map((response) => ({
      kind: 'response',
      at: response.createdAt,
      response,
    }));
    const steps: Entry[] = withSteps ? (history.data ?? []).map((step) => ({ kind: 'step', at: step.at, step })) : [];
    return [...said, ...steps].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  }, [responses, history.data, withSteps]);

  return (
    <section aria-label={t('timeline.label')}>
      <ol className="flex flex-col gap-3">
        <li>
          <Message
            author={ticket.requester.name}
            address={ticket.requester.email ?? ticket.requester.phone}
            text={ticket.description}
            language={ticket.language}
            isPublic
            byRequester
            origin={ticket.system}
            at={ticket.createdAt}
            attachments={attachments.filter((file) => file.responseId === null)}
          />
        </li>
        {may.seeInside && (
          <li className="-my-1 flex justify-center">
            <Button look="quiet" className="h-5 px-2 text-xs text-faint" onClick={() => setWithSteps(!withSteps)}>
              {withSteps ? t('timeline.hideHistory') : t('timeline.showHistory')}
            </Button>
          </li>
        )}
        {entries.map((entry) =>
          entry.kind === 'step' ? (
            <Step key={`step-${entry.step.seq}`} step={entry.step} />
          ) : (
            <li key={entry.response.id}>
              <Message
                author={entry.response.author.name}
                address={entry.response.author.address}
                text={entry.response.text}
                language={entry.response.byRequester ? ticket.language : null}
                isPublic={entry.response.visibility === 'PUBLIC'}
                byRequester={entry.response.byRequester}
                isAi={entry.response.isAi}
                isEdited={entry.response.editedAt !== null}
                origin={entry.response.origin}
                at={entry.response.createdAt}
                deliveries={deliveries.filter((delivery) => delivery.responseId === entry.response.id)}
                attachments={attachments.filter((file) => file.responseId === entry.response.id)}
              />
            </li>
          ),
        )}
      </ol>
      {responses === undefined && error === null && <Skeleton lines={4} />}
      {error !== null && <ErrorNote error={error} retry={retry} />}
      {withSteps && history.isError && <ErrorNote error={history.error} retry={() => void history.refetch()} />}
    </section>
  );
};

const words = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

/** One line of the journal: when, who or what, and which values. */
const Step = ({ step }: { step: HistoryEntry }) => {
  const values = Object.entries(step.detail)
    .map(([name, value]) => [name, words(value)] as const)
    .filter(([, value]) => value !== '' && value.length <= 60)
    .map(([name, value]) => `${name} ${value}`);
  return (
    <li className="flex items-baseline gap-2 px-3 text-xs text-faint">
      <Clock iso={step.at} className="shrink-0" />
      <span className="min-w-0 break-words">
        <span className="text-soft">{step.actor ?? step.origin}</span> {step.action.replace(/[._]/g, ' ')}
        {values.length > 0 && ` · ${values.join(', ')}`}
        {step.model !== null && ` · ${step.model}`}
      </span>
    </li>
  );
};
