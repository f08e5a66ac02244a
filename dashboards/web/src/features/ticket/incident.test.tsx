import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { session } from '@/lib/api/session.ts';
import { liveEventOf, ticketOf, userOf, type LiveEvent } from '@/lib/api/shapes.ts';
import { startI18n } from '@/lib/i18n.ts';
import { live } from '@/lib/live.ts';
import { createQueryClient, keys } from '@/lib/query.ts';
import { notify } from '@/lib/undo.ts';
import { seed } from '@/testing/mock-data.ts';
import { INCIDENT } from '@/testing/mock-understanding.ts';
import { IncidentNotices } from './incident-notice.tsx';
import { useTicketNews } from './use-ticket.ts';

const tickets = seed();
const [shown] = tickets;
const ticket = ticketOf(shown);

let hint: object = INCIDENT;
let sent: { path: string; body: unknown }[] = [];
let client: QueryClient;

beforeAll(startI18n);
beforeEach(() => {
  hint = INCIDENT;
  sent = [];
  session.open({ accessToken: 'token', refreshToken: 'refresh', expiresIn: 900 });
  client = createQueryClient();
  vi.stubGlobal('fetch', (input: URL, init: RequestInit = {}) => {
    const { pathname } = input;
    if (init.method === 'POST') {
      const body = JSON.parse(init.body as string) as object;
      sent.push({ path: pathname, body });
      hint = { ...hint, ...body };
    }
    const one = tickets.find(({ id }) => pathname === `/api/tickets/${id}`);
    const items = 'state' in hint && hint.state === 'dismissed' ? [] : [hint];
    const body = pathname.endsWith('/incident-hints') ? { items, next: null } : (one ?? hint);
    return Promise.resolve(new Response(JSON.stringify(body)));
  });
});
afterEach(() => {
  for (const notice of notify.current()) notify.dismiss(notice);
});

const show = (role = 'agent') => {
  client.setQueryData(keys.user, userOf({ id: 'u', email: 'asha@example.org', name: 'Asha', role }));
  return render(
    <QueryClientProvider client={client}>
      <MemoryRouter>
        <IncidentNotices ticket={ticket} />
      </MemoryRouter>
    </QueryClientProvider>,
  );
};
const notice = () => screen.findByRole('region', { name: /major incident/ });

test('a_suspicion_says_how_many_since_when_and_what_is_normal', async () => {
  show();
  expect((await notice()).textContent).toMatch(
    /Part of a suspected major incident: 6 people since \d\d:\d\d, normally 0\.3 · gateway, vpn/,
  );
});

test('its_other_tickets_are_links_and_the_shown_one_is_not_among_them', async () => {
  const user = userEvent.setup();
  show();
  await user.click(within(await notice()).getByRole('button', { name: 'Show' }));
  const list = within(screen.getByRole('list', { name: '6 other tickets' }));
  await waitFor(() => expect(list.getAllByRole('link')).toHaveLength(5));
  await user.click(screen.getByRole('button', { name: 'Show 1 more' }));
  await waitFor(() => expect(list.getAllByRole('link')).toHaveLength(6));
  expect(list.queryByRole('link', { name: new RegExp(ticket.number) })).toBeNull();
});

test('the_message_to_everybody_is_read_in_each_language_and_copied', async () => {
  const user = userEvent.setup();
  show();
  await user.click(within(await notice()).getByRole('button', { name: 'Show' }));
  expect(screen.getByText(INCIDENT.broadcast.en)).toBeDefined();
  await user.selectOptions(screen.getByRole('combobox', { name: 'Language of the message' }), 'hi');
  expect(screen.getByText(INCIDENT.broadcast.hi).lang).toBe('hi');
  await user.click(screen.getByRole('button', { name: 'Copy' }));
  expect(await navigator.clipboard.readText()).toBe(INCIDENT.broadcast.hi);
});

test('a_confirmed_one_is_no_longer_called_suspected', async () => {
  const user = userEvent.setup();
  show();
  await user.click(within(await notice()).getByRole('button', { name: 'Confirm' }));
  await waitFor(() => expect(screen.queryByText(/suspected/)).toBeNull());
  expect(sent).toEqual([{ path: `/api/incident-hints/${INCIDENT.id}/settle`, body: { state: 'confirmed' } }]);
  expect(screen.queryByRole('button', { name: 'Confirm' })).toBeNull();
});

test('a_dismissed_one_goes_stays_away_while_the_ticket_is_read_again_and_can_be_taken_back', async () => {
  const user = userEvent.setup();
  show();
  await user.click(within(await notice()).getByRole('button', { name: 'Dismiss' }));
  expect(screen.queryByRole('region')).toBeNull();
  await act(() => client.invalidateQueries({ queryKey: keys.ticket(ticket.id) }));
  expect(screen.queryByRole('region')).toBeNull();
  act(() => notify.undoLast());
  expect(await notice()).toBeDefined();
  expect(sent).toEqual([]);
});

test('a_dismissal_that_nobody_took_back_reaches_the_hub_when_the_page_goes_away', async () => {
  const user = userEvent.setup();
  show();
  await user.click(within(await notice()).getByRole('button', { name: 'Dismiss' }));
  act(() => void window.dispatchEvent(new Event('pagehide')));
  await waitFor(() =>
    expect(sent).toEqual([{ path: `/api/incident-hints/${INCIDENT.id}/settle`, body: { state: 'dismissed' } }]),
  );
});

test('an_auditor_reads_it_and_decides_nothing', async () => {
  show('auditor');
  const region = within(await notice());
  expect(region.getAllByRole('button').map((button) => button.textContent)).toEqual(['Show']);
});

test('a_requester_s_page_does_not_ask_for_it', async () => {
  show('requester');
  await act(() => Promise.resolve());
  expect(screen.queryByRole('region')).toBeNull();
  expect(client.isFetching()).toBe(0);
});

test('an_event_that_names_the_hint_brings_it_onto_the_shown_ticket', async () => {
  let tell: (event: LiveEvent) => void = () => undefined;
  vi.spyOn(live, 'events').mockImplementation((listener) => {
    tell = listener;
    return () => undefined;
  });
  const Page = () => {
    useTicketNews(ticket.id);
    return <IncidentNotices ticket={ticket} />;
  };
  hint = { ...INCIDENT, state: 'dismissed' };
  client.setQueryData(keys.user, userOf({ id: 'u', email: 'asha@example.org', name: 'Asha', role: 'agent' }));
  render(
    <QueryClientProvider client={client}>
      <MemoryRouter>
        <Page />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  await waitFor(() => expect(client.isFetching()).toBe(0));
  expect(screen.queryByRole('region')).toBeNull();
  hint = INCIDENT;
  const event = liveEventOf({ id: 'e', ticketId: ticket.id, changed: ['incidentHint'], origin: 'ai' });
  if (event !== null) act(() => tell(event));
  expect(await notice()).toBeDefined();
});
