import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { MemoryRouter, Route, Routes } from 'react-router';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { NewTicketPage } from '@/features/new-ticket/new-ticket-page.tsx';
import { PasswordDialog } from '@/features/session/password-dialog.tsx';
import { session } from '@/lib/api/session.ts';
import { userOf } from '@/lib/api/shapes.ts';
import { startI18n } from '@/lib/i18n.ts';
import { createQueryClient, keys } from '@/lib/query.ts';

let sent: { path: string; body: unknown }[] = [];

beforeAll(startI18n);
beforeEach(() => {
  sent = [];
  session.open({ accessToken: 'token', refreshToken: 'refresh', expiresIn: 900 });
  vi.stubGlobal('fetch', (input: URL, init: RequestInit = {}) => {
    sent.push({ path: input.pathname, body: typeof init.body === 'string' ? JSON.parse(init.body) : null });
    const body = { id: 'T7', number: 'OD-000007', accessToken: 'a', refreshToken: 'b', expiresIn: 900 };
    return Promise.resolve(new Response(JSON.stringify(body)));
  });
});

const show = (node: ReactNode, role: string) => {
  const client = createQueryClient();
  client.setQueryData(keys.user, userOf({ id: 'u', email: 'ravi@example.org', name: 'Ravi', role }));
  render(
    <QueryClientProvider client={client}>
      <MemoryRouter>
        <Routes>
          <Route path="/" element={node} />
          <Route path="/tickets/:id" element={<p>the ticket</p>} />
        </Routes>
      </MemoryRouter>
    </QueryClientProvider>,
  );
};

test('a_requester_opens_a_ticket_and_is_led_to_it', async () => {
  const user = userEvent.setup();
  show(<NewTicketPage />, 'requester');
  const send = () => screen.getByRole<HTMLButtonElement>('button', { name: /Open the ticket/ });
  expect(send().disabled).toBe(true);
  await user.type(screen.getByRole('textbox', { name: /What is it about/ }), 'Badge reader dark');
  await user.type(screen.getByRole('textbox', { name: /What happens/ }), 'Gate 3 since today.');
  await user.click(screen.getByRole('radio', { name: /High/ }));
  await user.click(send());
  await screen.findByText('the ticket');
  expect(sent).toEqual([
    {
      path: '/api/tickets/',
      body: { title: 'Badge reader dark', description: 'Gate 3 since today.', urgency: 'high' },
    },
  ]);
});

test('an_auditor_is_told_that_the_role_opens_no_tickets', () => {
  show(<NewTicketPage />, 'auditor');
  expect(screen.getByText('Your role may not do this.')).toBeDefined();
  expect(screen.queryByRole('textbox')).toBeNull();
});

test('a_changed_password_keeps_its_owner_logged_in', async () => {
  const user = userEvent.setup();
  const closed = vi.fn();
  show(<PasswordDialog onClose={closed} />, 'agent');
  const change = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Change' });
  await user.type(screen.getByLabelText('Current password'), 'old password');
  await user.type(screen.getByLabelText('New password'), 'short');
  await user.type(screen.getByLabelText('New password again'), 'short');
  expect(change().disabled).toBe(true);
  await user.type(screen.getByLabelText('New password'), ' no more at all');
  await user.type(screen.getByLabelText('New password again'), ' no more at all');
  await user.click(change());
  await waitFor(() => expect(closed).toHaveBeenCalled());
  expect(sent).toEqual([
    {
      path: '/api/auth/user/password',
      body: { currentPassword: 'old password', newPassword: 'short no more at all' },
    },
    { path: '/api/auth/login', body: { email: 'ravi@example.org', password: 'short no more at all' } },
  ]);
  expect(session.isOpen()).toBe(true);
});
