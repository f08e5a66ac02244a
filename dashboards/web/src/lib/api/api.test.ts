import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ApiError } from './http.ts';
import { hub } from './hub.ts';
import { session } from './session.ts';
import { responseOf, ticketOf } from './shapes.ts';

interface Asked {
  path: string;
  method: string;
  headers: Headers;
  body: unknown;
}

/** Answers requests in the hub's place; what is not foreseen fails the test. */
const hubAnswers = (answer: (asked: Asked) => Response | Promise<Response>): Asked[] => {
  const all: Asked[] = [];
  vi.stubGlobal('fetch', async (input: string | URL, init: RequestInit = {}) => {
    const asked = {
      path: new URL(input, 'http://localhost').pathname,
      method: init.method ?? 'GET',
      headers: new Headers(init.headers),
      body: typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : null,
    };
    all.push(asked);
    return answer(asked);
  });
  return all;
};
const json = (body: unknown, status = 200, headers = {}) => new Response(JSON.stringify(body), { status, headers });
const USER = { id: 'u', email: 'a@example.org', name: 'Asha', role: 'agent' };

beforeEach(() => {
  localStorage.clear();
  session.open({ accessToken: 'old', refreshToken: 'refresh-1', expiresIn: 900 });
});

describe('session', () => {
  test('many_requests_with_a_dead_token_refresh_once_and_all_succeed', async () => {
    const asked = hubAnswers(({ path, headers }) => {
      if (path === '/api/auth/refresh') return json({ accessToken: 'new', refreshToken: 'refresh-2', expiresIn: 900 });
      return headers.get('Authorization') === 'Bearer new' ? json(USER) : json({ title: 'Unauthorized' }, 401);
    });
    const users = await Promise.all([hub.user(), hub.user(), hub.user()]);
    expect(users.map((user) => user.name)).toEqual(['Asha', 'Asha', 'Asha']);
    expect(asked.filter(({ path }) => path === '/api/auth/refresh')).toHaveLength(1);
    expect(localStorage.getItem('omnidesk.refresh')).toBe('refresh-2');
  });

  test('a_refused_refresh_ends_the_session_and_says_so', async () => {
    hubAnswers(() => json({ title: 'Unauthorized' }, 401));
    const told = vi.fn();
    const stop = session.subscribe(told);
    await expect(hub.user()).rejects.toMatchObject({ status: 401 });
    stop();
    expect(session.isOpen()).toBe(false);
    expect(told).toHaveBeenCalled();
  });

  test('a_hub_that_restarts_logs_nobody_out', async () => {
    hubAnswers(({ path }) =>
      path === '/api/auth/refresh' ? json({ title: 'Unavailable' }, 503) : json({ title: 'Unauthorized' }, 401),
    );
    await expect(hub.user()).rejects.toMatchObject({ status: 0 });
    expect(session.isOpen()).toBe(true);
  });
});

describe('requests', () => {
  test('a_repeated_post_carries_the_same_idempotency_key', async () => {
    const asked = hubAnswers(({ path, headers }) => {
      if (path === '/api/auth/refresh') return json({ accessToken: 'new', refreshToken: 'refresh-2', expiresIn: 900 });
      return headers.get('Authorization') === 'Bearer new' ? json({ id: 'r', text: 'x' }, 201) : json({}, 401);
    });
    await hub.respond('t', { text: 'x', visibility: 'PUBLIC' });
    const keys = asked
      .filter(({ path }) => path.endsWith('/responses'))
      .map(({ headers }) => headers.get('Idempotency-Key'));
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
  });

  test('a_change_gives_back_the_etag_that_was_read', async () => {
    const asked = hubAnswers(() => json({ id: 't', version: 7 }, 200, { ETag: '"v7"' }));
    await hub.update(await hub.ticket('t'), { status: 'resolved' });
    expect(asked.at(-1)?.headers.get('If-Match')).toBe('"v7"');
  });

  test('a_problem_becomes_an_error_with_its_fields_and_correlation_id', async () => {
    hubAnswers(() =>
      json(
        {
          title: 'Not accepted',
          status: 400,
          detail: 'SMS takes registered templates only',
          correlationId: 'abc-123',
          errors: [{ field: 'text', reason: 'free text' }],
        },
        400,
      ),
    );
    const error = await hub.respond('t', { text: 'x', visibility: 'PUBLIC' }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      status: 400,
      correlationId: 'abc-123',
      fields: [{ field: 'text', reason: 'free text' }],
    });
  });

  test('an_error_page_that_is_no_json_is_still_an_error_with_the_header_s_id', async () => {
    hubAnswers(() => new Response('<html>', { status: 502, headers: { 'X-Correlation-Id': 'proxy-1' } }));
    await expect(hub.systems()).rejects.toMatchObject({ status: 502, correlationId: 'proxy-1' });
  });

  test('an_id_from_outside_cannot_leave_its_place_in_the_path', async () => {
    const asked = hubAnswers(() => json({}));
    await hub.ticket('../auth/user');
    expect(asked[0]?.path).toBe('/api/tickets/..%2Fauth%2Fuser');
  });
});

describe('shapes', () => {
  test('a_text_of_unknown_visibility_is_internal', () => {
    expect(responseOf({ id: 'r', text: 'x', visibility: 'public' }).visibility).toBe('INTERNAL');
    expect(responseOf({ id: 'r', text: 'x' }).visibility).toBe('INTERNAL');
    expect(responseOf({ id: 'r', text: 'x', visibility: 'PUBLIC' }).visibility).toBe('PUBLIC');
  });
  test('a_ticket_with_nothing_but_an_id_can_be_shown', () => {
    const ticket = ticketOf({ id: 't' });
    expect(ticket).toMatchObject({
      id: 't',
      title: '',
      status: 'new',
      category: null,
      bonds: [],
      classification: null,
    });
    expect(ticket.requester.name).toBe('?');
  });
});
