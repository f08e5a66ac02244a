/**
 * What the hub says, as types, and the one place where its JSON becomes them. A field that is missing or of another
 * kind becomes its empty value here, so no screen ever meets `undefined`.
 */

export const STATUSES = ['new', 'open', 'pending_requester', 'pending_vendor', 'resolved', 'closed'] as const;
export type Status = (typeof STATUSES)[number];
export const URGENCIES = ['low', 'medium', 'high', 'critical'] as const;
export type Urgency = (typeof URGENCIES)[number];
export const TYPES = ['incident', 'request'] as const;
export type TicketType = (typeof TYPES)[number];
export const CHANNELS = ['glpi', 'sap-solman', 'email', 'sms', 'portal'] as const;
export type Channel = (typeof CHANNELS)[number];
export const BOND_STATES = ['in_step', 'due', 'failing', 'gone'] as const;
export type BondState = (typeof BOND_STATES)[number];
export const DELIVERY_STATES = ['pending', 'sending', 'sent', 'retrying', 'unknown', 'parked', 'suppressed'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];
export const SYSTEM_STATES = ['running', 'paused', 'failing', 'stopped'] as const;
export type SystemState = (typeof SYSTEM_STATES)[number];
export const IMPACTS = ['low', 'medium', 'high'] as const;
export type Impact = (typeof IMPACTS)[number];
export const DATA_CLASSES = ['public', 'internal', 'restricted'] as const;
export type DataClass = (typeof DATA_CLASSES)[number];
export const DRAFT_STATES = ['proposed', 'approved', 'discarded', 'superseded'] as const;
export const DRAFT_MODES = ['draft', 'auto'] as const;
export type DraftMode = (typeof DRAFT_MODES)[number];
export const VERDICTS = ['agreed', 'disagreed', 'unsure'] as const;
export type Verdict = (typeof VERDICTS)[number];
export const HINT_STATES = ['suspected', 'confirmed', 'dismissed'] as const;
export type HintState = (typeof HINT_STATES)[number];
export const VISIBILITIES = ['PUBLIC', 'INTERNAL'] as const;
export type Visibility = (typeof VISIBILITIES)[number];
export const ROLES = ['requester', 'agent', 'lead', 'integrator', 'operator', 'admin', 'auditor'] as const;
export type Role = (typeof ROLES)[number];

export interface Person {
  id: string | null;
  name: string;
  email: string | null;
  phone: string | null;
}

/** What one model said of the category; `confidence` as it states it, calibrated only for the local one. */
export interface Opinion {
  model: string;
  category: string | null;
  urgency: Urgency | null;
  confidence: number;
  evidence: string[];
  applied: boolean;
}

export interface Classification {
  category: string | null;
  urgency: Urgency | null;
  confidence: number;
  urgencyConfidence: number | null;
  model: string;
  abstained: boolean;
  /** One piece of evidence each, as the hub words it. */
  reasons: string[];
  /** How two opinions stand to each other; null where there is one only. */
  verdict: Verdict | null;
  /** The opinions leave the category to a person. */
  needsPerson: boolean;
  /** The local model's first. */
  opinions: Opinion[];
}

export interface Bond {
  system: string;
  externalId: string;
  state: BondState;
  url: string | null;
}

export interface Ticket {
  id: string;
  number: string;
  title: string;
  description: string;
  type: TicketType;
  status: Status;
  category: string | null;
  urgency: Urgency | null;
  impact: Impact | null;
  priority: number | null;
  language: string | null;
  system: string;
  channel: Channel;
  requester: Person;
  group: string | null;
  assignee: string | null;
  site: string | null;
  /** How far the text may travel; a restricted one goes to no outside model. */
  dataClass: DataClass;
  classification: Classification | null;
  mergedInto: string | null;
  /** The merged ticket that was asked for, where this is its survivor. */
  mergedFrom: string | null;
  /** Who set a field last: default, ai, source or person. */
  masters: Record<string, string>;
  bonds: Bond[];
  createdAt: string;
  updatedAt: string;
  resolvedAt: string | null;
  version: number;
  /** What to give back on a change; only a ticket that was read by itself has one. */
  etag: string | null;
}

export interface Page<T> {
  items: T[];
  next: string | null;
}

export interface TicketResponse {
  id: string;
  text: string;
  visibility: Visibility;
  kind: string;
  author: { name: string; address: string | null };
  byRequester: boolean;
  isAi: boolean;
  origin: string;
  template: string | null;
  attachments: Attachment[];
  createdAt: string;
  editedAt: string | null;
}

export interface HistoryEntry {
  seq: number;
  at: string;
  action: string;
  origin: string;
  actor: string | null;
  model: string | null;
  detail: Record<string, unknown>;
}

export interface SimilarTicket {
  id: string;
  number: string;
  title: string;
  status: Status;
  category: string | null;
  system: string | null;
  /** 0 to 1 */
  score: number;
  reasons: string[];
  /** probably the same trouble reported twice */
  duplicate: boolean;
}

export interface DraftSource {
  kind: string;
  id: string;
  title: string;
  /** As the draft's text cites it: `[1]`. */
  number: number | null;
  score: number | null;
  /** The sentences that were taken from it. */
  quotes: string[];
}

/** What a model of others took for an answer. */
export interface DraftReceipt {
  model: string;
  prompt: string;
  promptVersion: number;
  promptHash: string;
  tokens: number;
  costUsd: number | null;
  latencyMillis: number | null;
}

export interface Draft {
  id: string;
  text: string;
  language: string | null;
  /** The text in English; null where it is English. */
  gloss: string | null;
  receipt: DraftReceipt | null;
  /** `auto`: sent without asking, where what people did with earlier ones allows it. */
  mode: DraftMode;
  /** Whether two persons have to approve, and who has. */
  fourEyes: boolean;
  firstApprovedBy: string | null;
  /** Who settled it; null where it waits, or nobody was asked. */
  approvedBy: string | null;
  /** Id of the registered template that the text was made by. */
  template: string | null;
  confidence: number;
  model: string;
  reasons: string[];
  sources: DraftSource[];
  state: (typeof DRAFT_STATES)[number];
  hash: string;
  createdAt: string;
  settledAt: string | null;
}

/** Many people report the same; a person decides whether it is a major incident. */
export interface IncidentHint {
  id: string;
  state: HintState;
  category: string | null;
  /** null where there are several, or it is unknown */
  site: string | null;
  /** when the first of its tickets came */
  since: string;
  /** ids, oldest first */
  tickets: string[];
  /** distinct requesters */
  persons: number;
  /** how many such tickets the same time normally brings */
  expected: number;
  /** 0 to 1: that so many come by chance */
  probability: number;
  /** what most of them say */
  terms: string[];
  /** What to tell everybody; a draft that nobody but a person sends. */
  broadcast: { language: string; text: string }[];
}

export interface Delivery {
  id: string;
  system: string;
  kind: string;
  state: DeliveryState;
  attempts: number;
  responseId: string | null;
  dueAt: string | null;
  sentAt: string | null;
  /** What the other side answered. */
  receipt: string | null;
  reason: string | null;
  createdAt: string;
}

export interface Attachment {
  id: string;
  responseId: string | null;
  fileName: string;
  contentType: string;
  size: number;
  inline: boolean;
}

export interface Template {
  id: string;
  registeredId: string | null;
  language: string | null;
  text: string;
  variables: string[];
}

export interface SystemStatus {
  name: string;
  type: string;
  state: SystemState;
  lastEventAt: string | null;
  problem: string | null;
  counts: { received: number; applied: number; duplicate: number; quarantined: number; pending: number };
}

export interface Category {
  id: string;
  name: string;
}

/** A knowledge article. */
export interface Article {
  id: string;
  title: string;
  content: string;
  category: string | null;
  tags: string[];
  language: string | null;
  visibility: Visibility;
  version: number;
  updatedAt: string;
}

export interface User {
  id: string;
  email: string;
  name: string;
  role: Role;
}

export interface LiveEvent {
  id: string;
  type: string;
  ticketId: string;
  /** 123 where a ticket shows OD-000123 */
  number: number;
  version: number;
  changed: string[];
  responseId: string | null;
  visibility: Visibility | null;
  origin: string;
  time: string;
}

type Json = Record<string, unknown>;

const object = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {});
const text = (value: unknown, empty = ''): string => (typeof value === 'string' ? value : empty);
const textOrNull = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const number = (value: unknown, empty = 0): number =>
  typeof value === 'number' && Number.isFinite(value) ? value : empty;
const numberOrNull = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const oneOf = <T extends string>(values: readonly T[], value: unknown, empty: T): T =>
  values.includes(value as T) ? (value as T) : empty;
const oneOfOrNull = <T extends string>(values: readonly T[], value: unknown): T | null =>
  values.includes(value as T) ? (value as T) : null;

export const itemsOf = <T>(value: unknown, decode: (item: unknown) => T): T[] =>
  list(object(value)['items']).map(decode);

export const pageOf =
  <T>(decode: (item: unknown) => T) =>
  (value: unknown): Page<T> => ({ items: itemsOf(value, decode), next: textOrNull(object(value)['next']) });

const personOf = (value: unknown): Person => {
  const json = object(value);
  return {
    id: textOrNull(json['id']),
    name: text(json['name'], '?'),
    email: textOrNull(json['email']),
    phone: textOrNull(json['phone']),
  };
};

const textsOf = (value: unknown): string[] =>
  list(value).filter((item): item is string => typeof item === 'string' && item.trim() !== '');

const opinionOf = (value: unknown): Opinion => {
  const json = object(value);
  return {
    model: text(json['model']),
    category: textOrNull(json['category']),
    urgency: oneOfOrNull(URGENCIES, json['urgency']),
    confidence: number(json['confidence']),
    evidence: textsOf(json['evidence']),
    applied: json['applied'] === true,
  };
};

const classificationOf = (value: unknown): Classification | null => {
  if (typeof value !== 'object' || value === null) return null;
  const json = object(value);
  return {
    category: textOrNull(json['category']),
    urgency: oneOfOrNull(URGENCIES, json['urgency']),
    confidence: number(json['confidence']),
    urgencyConfidence: numberOrNull(json['urgencyConfidence']),
    model: text(json['model']),
    abstained: json['abstained'] === true,
    reasons: textsOf(json['reasons']),
    verdict: oneOfOrNull(VERDICTS, json['verdict']),
    needsPerson: json['needsPerson'] === true,
    opinions: list(json['opinions']).map(opinionOf),
  };
};

const bondOf = (value: unknown): Bond => {
  const json = object(value);
  return {
    system: text(json['system']),
    externalId: text(json['externalId']),
    state: oneOf(BOND_STATES, json['state'], 'due'),
    url: textOrNull(json['url']),
  };
};

const mastersOf = (value: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries(object(value)).map(([field, master]) => [field, text(master)]));

export const ticketOf = (value: unknown): Ticket => {
  const json = object(value);
  return {
    id: text(json['id']),
    number: text(json['number']),
    title: text(json['title']),
    description: text(json['description']),
    type: oneOf(TYPES, json['type'], 'incident'),
    status: oneOf(STATUSES, json['status'], 'new'),
    category: textOrNull(json['category']),
    urgency: oneOfOrNull(URGENCIES, json['urgency']),
    impact: oneOfOrNull(IMPACTS, json['impact']),
    priority: numberOrNull(json['priority']),
    language: textOrNull(json['language']),
    system: text(json['system']),
    channel: oneOf(CHANNELS, json['channel'], 'portal'),
    requester: personOf(json['requester']),
    group: textOrNull(json['group']),
    assignee: textOrNull(json['assignee']),
    site: textOrNull(json['site']),
    dataClass: oneOf(DATA_CLASSES, json['dataClass'], 'internal'),
    classification: classificationOf(json['classification']),
    mergedInto: textOrNull(json['mergedInto']),
    mergedFrom: textOrNull(json['mergedFrom']),
    masters: mastersOf(json['masters']),
    bonds: list(json['bonds']).map(bondOf),
    createdAt: text(json['createdAt']),
    updatedAt: text(json['updatedAt']),
    resolvedAt: textOrNull(json['resolvedAt']),
    version: number(json['version'], 1),
    etag: null,
  };
};

export const responseOf = (value: unknown): TicketResponse => {
  const json = object(value);
  return {
    id: text(json['id']),
    text: text(json['text']),
    // what is not surely public is internal
    visibility: json['visibility'] === 'PUBLIC' ? 'PUBLIC' : 'INTERNAL',
    kind: text(json['kind']),
    author: { name: text(object(json['author'])['name'], '?'), address: textOrNull(object(json['author'])['address']) },
    byRequester: json['byRequester'] === true,
    isAi: json['isAiResponse'] === true,
    origin: text(json['origin']),
    template: textOrNull(json['template']),
    attachments: list(json['attachments']).map(attachmentOf),
    createdAt: text(json['createdAt']),
    editedAt: textOrNull(json['editedAt']),
  };
};

export const historyOf = (value: unknown): HistoryEntry => {
  const json = object(value);
  return {
    seq: number(json['seq']),
    at: text(json['at']),
    action: text(json['action']),
    origin: text(json['origin']),
    actor: textOrNull(json['actor']),
    model: textOrNull(json['model']),
    detail: object(json['detail']),
  };
};

export const similarOf = (value: unknown): SimilarTicket => {
  const json = object(value);
  return {
    id: text(json['ticketId']),
    number: text(json['number']),
    title: text(json['title']),
    status: oneOf(STATUSES, json['status'], 'open'),
    category: textOrNull(json['category']),
    system: textOrNull(json['system']),
    score: number(json['score']),
    reasons: textsOf(json['reasons']),
    duplicate: json['duplicate'] === true,
  };
};

const receiptOf = (value: unknown): DraftReceipt | null => {
  if (typeof value !== 'object' || value === null) return null;
  const json = object(value);
  return {
    model: text(json['model']),
    prompt: text(json['prompt']),
    promptVersion: number(json['promptVersion']),
    promptHash: text(json['promptHash']),
    tokens: number(json['inputTokens']) + number(json['outputTokens']),
    costUsd: numberOrNull(json['costUsd']),
    latencyMillis: numberOrNull(json['latencyMillis']),
  };
};

export const draftOf = (value: unknown): Draft => {
  const json = object(value);
  return {
    id: text(json['id']),
    text: text(json['text']),
    language: textOrNull(json['language']),
    gloss: textOrNull(json['gloss']),
    receipt: receiptOf(json['receipt']),
    mode: oneOf(DRAFT_MODES, json['mode'], 'draft'),
    fourEyes: json['fourEyes'] === true,
    firstApprovedBy: textOrNull(json['firstApprovedBy']),
    approvedBy: textOrNull(json['approvedBy']),
    template: textOrNull(json['template']),
    confidence: number(json['confidence']),
    model: text(json['model']),
    reasons: textsOf(json['reasons']),
    sources: list(json['sources']).map((source) => {
      const from = object(source);
      return {
        kind: text(from['kind']),
        id: text(from['id']),
        title: text(from['title']),
        number: numberOrNull(from['number']),
        score: numberOrNull(from['score']),
        quotes: textsOf(from['quotes']),
      };
    }),
    state: oneOf(DRAFT_STATES, json['state'], 'superseded'),
    hash: text(json['hash']),
    createdAt: text(json['createdAt']),
    settledAt: textOrNull(json['settledAt']),
  };
};

export const incidentHintOf = (value: unknown): IncidentHint => {
  const json = object(value);
  return {
    id: text(json['id']),
    state: oneOf(HINT_STATES, json['state'], 'suspected'),
    category: textOrNull(json['category']),
    site: textOrNull(json['site']),
    since: text(json['since']),
    tickets: textsOf(json['tickets']),
    persons: number(json['persons']),
    expected: number(json['expected']),
    probability: number(json['probability']),
    terms: textsOf(json['terms']),
    broadcast: Object.entries(object(json['broadcast'])).flatMap(([language, words]) =>
      typeof words === 'string' && words !== '' ? [{ language, text: words }] : [],
    ),
  };
};

export const deliveryOf = (value: unknown): Delivery => {
  const json = object(value);
  return {
    id: text(json['id']),
    system: text(json['system']),
    kind: text(json['kind']),
    state: oneOf(DELIVERY_STATES, json['state'], 'unknown'),
    attempts: number(json['attempts']),
    responseId: textOrNull(json['responseId']),
    dueAt: textOrNull(json['dueAt']),
    sentAt: textOrNull(json['sentAt']),
    receipt: textOrNull(json['receipt']),
    reason: textOrNull(json['reason']),
    createdAt: text(json['createdAt']),
  };
};

export const attachmentOf = (value: unknown): Attachment => {
  const json = object(value);
  return {
    id: text(json['id']),
    responseId: textOrNull(json['responseId']),
    fileName: text(json['fileName'], '?'),
    contentType: text(json['contentType']),
    size: number(json['size']),
    inline: json['inline'] === true,
  };
};

export const templateOf = (value: unknown): Template => {
  const json = object(value);
  return {
    id: text(json['id']),
    registeredId: textOrNull(json['registeredId']),
    language: textOrNull(json['language']),
    text: text(json['text']),
    variables: textsOf(json['variables']),
  };
};

export const systemOf = (value: unknown): SystemStatus => {
  const json = object(value);
  const counts = object(json['counts']);
  return {
    name: text(json['name']),
    type: text(json['type']),
    state: oneOf(SYSTEM_STATES, json['state'], 'stopped'),
    lastEventAt: textOrNull(json['lastEventAt']),
    problem: textOrNull(json['problem']),
    counts: {
      received: number(counts['received']),
      applied: number(counts['applied']),
      duplicate: number(counts['duplicate']),
      quarantined: number(counts['quarantined']),
      pending: number(counts['pending']),
    },
  };
};

export const categoryOf = (value: unknown): Category => {
  const json = object(value);
  const id = text(json['id']);
  return { id, name: text(json['name'], id) };
};

export const articleOf = (value: unknown): Article => {
  const json = object(value);
  return {
    id: text(json['id']),
    title: text(json['title']),
    content: text(json['content']),
    category: textOrNull(json['category']),
    tags: textsOf(json['tags']),
    language: textOrNull(json['language']),
    // what is not surely public is internal
    visibility: json['visibility'] === 'PUBLIC' ? 'PUBLIC' : 'INTERNAL',
    version: number(json['version'], 1),
    updatedAt: text(json['updatedAt']),
  };
};

export const userOf = (value: unknown): User => {
  const json = object(value);
  return {
    id: text(json['id']),
    email: text(json['email']),
    name: text(json['name'], text(json['email'])),
    role: oneOf(ROLES, json['role'], 'requester'),
  };
};

export const liveEventOf = (value: unknown): LiveEvent | null => {
  const json = object(value);
  const ticketId = textOrNull(json['ticketId']);
  if (ticketId === null) return null;
  return {
    id: text(json['id']),
    type: text(json['type']),
    ticketId,
    number: number(json['number']),
    version: number(json['version']),
    changed: textsOf(json['changed']),
    responseId: textOrNull(json['responseId']),
    visibility: oneOfOrNull(VISIBILITIES, json['visibility']),
    origin: text(json['origin']),
    time: text(json['time']),
  };
};
