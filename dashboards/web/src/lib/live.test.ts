import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { session } from './api/session.ts';
import { LiveLine } from './live.ts';

/** The other end of the line, played by the test. */
class FakeSocket {
  static all: FakeSocket[] = [];
  sent: string[] = [];
  onopen?: () => void;
  onmessage?: (message: { data: string }) => void;
  onclose?: (end: { code: number }) => void;
  readonly url: string;
  constructor(url: URL) {
    this.url = url.href;
    FakeSocket.all.push(this);
  }
  send(message: string) {
    this.sent.push(message);
  }
  close() {
    this.onclose?.({ code: 1000 });
  }
  say(message: object) {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
}

const LONG_MS = 60_000;
let line: LiveLine;
beforeEach(() => {
  vi.useFakeTimers();
  FakeSocket.all = [];
  vi.stubGlobal('WebSocket', FakeSocket);
  session.open({ accessToken: 'token-1', refreshToken: 'refresh-1', expiresIn: 900 });
  line = new LiveLine();
});
afterEach(() => {
  line.close();
  vi.useRealTimers();
});
const connected = async (nth: number): Promise<FakeSocket> => {
  await vi.advanceTimersByTimeAsync(LONG_MS / 2);
  const socket = FakeSocket.all[nth];
  if (socket === undefined) throw new Error(`no socket ${nth}`);
  socket.onopen?.();
  return socket;
};

test('the_token_is_the_first_message_and_never_in_the_address', async () => {
  line.open();
  const socket = await connected(0);
  expect(socket.url).not.toContain('token');
  expect(socket.sent[0]).toBe('{"token":"token-1"}');
});

test('news_arrive_and_what_is_no_news_is_ignored', async () => {
  const heard = vi.fn();
  line.events(heard);
  line.open();
  const socket = await connected(0);
  socket.say({ type: 'ready' });
  socket.say({ type: 'pong' });
  socket.onmessage?.({ data: 'not json' });
  socket.say({ id: 'e', type: 'omnidesk.ticket.created', ticketId: 't', version: 1 });
  expect(line.state).toBe('live');
  expect(heard).toHaveBeenCalledTimes(1);
  expect(heard.mock.calls[0]?.[0]).toMatchObject({ ticketId: 't', version: 1 });
});

test('after_a_broken_line_the_list_is_read_anew_once_it_is_live_again', async () => {
  const reconnected = vi.fn();
  line.reconnects(reconnected);
  line.open();
  const first = await connected(0);
  first.say({ type: 'ready' });
  expect(reconnected).not.toHaveBeenCalled();
  first.onclose?.({ code: 1006 });
  expect(line.state).toBe('offline');
  (await connected(1)).say({ type: 'ready' });
  expect(line.state).toBe('live');
  expect(reconnected).toHaveBeenCalledTimes(1);
});

test('a_refused_token_is_renewed_before_the_next_try', async () => {
  vi.stubGlobal('fetch', () =>
    Promise.resolve(
      new Response(JSON.stringify({ accessToken: 'token-2', refreshToken: 'refresh-2', expiresIn: 900 })),
    ),
  );
  line.open();
  (await connected(0)).onclose?.({ code: 4401 });
  expect((await connected(1)).sent[0]).toBe('{"token":"token-2"}');
});

test('a_closed_line_does_not_come_back', async () => {
  line.open();
  await connected(0);
  line.close();
  await vi.advanceTimersByTimeAsync(LONG_MS);
  expect(FakeSocket.all).toHaveLength(1);
});
