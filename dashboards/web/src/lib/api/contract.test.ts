import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { hub } from './hub.ts';
import { session } from './session.ts';
import * as shape from './shapes.ts';

/** The hub's contract, where its module keeps it; Vitest runs in dashboards/web. */
const CONTRACT = '../../api/src/main/resources/openapi.yaml';

interface Schema {
  $ref?: string;
  type?: string;
  enum?: (string | null)[];
  format?: string;
  required?: string[];
  properties?: Record<string, Schema>;
  additionalProperties?: unknown;
  items?: Schema;
}
interface Parameter {
  name: string;
  in: string;
}
interface Operation {
  parameters?: ({ $ref: string } | Parameter)[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}
interface Contract {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema>; parameters: Record<string, Parameter> };
}
const contract = parse(readFileSync(CONTRACT, 'utf8')) as Contract;
const { schemas, parameters } = contract.components;

const nameOf = (ref: string): string => ref.slice(ref.lastIndexOf('/') + 1);
const schemaOf = (name: string): Schema => {
  const schema = schemas[name];
  if (schema === undefined) throw new Error(`the contract has no ${name}`);
  return schema;
};

/**
 * A value as a schema has it, that notes every property somebody reads from it, as `Ticket.title`. Objects have all
 * their properties, lists one item.
 */
const sample = (schema: Schema, path: string, read: Set<string>): unknown => {
  if (schema.$ref !== undefined) return sample(schemaOf(nameOf(schema.$ref)), nameOf(schema.$ref), read);
  if (schema.enum !== undefined) return schema.enum[0];
  if (schema.type === 'array') return schema.items === undefined ? [] : [sample(schema.items, path, read)];
  if (schema.type === 'boolean') return true;
  if (schema.type === 'integer' || schema.type === 'number') return 1;
  if (schema.type !== 'object') return 'text';
  const value = Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([name, property]) => [
      name,
      sample(property, `${path}.${name}`, read),
    ]),
  );
  return new Proxy(value, {
    get: (target, name) => {
      if (typeof name === 'string') read.add(`${path}.${name}`);
      return Reflect.get(target, name) as unknown;
    },
  });
};

/** Every property of a schema and of those it holds, as `sample` names them. */
const propertiesOf = (schema: Schema, path: string, onlyRequired: boolean): string[] => {
  if (schema.$ref !== undefined) return propertiesOf(schemaOf(nameOf(schema.$ref)), nameOf(schema.$ref), onlyRequired);
  if (schema.items !== undefined) return propertiesOf(schema.items, path, onlyRequired);
  return Object.entries(schema.properties ?? {})
    .filter(([name]) => !onlyRequired || (schema.required ?? []).includes(name))
    .flatMap(([name, property]) => [`${path}.${name}`, ...propertiesOf(property, `${path}.${name}`, onlyRequired)]);
};

const DECODERS: Record<string, (json: unknown) => unknown> = {
  Ticket: shape.ticketOf,
  Response: shape.responseOf,
  JournalEntry: shape.historyOf,
  SimilarTicket: shape.similarOf,
  Draft: shape.draftOf,
  IncidentHint: shape.incidentHintOf,
  Delivery: shape.deliveryOf,
  Attachment: shape.attachmentOf,
  Template: shape.templateOf,
  System: shape.systemOf,
  Category: shape.categoryOf,
  KnowledgeArticle: shape.articleOf,
  User: shape.userOf,
  TicketEvent: shape.liveEventOf,
};

/** What the contract promises and the desk has no place for, each with its reason. */
const NOT_SHOWN = new Set([
  // they are asked for by the ticket's id
  'Response.ticketId',
  'Draft.ticketId',
  // since when it goes on is shown, not when that was noticed
  'IncidentHint.createdAt',
  'IncidentHint.updatedAt',
  // that it was edited is shown, not how often
  'Response.revision',
  // an auditor's matter, who reads the journal itself
  'JournalEntry.hash',
  // the time of the text it came with
  'Attachment.createdAt',
]);

describe.each(Object.entries(DECODERS))('%s', (name, decode) => {
  const read = new Set<string>();
  decode(sample({ $ref: `/${name}` }, name, read));

  test('nothing_is_read_that_the_contract_does_not_have', () => {
    const known = propertiesOf({ $ref: `/${name}` }, name, false);
    expect([...read].filter((property) => !known.includes(property))).toEqual([]);
  });
  test('everything_the_contract_promises_is_read', () => {
    const promised = propertiesOf({ $ref: `/${name}` }, name, true);
    expect(promised.filter((property) => !read.has(property) && !NOT_SHOWN.has(property))).toEqual([]);
  });
});

test('what_is_not_shown_is_still_in_the_contract', () => {
  const known = Object.keys(DECODERS).flatMap((name) => propertiesOf({ $ref: `/${name}` }, name, false));
  expect([...NOT_SHOWN].filter((property) => !known.includes(property))).toEqual([]);
});

test('reasons_and_quotes_arrive_as_the_texts_they_are', () => {
  const read = new Set<string>();
  expect(shape.ticketOf(sample({ $ref: '/Ticket' }, 'Ticket', read)).classification?.reasons).toEqual(['text']);
  expect(shape.similarOf(sample({ $ref: '/SimilarTicket' }, 'SimilarTicket', read)).reasons).toEqual(['text']);
  const draft = shape.draftOf(sample({ $ref: '/Draft' }, 'Draft', read));
  expect([draft.reasons, draft.sources[0]?.number, draft.sources[0]?.quotes]).toEqual([['text'], 1, ['text']]);
  expect(shape.liveEventOf(sample({ $ref: '/TicketEvent' }, 'TicketEvent', read))?.number).toBe(1);
});

test('the_same_words_are_known_on_both_sides', () => {
  const words = (schema: Schema | undefined) => schema?.enum?.filter((word) => word !== null);
  const property = (name: string, of: string) => words(schemaOf(name).properties?.[of]);
  expect(words(schemas['Status'])).toEqual([...shape.STATUSES]);
  expect(words(schemas['Urgency'])).toEqual([...shape.URGENCIES]);
  expect(words(schemas['Impact'])).toEqual([...shape.IMPACTS]);
  expect(words(schemas['Ticket']?.properties?.['dataClass'])).toEqual([...shape.DATA_CLASSES]);
  expect(words(schemas['TicketType'])).toEqual([...shape.TYPES]);
  expect(words(schemas['Channel'])).toEqual([...shape.CHANNELS]);
  expect(words(schemas['Visibility'])).toEqual([...shape.VISIBILITIES]);
  expect(words(schemas['Role'])).toEqual([...shape.ROLES]);
  expect(property('Bond', 'state')).toEqual([...shape.BOND_STATES]);
  expect(property('Delivery', 'state')).toEqual([...shape.DELIVERY_STATES]);
  expect(property('System', 'state')).toEqual([...shape.SYSTEM_STATES]);
  expect(property('Draft', 'state')).toEqual([...shape.DRAFT_STATES]);
  expect(property('Draft', 'mode')).toEqual([...shape.DRAFT_MODES]);
  expect(property('Classification', 'verdict')).toEqual([...shape.VERDICTS]);
  expect(property('IncidentHint', 'state')).toEqual([...shape.HINT_STATES]);
});

describe('requests', () => {
  interface Sent {
    method: string;
    path: string;
    query: string[];
    body: Record<string, unknown> | null;
  }
  let sent: Sent[] = [];
  beforeEach(() => {
    sent = [];
    localStorage.clear();
    session.open({ accessToken: 'token', refreshToken: 'refresh', expiresIn: 900 });
    vi.stubGlobal('fetch', (input: URL, init: RequestInit = {}) => {
      sent.push({
        method: (init.method ?? 'GET').toLowerCase(),
        path: input.pathname.replace(/^\/api/, ''),
        query: [...input.searchParams.keys()],
        body: typeof init.body === 'string' ? (JSON.parse(init.body) as Record<string, unknown>) : null,
      });
      return Promise.resolve(new Response(JSON.stringify({ accessToken: 'a', refreshToken: 'r', expiresIn: 1 })));
    });
  });

  const ticket = shape.ticketOf({ id: 'ID', version: 1 });
  const filter = { status: 'open', system: 'glpi-hq', category: 'none', language: 'hi', q: 'vpn' };
  const CALLS: Record<keyof typeof hub, () => Promise<unknown>> = {
    login: () => hub.login('a@example.org', 'password'),
    user: () => hub.user(),
    changePassword: () => hub.changePassword('old password', 'new long password'),
    tickets: () => hub.tickets(filter, 'cursor', 50),
    ticket: () => hub.ticket('ID'),
    responses: () => hub.responses('ID'),
    history: () => hub.history('ID'),
    similar: () => hub.similar('ID'),
    incidentHints: () => hub.incidentHints('ID'),
    settleHint: () => hub.settleHint('ID', 'confirmed'),
    drafts: () => hub.drafts('ID'),
    deliveries: () => hub.deliveries('ID'),
    attachments: () => hub.attachments('ID'),
    create: () => hub.create({ title: 'x', description: 'y', urgency: 'low' }),
    update: () =>
      hub.update(ticket, { status: 'open', category: 'other', urgency: 'low', assignee: 'x', dataClass: 'public' }),
    respond: () => hub.respond('ID', { visibility: 'PUBLIC', text: 'x', template: 't', variables: { a: 'b' } }),
    approve: () => hub.approve('ID', 'hash', 'text'),
    discard: () => hub.discard('ID'),
    systems: () => hub.systems(),
    categories: () => hub.categories(),
    article: () => hub.article('ID'),
    file: () => hub.file('ID'),
    templates: () => hub.templates('sms-main'),
  };

  test.each(Object.entries(CALLS))('%s_asks_only_what_the_contract_offers', async (_, call) => {
    await call();
    const [asked] = sent;
    if (asked === undefined) throw new Error('nothing was asked');
    const operation = contract.paths[asked.path.replace('/ID', '/{id}')]?.[asked.method];
    expect(operation, `${asked.method} ${asked.path}`).toBeDefined();
    const queries = (operation?.parameters ?? [])
      .map((parameter) => ('$ref' in parameter ? parameters[nameOf(parameter.$ref)] : parameter))
      .filter((parameter) => parameter?.in === 'query')
      .map((parameter) => parameter?.name);
    expect(asked.query.filter((name) => !queries.includes(name))).toEqual([]);
    const body = operation?.requestBody?.content['application/json']?.schema.$ref;
    expect(asked.body === null).toBe(body === undefined);
    if (asked.body !== null && body !== undefined) {
      const schema = schemaOf(nameOf(body));
      expect(Object.keys(asked.body).filter((name) => !(name in (schema.properties ?? {})))).toEqual([]);
      expect((schema.required ?? []).filter((name) => !(name in (asked.body ?? {})))).toEqual([]);
    }
  });
});
