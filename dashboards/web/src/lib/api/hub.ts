import { download, request } from './http.ts';
import { session } from './session.ts';
import * as shape from './shapes.ts';

/** What narrows the queue; `status` is `open` (all that is not done), `all`, or one status. Empty narrows nothing. */
export interface QueueFilter {
  status: string;
  system: string;
  category: string;
  language: string;
  q: string;
}

export interface TicketPatch {
  status?: shape.Status;
  category?: string;
  urgency?: shape.Urgency;
  assignee?: string;
  dataClass?: shape.DataClass;
}

export interface NewResponse {
  text?: string;
  visibility: shape.Visibility;
  template?: string;
  variables?: Record<string, string>;
}

export interface NewTicket {
  title: string;
  description: string;
  urgency?: shape.Urgency;
}

const nothing = () => undefined;
const readTicket = (json: unknown, etag: string | null): shape.Ticket => ({ ...shape.ticketOf(json), etag });
const at = (id: string) => `/tickets/${encodeURIComponent(id)}`;

/** Every operation of the hub that the desk uses. */
export const hub = {
  login: (email: string, password: string) =>
    request(
      '/auth/login',
      (json) => {
        session.open(json as Parameters<typeof session.open>[0]);
      },
      { method: 'POST', body: { email, password }, anonymous: true },
    ),
  user: () => request('/auth/user', shape.userOf),
  changePassword: (currentPassword: string, newPassword: string) =>
    request('/auth/user/password', nothing, { method: 'PUT', body: { currentPassword, newPassword } }),

  tickets: (filter: QueueFilter, cursor: string | null, limit: number, signal?: AbortSignal) =>
    request('/tickets/', shape.pageOf(shape.ticketOf), { query: { ...queueQuery(filter), cursor, limit }, signal }),
  ticket: (id: string, signal?: AbortSignal) => request(at(id), readTicket, { signal }),
  responses: (id: string) => request(`${at(id)}/responses`, (json) => shape.itemsOf(json, shape.responseOf)),
  history: (id: string) => request(`${at(id)}/history`, (json) => shape.itemsOf(json, shape.historyOf)),
  similar: (id: string) => request(`${at(id)}/similar`, (json) => shape.itemsOf(json, shape.similarOf)),
  incidentHints: (id: string) =>
    request(`${at(id)}/incident-hints`, (json) => shape.itemsOf(json, shape.incidentHintOf)),
  drafts: (id: string) => request(`${at(id)}/drafts`, (json) => shape.itemsOf(json, shape.draftOf)),
  deliveries: (id: string) => request(`${at(id)}/deliveries`, (json) => shape.itemsOf(json, shape.deliveryOf)),
  attachments: (id: string) => request(`${at(id)}/attachments`, (json) => shape.itemsOf(json, shape.attachmentOf)),

  create: (ticket: NewTicket) => request('/tickets/', shape.ticketOf, { method: 'POST', body: ticket }),
  update: (ticket: shape.Ticket, patch: TicketPatch) =>
    request(at(ticket.id), readTicket, {
      method: 'PUT',
      body: patch,
      ifMatch: ticket.etag ?? `"${ticket.version}"`,
    }),
  respond: (id: string, response: NewResponse) =>
    request(`${at(id)}/responses`, shape.responseOf, { method: 'POST', body: response }),
  approve: (draft: string, hash: string, text: string | null) =>
    request(`/drafts/${encodeURIComponent(draft)}/approve`, nothing, {
      method: 'POST',
      body: text === null ? { hash } : { hash, text },
    }),
  discard: (draft: string) =>
    request(`/drafts/${encodeURIComponent(draft)}/discard`, nothing, { method: 'POST', keepalive: true }),

  settleHint: (hint: string, state: 'confirmed' | 'dismissed') =>
    request(`/incident-hints/${encodeURIComponent(hint)}/settle`, shape.incidentHintOf, {
      method: 'POST',
      body: { state },
      keepalive: true,
    }),

  systems: () => request('/systems/', (json) => shape.itemsOf(json, shape.systemOf)),
  categories: () => request('/categories', (json) => shape.itemsOf(json, shape.categoryOf)),
  article: (id: string) => request(`/knowledge/${encodeURIComponent(id)}`, shape.articleOf),
  file: (attachment: string) => download(`/attachments/${encodeURIComponent(attachment)}`),
  templates: (system: string) =>
    request('/templates', (json) => shape.itemsOf(json, shape.templateOf), { query: { system } }),
};

const NOT_DONE = shape.STATUSES.filter((status) => status !== 'resolved' && status !== 'closed').join(',');

/** The filter in the hub's words; an empty value is left out of the address. */
export const queueQuery = (filter: QueueFilter) => ({
  status: filter.status === 'all' ? '' : filter.status === 'open' ? NOT_DONE : filter.status,
  system: filter.system,
  category: filter.category,
  language: filter.language,
  q: filter.q.trim(),
});
