import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Clock, Skeleton, StatusMark } from '@/components/ui/bits.tsx';
import { Button } from '@/components/ui/button.tsx';
import { ErrorNote } from '@/components/ui/error-note.tsx';
import { hub } from '@/lib/api/hub.ts';
import {
  STATUSES,
  type Attachment,
  type Delivery,
  type HistoryEntry,
  type Status,
  type Ticket,
  type TicketResponse,
} from '@/lib/api/shapes.ts';
import { percent } from '@/lib/percent.ts';
import { keys, useMay, useUser } from '@/lib/query.ts';
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

/** What was said, the changes of status between, and, if asked for, every other step; oldest first. */
export const Timeline = ({ ticket, responses, error, retry, deliveries, attachments }: Props) => {
  const { t } = useTranslation();
  const may = useMay();
  const [withSteps, setWithSteps] = useState(false);
  const history = useQuery({
    queryKey: keys.ticketPart(ticket.id, 'history'),
    queryFn: () => hub.history(ticket.id),
    enabled: may.seeInside,
  });
  const lastStatus = history.data?.findLast(changesStatus)?.seq;
  const entries = useMemo<Entry[]>(() => {
    const said: Entry[] = (responses ?? []).map((response) => ({
      kind: 'response',
      at: response.createdAt,
      response,
    }));
    const steps = (history.data ?? [])
      .filter((step) => withSteps || changesStatus(step))
      .map((step): Entry => ({ kind: 'step', at: step.at, step }));
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
            <Step
              key={`step-${entry.step.seq}`}
              step={entry.step}
              status={changesStatus(entry.step) ? statusOf(entry.step, lastStatus, ticket) : null}
            />
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
                attachments={entry.response.attachments}
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

const changedBy = (step: HistoryEntry): string[] =>
  Array.isArray(step.detail['changed'])
    ? step.detail['changed'].filter((name): name is string => typeof name === 'string')
    : [];

const changesStatus = (step: HistoryEntry): boolean =>
  step.action === 'ticket-changed' && changedBy(step).includes('status');

/** The journal names the changed fields; a value it does not keep is known of the last change only: it is the ticket's. */
const statusOf = (step: HistoryEntry, last: number | undefined, ticket: Ticket): Status | null => {
  const kept = STATUSES.find((status) => status === step.detail['status']);
  return kept ?? (step.seq === last ? ticket.status : null);
};

const STEPS = [
  'ticket-created',
  'ticket-changed',
  'ticket-enriched',
  'ticket-merged',
  'ticket-unmerged',
  'ticket-deleted',
  'response-added',
  'response-edited',
  'draft-proposed',
  'draft-approved',
  'draft-discarded',
  'delivery-sent',
  'delivery-unknown',
  'delivery-parked',
] as const;
const FIELDS = [
  'status',
  'category',
  'urgency',
  'title',
  'description',
  'assignee',
  'group',
  'language',
  'type',
  'impact',
  'site',
  'dataClass',
  'classification',
  'incidentHint',
] as const;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Who took a step: a person by name, else the system, the model or the hub. */
const useWho = (): ((step: HistoryEntry) => string) => {
  const { t } = useTranslation();
  const user = useUser().data;
  return (step) => {
    if (step.actor !== null && step.actor === user?.id) return t('step.you');
    if (step.actor !== null && !UUID.test(step.actor)) return step.actor;
    if (step.origin === 'person') return t('step.colleague');
    if (step.origin === 'ai') return t('step.model');
    return step.origin === 'hub' ? t('app.name') : step.origin;
  };
};

/** One line of the journal: when, who, and what, in words. A change of status stands out, it is part of the talk. */
const Step = ({ step, status }: { step: HistoryEntry; status: Status | null }) => {
  const { t } = useTranslation();
  const who = useWho();
  const isStatus = changesStatus(step);
  const known = STEPS.find((action) => action === step.action);
  const fields = changedBy(step)
    .map((name) => FIELDS.find((field) => field === name))
    .filter((field) => field !== undefined)
    .map((field) => t(`step.field.${field}`));
  const facts = [
    typeof step.detail['system'] === 'string' ? step.detail['system'] : '',
    typeof step.detail['confidence'] === 'number'
      ? t('queue.confidence', { percent: percent(step.detail['confidence']) })
      : '',
    step.detail['abstained'] === true ? t('queue.unsure') : '',
    step.model ?? '',
  ].filter(Boolean);
  return (
    <li className={`flex items-center gap-2 px-3 text-xs ${isStatus ? 'text-soft' : 'text-faint'}`}>
      <span className={`h-px w-4 shrink-0 ${isStatus ? 'bg-line-strong' : 'bg-line'}`} />
      <span className="flex min-w-0 flex-wrap items-center gap-x-1.5 break-words">
        <span className="font-medium">{who(step)}</span>
        {known === undefined
          ? step.action.replace(/[-._]/g, ' ')
          : known === 'ticket-changed'
            ? t('step.ticket-changed', { fields: fields.join(', ') })
            : t(`step.${known}`)}
        {status !== null && (
          <span className="font-medium text-ink">
            <StatusMark status={status} />
          </span>
        )}
        {facts.length > 0 && <span>· {facts.join(' · ')}</span>}
      </span>
      <span className="flex-1" />
      <Clock iso={step.at} className="shrink-0 text-faint" />
    </li>
  );
};
