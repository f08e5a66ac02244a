import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Plugin } from 'vite';
import { WebSocketServer, type WebSocket } from 'ws';
import * as data from './mock-data.ts';
import { INCIDENT, outsideDraft, twoOpinions } from './mock-understanding.ts';

type Body = Record<string, unknown>;

const ARRIVAL_MS = 15_000;
/** Its draft takes two people, and two models do not agree about it. */
const RISKY = 'OD-000413';

/** A made-up hub inside the development server: enough of the contract to look at every state of the desk. */
export const mockHub = (): Plugin => {
  let tickets = data.seed().map((ticket) => {
    if (ticket.number === 'OD-000416') return { ...ticket, dataClass: 'restricted' };
    if (ticket.number !== RISKY) return ticket;
    const classification = { ...(ticket['classification'] as Body), ...twoOpinions('email') };
    return { ...ticket, category: null, classification };
  });
  let incident = INCIDENT;
  const responses = new Map<string, Body[]>();
  const drafts = new Map<string, Body[]>();
  const sockets = new Set<WebSocket>();
  let event = 0;

  const tell = (type: string, ticket: data.MockTicket, changed: string[], origin: string) => {
    event++;
    const message = JSON.stringify({
      id: `e${event}`,
      type,
      ticketId: ticket.id,
      number: Number(ticket.number.slice(3)),
      version: ticket.version,
      changed,
      responseId: null,
      visibility: null,
      origin,
      time: new Date().toISOString(),
    });
    for (const socket of sockets) socket.send(message);
  };
  const change = (ticket: data.MockTicket, patch: Body, origin: string) => {
    const next = { ...ticket, ...patch, version: ticket.version + 1, updatedAt: new Date().toISOString() };
    tickets = [next, ...tickets.filter((one) => one.id !== ticket.id)];
    tell('omnidesk.ticket.changed', next, Object.keys(patch), origin);
    return next;
  };
  const open = (body: Body) => {
    const number = 1 + Math.max(...tickets.map((ticket) => Number(ticket.number.slice(3))));
    const text = (name: string) => (typeof body[name] === 'string' ? body[name] : '');
    const ticket = data.ticketOf(
      [text('title'), text('description'), 'Asha Verma', 'portal', 'en', null, 0.2, text('urgency') || 'low', 'new', 0],
      number,
      number,
    );
    tickets = [ticket, ...tickets];
    tell('omnidesk.ticket.created', ticket, [], 'portal');
    return ticket;
  };
  const saidOn = (ticket: data.MockTicket): Body[] => {
    const said = responses.get(ticket.id) ?? (ticket.number === 'OD-000417' ? data.conversation(ticket) : []);
    responses.set(ticket.id, said);
    return said;
  };
  const draftsOn = (ticket: data.MockTicket): Body[] => {
    const first = { 'OD-000417': data.draftsOf, [RISKY]: (of: data.MockTicket) => [outsideDraft(of)] }[ticket.number];
    const known: Body[] = drafts.get(ticket.id) ?? first?.(ticket) ?? [];
    drafts.set(ticket.id, known);
    return known;
  };
  const say = (ticket: data.MockTicket, fields: Body) => {
    const response: Body = {
      id: `0199a600-0000-7000-8000-${String(Date.now()).slice(-12).padStart(12, '0')}`,
      ticketId: ticket.id,
      kind: fields['visibility'] === 'PUBLIC' ? 'reply' : 'note',
      isAiResponse: false,
      origin: 'hub',
      byRequester: false,
      author: { id: null, name: 'Asha Verma', address: 'asha@example.org' },
      createdAt: new Date().toISOString(),
      editedAt: null,
      revision: 1,
      attachments: [],
      ...fields,
    };
    responses.set(ticket.id, [...saidOn(ticket), response]);
    change(ticket, {}, 'person');
    return response;
  };

  const list = (url: URL) => {
    const wanted = (name: string) => (url.searchParams.get(name) ?? '').split(',').filter(Boolean);
    const [status, system, category, language] = ['status', 'system', 'category', 'language'].map(wanted) as [
      string[],
      string[],
      string[],
      string[],
    ];
    const q = (url.searchParams.get('q') ?? '').toLowerCase();
    const fits = (values: string[], value: string | null) => values.length === 0 || values.includes(value ?? 'none');
    const found = tickets.filter(
      (ticket) =>
        fits(status, ticket.status) &&
        fits(system, ticket.system) &&
        fits(category, ticket.category) &&
        fits(language, ticket.language) &&
        `${ticket.number} ${ticket.title} ${String(ticket['description'])}`.toLowerCase().includes(q),
    );
    const from = Number(url.searchParams.get('cursor') ?? 0);
    const limit = Number(url.searchParams.get('limit') ?? 50);
    return { items: found.slice(from, from + limit), next: from + limit < found.length ? String(from + limit) : null };
  };

  const problem = (status: number, title: string, detail: string, errors: Body[] = []) => ({
    status,
    body: { type: 'about:blank', title, status, detail, correlationId: 'c0ffee-20261123-0042', errors },
  });
  const ok = (body: unknown, status = 200) => ({ status, body });
  const items = (list: unknown) => ok({ items: list, next: null });

  const onTicket = (ticket: data.MockTicket, part: string | undefined, method: string, body: Body) => {
    if (part === undefined) return ok(method === 'PUT' ? change(ticket, body, 'person') : ticket);
    if (part === 'responses' && method === 'POST') {
      if (ticket.channel === 'sms' && body['visibility'] === 'PUBLIC' && body['template'] === undefined) {
        return problem(400, 'Not accepted', 'SMS takes registered templates only.', [
          { field: 'text', reason: 'free text is not allowed on this channel' },
        ]);
      }
      return ok(say(ticket, { text: `[${String(body['template'])}]`, ...body }), 201);
    }
    if (part === 'responses') return items(saidOn(ticket));
    if (part === 'history') return items(data.HISTORY);
    if (part === 'drafts') return items(draftsOn(ticket));
    if (part === 'incident-hints') {
      return items(incident.state !== 'dismissed' && incident.tickets.includes(ticket.id) ? [incident] : []);
    }
    if (part === 'deliveries') return items(ticket.channel === 'portal' ? [] : data.deliveriesOf(ticket));
    if (part === 'attachments') {
      return items(
        ticket.number === 'OD-000417'
          ? [
              {
                id: 'a1',
                responseId: null,
                fileName: 'vpn-client.log',
                contentType: 'text/plain',
                size: 48211,
                inline: false,
                createdAt: ticket['createdAt'],
              },
            ]
          : [],
      );
    }
    return items(
      tickets
        .filter((one) => one.category === ticket.category && one.id !== ticket.id)
        .slice(0, 4)
        .map((one, n) => ({
          ...one,
          ticketId: one.id,
          score: 0.91 - n * 0.07,
          model: 'mock',
          reasons: ['same category'],
          duplicate: n === 0,
        })),
    );
  };

  const onDraft = (id: string, act: string, body: Body) => {
    for (const ticket of tickets) {
      const draft = draftsOn(ticket).find((one) => one['id'] === id);
      if (draft === undefined) continue;
      if (act === 'discard') {
        drafts.set(ticket.id, []);
        return ok(null, 204);
      }
      const settled = { state: 'approved', approvedBy: 'Asha Verma', settledAt: new Date().toISOString() };
      drafts.set(ticket.id, [{ ...draft, ...settled }]);
      return ok(say(ticket, { text: body['text'] ?? draft['text'], visibility: 'PUBLIC', isAiResponse: true }), 201);
    }
    return problem(404, 'Not found', 'There is no such draft.');
  };

  const answer = (method: string, url: URL, body: Body) => {
    const [, , room, id, part] = url.pathname.split('/');
    if (room === 'auth') {
      if (id === 'user' && part === 'password') return ok(null, 204);
      if (id === 'user') return ok({ id: 'u1', email: 'asha@example.org', name: 'Asha Verma', role: 'agent' });
      if (id === 'logout') return ok(null, 204);
      if (id === 'login' && body['password'] === 'wrong')
        return problem(401, 'Unauthorized', 'E-mail or password is wrong.');
      return ok({ accessToken: 'mock', refreshToken: `mock-refresh-token-${Date.now()}`, expiresIn: 900 });
    }
    if (room === 'tickets' && (id === undefined || id === '') && method === 'POST') return ok(open(body), 201);
    if (room === 'tickets' && (id === undefined || id === '')) return ok(list(url));
    if (room === 'tickets') {
      const ticket = tickets.find((one) => one.id === id);
      return ticket ? onTicket(ticket, part, method, body) : problem(404, 'Not found', 'There is no such ticket.');
    }
    if (room === 'drafts') return onDraft(id ?? '', part ?? '', body);
    if (room === 'incident-hints') {
      incident = { ...incident, state: String(body['state']) };
      return ok(incident);
    }
    if (room === 'systems') return items(data.SYSTEM_LIST);
    if (room === 'categories') return items(data.CATEGORIES);
    if (room === 'templates') return items(data.TEMPLATES);
    if (room === 'knowledge') {
      return ok({
        id,
        title: 'VPN drops hourly with client 5.0',
        category: 'network',
        tags: ['vpn'],
        language: 'en',
        visibility: 'INTERNAL',
        version: 3,
        updatedAt: new Date(data.START - 86_400_000).toISOString(),
        content: 'Client 5.0 renegotiates once an hour.\n\nVersion 5.1 keeps the tunnel while keys are renewed.',
      });
    }
    return problem(404, 'Not found', url.pathname);
  };

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const text = Buffer.concat(parts).toString();
    const url = new URL(request.url ?? '/', 'http://localhost');
    const { status, body } = answer(request.method ?? 'GET', url, text === '' ? {} : (JSON.parse(text) as Body));
    response.statusCode = status;
    response.setHeader('Content-Type', status < 400 ? 'application/json' : 'application/problem+json');
    response.end(status === 204 ? '' : JSON.stringify(body));
  };

  return {
    name: 'mock-hub',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        if (request.url?.startsWith('/api/')) void serve(request, response);
        else next();
      });
      const live = new WebSocketServer({ noServer: true });
      server.httpServer?.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
        if (request.url !== '/api/live') return;
        live.handleUpgrade(request, socket, head, (open) => {
          open.once('message', () => {
            open.send('{"type":"ready"}');
            sockets.add(open);
          });
          open.on('close', () => sockets.delete(open));
        });
      });
      let arrived = 0;
      const timer = setInterval(() => {
        if (sockets.size === 0) return;
        const row = data.ARRIVALS[arrived % data.ARRIVALS.length];
        if (row === undefined) return;
        const ticket = { ...data.ticketOf(row, arrived, 418 + arrived), updatedAt: new Date().toISOString() };
        arrived++;
        tickets = [ticket, ...tickets];
        tell('omnidesk.ticket.created', ticket, [], ticket.system);
      }, ARRIVAL_MS);
      server.httpServer?.on('close', () => clearInterval(timer));
    },
  };
};
