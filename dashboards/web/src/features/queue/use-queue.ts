import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { hub, type QueueFilter } from '@/lib/api/hub.ts';
import type { Page, Ticket } from '@/lib/api/shapes.ts';
import { live } from '@/lib/live.ts';
import { keys } from '@/lib/query.ts';
import { addOnTop, replaceInPlace, ticketsOf, type Pages } from './pages.ts';

const PAGE = 50;
/** News within this time are looked up together. */
const GATHER_MS = 400;

/** The queue as it was loaded. It is never reloaded by itself: that would move rows under the pointer. */
export const useQueue = (filter: QueueFilter) =>
  useInfiniteQuery({
    queryKey: keys.queue(filter),
    queryFn: ({ pageParam, signal }) => hub.tickets(filter, pageParam, PAGE, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

export interface News {
  /** How many tickets wait above the list. */
  count: number;
  /** Shows them: the list as it is now, from the top. */
  show: () => void;
  /** How often each ticket changed while it was looked at; a new number is a new tint. */
  tints: ReadonlyMap<string, number>;
}

/**
 * Keeps the loaded list true without moving it. A change asks for the first page once, however many came: tickets on
 * the screen are renewed in place, new ones are counted. While nobody has a hand on the list (`isQuiet`) new ones are
 * put on top at once.
 */
export const useNews = (filter: QueueFilter, isQuiet: () => boolean): News => {
  const client = useQueryClient();
  const [fresh, setFresh] = useState<{ filter: QueueFilter; page: Page<Ticket>; count: number } | null>(null);
  const [tints, setTints] = useState<ReadonlyMap<string, number>>(new Map());
  const touched = useRef(new Set<string>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const quiet = useRef(isQuiet);
  useEffect(() => {
    quiet.current = isQuiet;
  });

  useEffect(() => {
    let gone = false;
    const key = keys.queue(filter);
    const look = async () => {
      timer.current = undefined;
      const changed = touched.current;
      touched.current = new Set();
      const page = await hub.tickets(filter, null, PAGE);
      const loaded = client.getQueryData<Pages>(key);
      if (gone || loaded === undefined) return;
      const known = new Map(ticketsOf(loaded).map((ticket) => [ticket.id, ticket]));
      const newest = new Map(page.items.map((ticket) => [ticket.id, ticket]));
      // A loaded ticket that changed and is not at the top no longer fits the filter; it stays, with its new state.
      const left = [...changed].filter((id) => known.has(id) && !newest.has(id));
      for (const ticket of await Promise.allSettled(left.map((id) => hub.ticket(id)))) {
        if (ticket.status === 'fulfilled') newest.set(ticket.value.id, ticket.value);
      }
      const added = page.items.filter((ticket) => !known.has(ticket.id));
      const seen = [...newest.values()].filter(
        (ticket) => ticket.version > (known.get(ticket.id)?.version ?? Infinity),
      );
      const now = quiet.current() || known.size === 0;
      client.setQueryData<Pages>(key, (pages) => {
        if (pages === undefined) return pages;
        const renewed = replaceInPlace(pages, newest);
        return now ? addOnTop(renewed, added) : renewed;
      });
      const tinted = now ? [...seen, ...added] : seen;
      if (tinted.length > 0) {
        setTints((before) => {
          const after = new Map(before);
          for (const ticket of tinted) after.set(ticket.id, (after.get(ticket.id) ?? 0) + 1);
          return after;
        });
      }
      setFresh(now || added.length === 0 ? null : { filter, page, count: added.length });
    };
    const soon = (ticketId: string | null) => {
      if (ticketId !== null) touched.current.add(ticketId);
      timer.current ??= setTimeout(() => {
        look().catch(() => {
          // the next event, or the line's return, asks again
        });
      }, GATHER_MS);
    };
    const offEvents = live.events((event) => soon(event.ticketId));
    const offReconnects = live.reconnects(() => soon(null));
    return () => {
      gone = true;
      offEvents();
      offReconnects();
      clearTimeout(timer.current);
      timer.current = undefined;
    };
  }, [client, filter]);

  const waiting = fresh?.filter === filter ? fresh : null;
  const show = useCallback(() => {
    if (waiting === null) return;
    client.setQueryData<Pages>(keys.queue(filter), { pages: [waiting.page], pageParams: [null] });
    setFresh(null);
  }, [client, filter, waiting]);

  return { count: waiting?.count ?? 0, show, tints };
};
