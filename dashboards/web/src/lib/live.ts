import { liveEventOf, type LiveEvent } from './api/shapes.ts';
import { session } from './api/session.ts';

/** `live`: news arrive. `connecting`: being tried. `offline`: tried and failed, being tried again by and by. */
export type LiveState = 'live' | 'connecting' | 'offline';

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 20_000;
/** Proxies cut idle sockets after a minute. */
const PING_MS = 30_000;

/**
 * The hub's news for as long as somebody is logged in. What was missed while the line was down is not sent again:
 * `onReconnect` says when to read the list anew.
 */
export class LiveLine {
  private socket: WebSocket | null = null;
  private wait = FIRST_WAIT_MS;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private ping: ReturnType<typeof setInterval> | undefined;
  private wasLive = false;
  private closed = true;
  state: LiveState = 'connecting';

  private readonly onEvent = new Set<(event: LiveEvent) => void>();
  private readonly onState = new Set<() => void>();
  private readonly onReconnect = new Set<() => void>();

  open(): void {
    if (!this.closed) return;
    this.closed = false;
    window.addEventListener('online', this.soon);
    void this.connect();
  }

  close(): void {
    this.closed = true;
    window.removeEventListener('online', this.soon);
    clearTimeout(this.timer);
    clearInterval(this.ping);
    this.socket?.close();
    this.socket = null;
    this.wasLive = false;
  }

  events(listener: (event: LiveEvent) => void): () => void {
    this.onEvent.add(listener);
    return () => this.onEvent.delete(listener);
  }

  states = (listener: () => void): (() => void) => {
    this.onState.add(listener);
    return () => this.onState.delete(listener);
  };

  reconnects(listener: () => void): () => void {
    this.onReconnect.add(listener);
    return () => this.onReconnect.delete(listener);
  }

  private readonly soon = () => {
    if (this.closed || this.state === 'live') return;
    clearTimeout(this.timer);
    this.wait = FIRST_WAIT_MS;
    void this.connect();
  };

  private async connect(): Promise<void> {
    let token: string | null;
    try {
      token = await session.token();
    } catch {
      this.again();
      return;
    }
    if (token === null || this.closed || this.socket !== null) return;
    const url = new URL('/api/live', window.location.origin);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(url);
    this.socket = socket;
    socket.onopen = () => {
      socket.send(JSON.stringify({ token }));
    };
    socket.onmessage = (message) => {
      this.hear(String(message.data));
    };
    socket.onclose = (end) => {
      if (this.socket !== socket) return;
      this.socket = null;
      clearInterval(this.ping);
      // 4401: the token was refused or ran out
      if (end.code === 4401) session.reject(token);
      this.again();
    };
  }

  private hear(message: string): void {
    let json: unknown;
    try {
      json = JSON.parse(message);
    } catch {
      return;
    }
    if ((json as { type?: string }).type === 'ready') {
      this.wait = FIRST_WAIT_MS;
      this.become('live');
      if (this.wasLive) this.onReconnect.forEach((listener) => listener());
      this.wasLive = true;
      this.ping = setInterval(() => this.socket?.send('{"type":"ping"}'), PING_MS);
      return;
    }
    const event = liveEventOf(json);
    if (event !== null) this.onEvent.forEach((listener) => listener(event));
  }

  private again(): void {
    if (this.closed) return;
    this.become('offline');
    clearTimeout(this.timer);
    // a restarted hub is not met by every desk in the same instant
    this.timer = setTimeout(() => void this.connect(), this.wait * (0.5 + Math.random()));
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT_MS);
  }

  private become(state: LiveState): void {
    if (this.state === state) return;
    this.state = state;
    this.onState.forEach((listener) => listener());
  }
}

export const live = new LiveLine();
