import { useQuery, useQueryClient, type Query } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { hub } from '@/lib/api/hub.ts';
import type { HintState, IncidentHint } from '@/lib/api/shapes.ts';
import { brief, explain } from '@/lib/explain.ts';
import { keys, useMay } from '@/lib/query.ts';
import { notify } from '@/lib/undo.ts';

const PART = 'incident-hints';
/** One incident shows on all its tickets. */
const OF_ANY_TICKET = { predicate: ({ queryKey }: Query) => queryKey[2] === PART };

/** Dismissed here and still to be taken back: away, however often the hub is asked meanwhile. */
const leaving = new Set<string>();

/** The major incidents that a ticket may be part of. As a part of the ticket they are read again with its news. */
export const useIncidentHints = (ticketId: string) =>
  useQuery({
    queryKey: keys.ticketPart(ticketId, PART),
    queryFn: async () => (await hub.incidentHints(ticketId)).filter((hint) => !leaving.has(hint.id)),
    select: (hints) => hints.filter((hint) => hint.state !== 'dismissed'),
    enabled: useMay().seeInside,
  });

/** A person's word on a suspicion. The hub knows no way back to "suspected", so to dismiss one waits ten seconds. */
export const useHintActs = () => {
  const client = useQueryClient();
  const { t } = useTranslation();
  const mark = (id: string, state: HintState) =>
    client.setQueriesData<IncidentHint[]>(OF_ANY_TICKET, (hints) =>
      hints?.map((hint) => (hint.id === id ? { ...hint, state } : hint)),
    );
  const settle = async (hint: IncidentHint, state: 'confirmed' | 'dismissed'): Promise<boolean> => {
    try {
      await hub.settleHint(hint.id, state);
      return true;
    } catch (error) {
      mark(hint.id, hint.state);
      notify.bad(explain(error, t).what, brief(error, t));
      return false;
    } finally {
      leaving.delete(hint.id);
      void client.invalidateQueries(OF_ANY_TICKET);
    }
  };
  return {
    confirm: async (hint: IncidentHint) => {
      mark(hint.id, 'confirmed');
      if (await settle(hint, 'confirmed')) notify.done(t('incident.confirmDone'));
    },
    dismiss: (hint: IncidentHint) => {
      leaving.add(hint.id);
      mark(hint.id, 'dismissed');
      notify.later(
        t('incident.dismissDone'),
        () => void settle(hint, 'dismissed'),
        () => {
          leaving.delete(hint.id);
          mark(hint.id, hint.state);
          void client.invalidateQueries(OF_ANY_TICKET);
        },
      );
    },
  };
};
