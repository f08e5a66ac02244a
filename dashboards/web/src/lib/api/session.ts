/**
 * Who is logged in. The access token lives in memory only; the refresh token, which rotates at each use, lies in
 * localStorage so that a second tab and a reload stay logged in. A used refresh token shown twice revokes the whole
 * family at the hub, so refreshing is single-flight: within the tab by one promise, between tabs by a browser lock.
 */
const REFRESH_KEY = 'omnidesk.refresh';
/** Renew this long before the end, so that a request never travels with a token that dies on the way. */
const EARLY_MS = 30_000;

interface Tokens {
  accessToken: string;
  refreshToken: string;
  /** seconds from now */
  expiresIn: number;
}

let access: { token: string; until: number } | null = null;
let refreshing: Promise<string | null> | null = null;
const listeners = new Set<() => void>();

const tell = () => listeners.forEach((listener) => listener());

const keep = (tokens: Tokens): string => {
  access = { token: tokens.accessToken, until: Date.now() + tokens.expiresIn * 1000 - EARLY_MS };
  localStorage.setItem(REFRESH_KEY, tokens.refreshToken);
  return tokens.accessToken;
};

const forget = () => {
  access = null;
  localStorage.removeItem(REFRESH_KEY);
};

/** Exists in secure contexts only; without it the tab's own promise has to do. */
const locks = (navigator as { locks?: LockManager | null }).locks ?? null;

const inLock = async (work: () => Promise<string | null>): Promise<string | null> =>
  locks === null ? work() : locks.request('omnidesk.refresh', work);

const renew = (): Promise<string | null> =>
  inLock(async () => {
    // Read inside the lock: another tab may just have rotated it.
    const refreshToken = localStorage.getItem(REFRESH_KEY);
    if (refreshToken === null) return null;
    const answer = await fetch('/api/auth/refresh', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ refreshToken }),
    });
    if (answer.ok) return keep((await answer.json()) as Tokens);
    // Only a refusal ends the session; a hub that restarts (5xx) does not log anybody out.
    if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) {
      forget();
      tell();
      return null;
    }
    throw new TypeError('refresh unavailable');
  });

export const session = {
  /** Whether somebody may be logged in; the first request finds out. */
  isOpen: (): boolean => access !== null || localStorage.getItem(REFRESH_KEY) !== null,

  open: (tokens: Tokens): void => {
    keep(tokens);
    tell();
  },

  /** A token that is good now, or null if nobody is logged in. */
  token: (): Promise<string | null> => {
    if (access !== null && access.until > Date.now()) return Promise.resolve(access.token);
    refreshing ??= renew().finally(() => {
      refreshing = null;
    });
    return refreshing;
  },

  /** The hub refused this token: do not use it again. */
  reject: (token: string): void => {
    if (access?.token === token) access = null;
  },

  close: async (): Promise<void> => {
    const refreshToken = localStorage.getItem(REFRESH_KEY);
    const token = access?.token;
    forget();
    tell();
    if (refreshToken !== null) {
      await fetch('/api/auth/logout', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) },
        body: JSON.stringify({ refreshToken }),
      }).catch(() => undefined);
    }
  },

  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

// Another tab logged out: so did we.
window.addEventListener('storage', (event) => {
  if (event.key === REFRESH_KEY && event.newValue === null) {
    access = null;
    tell();
  }
});
