import { session } from './session.ts';

/** What the hub said went wrong (RFC 9457), or that it could not be asked: then `status` is 0. */
export class ApiError extends Error {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly correlationId: string | null;
  readonly fields: { field: string; reason: string }[];

  constructor(
    status: number,
    title: string,
    detail = '',
    correlationId: string | null = null,
    fields: { field: string; reason: string }[] = [],
  ) {
    super(detail === '' ? title : `${title}: ${detail}`);
    this.name = 'ApiError';
    this.status = status;
    this.title = title;
    this.detail = detail;
    this.correlationId = correlationId;
    this.fields = fields;
  }
}

export interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  body?: unknown;
  query?: Record<string, string | number | null | undefined>;
  /** The ETag of what the change was made on. */
  ifMatch?: string;
  signal?: AbortSignal;
  /** For login only: no token travels, and a 401 is an answer, not the end of a session. */
  anonymous?: boolean;
  /** Goes on although the page goes away; for small bodies only. */
  keepalive?: boolean;
}

/** A random id, also where the page is not served over TLS and `crypto.randomUUID` does not exist. */
export const randomId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const problemOf = async (answer: Response): Promise<ApiError> => {
  const correlation = answer.headers.get('X-Correlation-Id');
  try {
    const problem = (await answer.json()) as {
      title?: string;
      detail?: string;
      correlationId?: string;
      errors?: { field: string; reason: string }[];
    };
    return new ApiError(
      answer.status,
      problem.title ?? answer.statusText,
      problem.detail ?? '',
      problem.correlationId ?? correlation,
      Array.isArray(problem.errors) ? problem.errors : [],
    );
  } catch {
    return new ApiError(answer.status, answer.statusText, '', correlation);
  }
};

const send = async (path: string, call: Call, token: string | null, key: string): Promise<Response> => {
  const url = new URL(`/api${path}`, window.location.origin);
  for (const [name, value] of Object.entries(call.query ?? {})) {
    if (value !== null && value !== undefined && value !== '') url.searchParams.set(name, String(value));
  }
  const method = call.method ?? 'GET';
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (token !== null) headers['Authorization'] = `Bearer ${token}`;
  if (call.body !== undefined) headers['Content-Type'] = 'application/json';
  if (call.ifMatch !== undefined) headers['If-Match'] = call.ifMatch;
  if (method === 'POST' && !call.anonymous) headers['Idempotency-Key'] = key;
  try {
    return await fetch(url, {
      method,
      headers,
      body: call.body === undefined ? undefined : JSON.stringify(call.body),
      signal: call.signal,
      keepalive: call.keepalive,
    });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiError(0, 'offline');
  }
};

/** One request; a token that just died is renewed and the request repeated once, under the same idempotency key. */
const ask = async (path: string, call: Call): Promise<Response> => {
  const key = randomId();
  const tokenNow = async () => {
    if (call.anonymous) return null;
    try {
      return await session.token();
    } catch {
      throw new ApiError(0, 'offline');
    }
  };
  let token = await tokenNow();
  let answer = await send(path, call, token, key);
  if (answer.status === 401 && token !== null) {
    session.reject(token);
    token = await tokenNow();
    if (token !== null) answer = await send(path, call, token, key);
  }
  if (!answer.ok) throw await problemOf(answer);
  return answer;
};

/** Asks the hub; `decode` gets the JSON (null where there is none) and the ETag. */
export const request = async <T>(
  path: string,
  decode: (json: unknown, etag: string | null) => T,
  call: Call = {},
): Promise<T> => {
  const answer = await ask(path, call);
  const body = await answer.text();
  return decode(body === '' ? null : JSON.parse(body), answer.headers.get('ETag'));
};

/** The bytes of a file. */
export const download = async (path: string): Promise<Blob> => (await ask(path, {})).blob();
