import { QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { session } from '@/lib/api/session.ts';
import type { LiveEvent } from '@/lib/api/shapes.ts';
import { live } from '@/lib/live.ts';
import { createQueryClient } from '@/lib/query.ts';
import { NO_FILTER } from './filter.ts';
import { ticketsOf } from './pages.ts';
import { useNews, useQueue } from './use-queue.ts';

let hubHas: { id: string; version: number; status?: string }[] = [];
let tell: (ticketId: string) => void = () => undefined;

beforeEach(() => {
  session.open({ accessToken: 'token', refreshToken: 'refresh', expiresIn: 900 });
  vi.stubGlobal('fetch', (input: URL) => {
    const id = input.pathname.split('/')[3] ?? '';
    const body = id === '' ? { items: hubHas, next: null } : { id, version: 9, status: 'resolved' };
    return Promise.resolve(new Response(JSON.stringify(body)));
  });
  vi.spyOn(live, 'events').mockImplementation((listener) => {
    tell = (ticketId) => listener({ ticketId } as LiveEvent);
    return () => undefined;
  });
});

const start = async (isQuiet: boolean) => {
  hubHas = [
    { id: 'a', version: 1 },
    { id: 'b', version: 1 },
  ];
  const client = createQueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const { result } = renderHook(() => ({ queue: useQueue(NO_FILTER), news: useNews(NO_FILTER, () => isQuiet) }), {
    wrapper,
  });
  await waitFor(() => expect(result.current.queue.isSuccess).toBe(true));
  const rows = () => ticketsOf(result.current.queue.data).map((ticket) => `${ticket.id}${ticket.version}`);
  return { result, rows };
};

test('under_a_hand_new_tickets_wait_in_the_pill_and_no_row_moves', async () => {
  const { result, rows } = await start(false);
  hubHas = [
    { id: 'n', version: 1 },
    { id: 'b', version: 2 },
    { id: 'a', version: 1 },
  ];
  act(() => {
    tell('n');
    tell('b');
  });
  await waitFor(() => expect(result.current.news.count).toBe(1));
  expect(rows()).toEqual(['a1', 'b2']);
  expect(result.current.news.tints.get('b')).toBe(1);
  act(() => result.current.news.show());
  await waitFor(() => expect(rows()).toEqual(['n1', 'b2', 'a1']));
  expect(result.current.news.count).toBe(0);
});

test('while_nobody_touches_the_list_a_new_ticket_appears_by_itself', async () => {
  const { result, rows } = await start(true);
  hubHas = [{ id: 'n', version: 1 }, ...hubHas];
  act(() => tell('n'));
  await waitFor(() => expect(rows()).toEqual(['n1', 'a1', 'b1']));
  expect(result.current.news.count).toBe(0);
});

test('a_ticket_that_no_longer_fits_the_filter_stays_in_its_place_with_its_new_state', async () => {
  const { result, rows } = await start(false);
  hubHas = [{ id: 'b', version: 1 }];
  act(() => tell('a'));
  await waitFor(() => expect(rows()).toEqual(['a9', 'b1']));
  expect(ticketsOf(result.current.queue.data)[0]?.status).toBe('resolved');
});
