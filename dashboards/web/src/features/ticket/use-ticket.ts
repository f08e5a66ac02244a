import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { hub } from '@/lib/api/hub.ts';
import { live } from '@/lib/live.ts';
import { keys, responsesQuery, ticketQuery, useMay } from '@/lib/query.ts';

/** Everything the page of a ticket shows, each part by itself, so that a slow part holds up no other. */
export const useTicket = (id: string) => {
  const { seeInside } = useMay();
  const part = <T>(name: string, queryFn: () => Promise<T>, enabled = seeInside) => ({
    queryKey: keys.ticketPart(id, name),
    queryFn,
    enabled,
  });
  return {
    ticket: useQuery(ticketQuery(id)),
    responses: useQuery(responsesQuery(id)),
    similar: useQuery(part('similar', () => hub.similar(id))),
    drafts: useQuery(part('drafts', () => hub.drafts(id))),
    deliveries: useQuery(part('deliveries', () => hub.deliveries(id))),
    attachments: useQuery(part('attachments', () => hub.attachments(id), true)),
  };
};

/** Reads the shown ticket again when the hub says that it changed; the number grows so that it can be tinted. */
export const useTicketNews = (id: string): number => {
  const client = useQueryClient();
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    const refresh = () => {
      void client.invalidateQueries({ queryKey: keys.ticket(id) });
    };
    const offEvents = live.events((event) => {
      if (event.ticketId !== id) return;
      if (event.origin !== 'person') setChanges((count) => count + 1);
      refresh();
    });
    const offReconnects = live.reconnects(refresh);
    return () => {
      offEvents();
      offReconnects();
    };
  }, [client, id]);
  return changes;
};
