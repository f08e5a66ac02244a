import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { InfiniteData } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { hub, type NewResponse, type TicketPatch } from '@/lib/api/hub.ts';
import type { Draft, Page, Ticket } from '@/lib/api/shapes.ts';
import { brief, explain } from '@/lib/explain.ts';
import { keys } from '@/lib/query.ts';
import { notify } from '@/lib/undo.ts';

/** The ticket as it now is, wherever it is shown. */
const keep = (client: QueryClient, ticket: Ticket): void => {
  client.setQueryData<Ticket>(keys.ticket(ticket.id), ticket);
  client.setQueriesData<InfiniteData<Page<Ticket>>>({ queryKey: keys.queues }, (pages) =>
    pages === undefined
      ? pages
      : {
          ...pages,
          pages: pages.pages.map((page) => ({
            ...page,
            items: page.items.map((item) => (item.id === ticket.id ? ticket : item)),
          })),
        },
  );
};

/** The patch that takes a change back; null where the hub has no word for "unset". */
export const reverse = (before: Ticket, patch: TicketPatch): TicketPatch | null => {
  const back: Record<string, string> = {};
  for (const field of Object.keys(patch) as (keyof TicketPatch)[]) {
    const value = before[field];
    if (value === null) return null;
    back[field] = value;
  }
  return back;
};

/** Changes fields at once, with the way back for ten seconds. */
export const useChange = (ticketId: string) => {
  const client = useQueryClient();
  const { t } = useTranslation();
  const current = () => client.getQueryData<Ticket>(keys.ticket(ticketId));

  const apply = async (patch: TicketPatch): Promise<boolean> => {
    const before = current();
    if (before === undefined) return false;
    await client.cancelQueries({ queryKey: keys.ticket(ticketId), exact: true });
    keep(client, { ...before, ...patch });
    try {
      keep(client, await hub.update(before, patch));
      return true;
    } catch (error) {
      keep(client, before);
      void client.invalidateQueries({ queryKey: keys.ticket(ticketId), exact: true });
      notify.bad(explain(error, t).what, brief(error, t));
      return false;
    }
  };

  return async (patch: TicketPatch, words: string): Promise<void> => {
    const before = current();
    if (before === undefined || !(await apply(patch))) return;
    const back = reverse(before, patch);
    notify.done(words, back === null ? null : () => void apply(back));
  };
};

export const useRespond = (ticketId: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (response: NewResponse) => hub.respond(ticketId, response),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.ticket(ticketId) }),
  });
};

/** A draft goes out now, or is put away with ten seconds to think again. */
export const useDraftActs = (ticketId: string) => {
  const client = useQueryClient();
  const { t } = useTranslation();
  const key = keys.ticketPart(ticketId, 'drafts');
  const mark = (id: string, state: Draft['state']) =>
    client.setQueryData<Draft[]>(key, (drafts) =>
      drafts?.map((draft) => (draft.id === id ? { ...draft, state } : draft)),
    );
  const approve = useMutation({
    mutationFn: ({ draft, text }: { draft: Draft; text: string | null }) => hub.approve(draft.id, draft.hash, text),
    onSuccess: (_, { draft }) => {
      // With four eyes this may have been the first of two; what it is now comes from the hub.
      if (!draft.fourEyes) mark(draft.id, 'approved');
      return client.invalidateQueries({ queryKey: keys.ticket(ticketId) });
    },
    onError: () => client.invalidateQueries({ queryKey: key }),
  });
  const discard = (draft: Draft) => {
    mark(draft.id, 'discarded');
    notify.later(
      t('draft.discarded'),
      () => {
        hub.discard(draft.id).catch((error: unknown) => {
          mark(draft.id, 'proposed');
          notify.bad(explain(error, t).what, brief(error, t));
        });
      },
      () => mark(draft.id, 'proposed'),
    );
  };
  return { approve, discard };
};
