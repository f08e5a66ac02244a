/** Made-up tickets for `npm run dev:mock` and for tests, in the contract's shapes. */

export interface MockTicket {
  [field: string]: unknown;
  id: string;
  number: string;
  title: string;
  status: string;
  category: string | null;
  language: string;
  system: string;
  channel: string;
  updatedAt: string;
  version: number;
}

const uuid = (kind: number, n: number) => `0199a${kind}00-0000-7000-8000-${String(n).padStart(12, '0')}`;
export const ticketId = (n: number) => uuid(1, n);

export const START = Date.now();
const ago = (minutes: number) => new Date(START - minutes * 60_000).toISOString();

export const CATEGORIES = [
  ['network', 'Network'],
  ['access', 'Access'],
  ['email', 'E-mail'],
  ['hardware', 'Hardware'],
  ['printing', 'Printing'],
  ['sap', 'SAP'],
  ['software', 'Software'],
  ['security', 'Security'],
  ['telephony', 'Telephony'],
  ['storage', 'Storage'],
  ['database', 'Database'],
  ['onboarding', 'Onboarding'],
].map(([id, name]) => ({ id, name }));

type Row = [
  title: string,
  text: string,
  who: string,
  channel: string,
  language: string,
  category: string | null,
  confidence: number,
  urgency: string,
  status: string,
  minutes: number,
];

const ROWS: Row[] = [
  [
    'VPN drops every hour, har ghante disconnect',
    'Subah se VPN har ghante disconnect ho raha hai. Client meeting mein do baar cut ho gaya. Laptop restart kiya, phir bhi same problem. Error 809 aata hai.\n\nPlease jaldi dekhiye, 3 baje phir se call hai.',
    'Rohan Iyer',
    'email',
    'hinglish',
    'network',
    0.93,
    'high',
    'open',
    2,
  ],
  [
    'SAP login fails after password change',
    'Since I changed my password this morning SAP GUI says "Name or password is incorrect" on PRD and QAS. DEV works. I have to post goods receipts before 16:00.',
    'Priya Nair',
    'glpi',
    'en',
    'access',
    0.88,
    'high',
    'new',
    4,
  ],
  [
    'प्रिंटर तीसरी मंज़िल पर काग़ज़ फँसा रहा है',
    'तीसरी मंज़िल का प्रिंटर हर दूसरे पन्ने पर काग़ज़ फँसा देता है। ट्रे 2 बदल दी है, समस्या वही है।',
    'Meena Kumari',
    'sms',
    'hi',
    'printing',
    0.81,
    'low',
    'open',
    9,
  ],
  [
    'Incident 8000004711: IDoc queue stuck in status 64',
    'IDocs of type DESADV stay in status 64 since 09:20. 1,204 waiting. Background job RBDAPP01 finished without error.',
    'Solution Manager PRD',
    'sap-solman',
    'en',
    'sap',
    0.97,
    'critical',
    'open',
    12,
  ],
  [
    'Outlook kommt nach dem Update nicht mehr hoch',
    'Seit dem Windows-Update heute früh startet Outlook nur bis "Profil wird geladen". Abgesicherter Modus hilft nicht. Betroffen sind drei Kollegen im Einkauf.',
    'Jürgen Hoffmann',
    'email',
    'de',
    'email',
    0.9,
    'medium',
    'open',
    16,
  ],
  [
    'It does not work again',
    'Same as last week. Please fix.',
    'Accounts, floor 2',
    'portal',
    'en',
    null,
    0.31,
    'low',
    'new',
    21,
  ],
  [
    'Laptop battery swollen, cover lifts',
    'The bottom cover of my laptop lifts on the left. The battery looks swollen and it gets hot. I switched it off.',
    'Daniel Fischer',
    'portal',
    'en',
    'hardware',
    0.86,
    'critical',
    'new',
    26,
  ],
  [
    'Shared drive Finance is read-only',
    'Nobody in Finance can save to F: since 08:50. Reading works. Month-end closing is today.',
    'Anita Deshmukh',
    'glpi',
    'en',
    'storage',
    0.84,
    'high',
    'open',
    33,
  ],
  [
    'Naya joinee ke liye laptop aur ID chahiye',
    'Monday ko naya joinee aa raha hai, Sales team. Laptop, mail ID aur SAP access chahiye. Manager approval attached.',
    'Kavita Rao',
    'email',
    'hinglish',
    'onboarding',
    0.79,
    'medium',
    'pending_requester',
    41,
  ],
  [
    'Phishing mail "Gehaltsabrechnung" an ganze Abteilung',
    'Mehrere Kollegen haben eine Mail mit dem Betreff "Gehaltsabrechnung November" bekommen. Zwei haben den Anhang geöffnet.',
    'Sabine Krüger',
    'email',
    'de',
    'security',
    0.95,
    'critical',
    'open',
    48,
  ],
  [
    'Wi-Fi in meeting room Ganga is very slow',
    'Video calls freeze. Speed test shows 0.8 Mbit/s. The corridor is fine.',
    'Arjun Mehta',
    'glpi',
    'en',
    'network',
    0.74,
    'medium',
    'open',
    57,
  ],
  [
    'वीपीएन पासवर्ड की अवधि समाप्त',
    'मेरा वीपीएन पासवर्ड समाप्त हो गया है और मैं घर से काम कर रहा हूँ। नया पासवर्ड कैसे बनाऊँ?',
    'Suresh Yadav',
    'email',
    'hi',
    'access',
    0.77,
    'medium',
    'open',
    66,
  ],
  [
    'Desk phone shows "Registration failed"',
    'Extension 4417. Neighbouring phones work.',
    'Fatima Sheikh',
    'portal',
    'en',
    'telephony',
    0.91,
    'low',
    'open',
    78,
  ],
  [
    'BEx report returns no data for plant 1200',
    'ZSD_MARGIN for plant 1200 is empty since the weekend load. Other plants are fine.',
    'Solution Manager PRD',
    'sap-solman',
    'en',
    'sap',
    0.89,
    'medium',
    'pending_vendor',
    95,
  ],
  [
    'Bildschirm flackert an der Dockingstation',
    'Nur mit zwei Monitoren, nur über die neue Dockingstation.',
    'Lukas Brandt',
    'glpi',
    'de',
    'hardware',
    0.83,
    'low',
    'open',
    110,
  ],
  [
    'Mail attachment over 20 MB bounces',
    'Sending drawings to the vendor bounces with 552 5.3.4.',
    'Neha Joshi',
    'email',
    'en',
    'email',
    0.87,
    'low',
    'open',
    131,
  ],
  [
    'Screen black after update',
    'After restart only a black screen with cursor.',
    'Vikram Singh',
    'sms',
    'en',
    'software',
    0.66,
    'high',
    'open',
    150,
  ],
  [
    'Database job NIGHTLY_STATS failed twice',
    'ORA-01555 at step 4. Log attached.',
    'Monitoring',
    'glpi',
    'en',
    'database',
    0.94,
    'high',
    'open',
    171,
  ],
  [
    'Teams mein mic kaam nahi kar raha',
    'Headset ka mic Teams mein nahi chal raha, phone par theek hai.',
    'Ishaan Gupta',
    'portal',
    'hinglish',
    'software',
    0.72,
    'low',
    'open',
    190,
  ],
  [
    'Zugriff auf Projektordner "Werk Süd" fehlt',
    'Ich bin seit Montag im Projekt und komme nicht in den Ordner.',
    'Miriam Vogel',
    'glpi',
    'de',
    'access',
    0.92,
    'medium',
    'pending_requester',
    230,
  ],
  [
    'Scanner does not send to mail',
    'Panel says "SMTP error". Since yesterday.',
    'Reception',
    'sms',
    'en',
    'printing',
    0.69,
    'low',
    'open',
    300,
  ],
  [
    'Request: Adobe Acrobat licence for two people',
    'Cost centre 4711. Approval by B. Stein attached.',
    'Tara Menon',
    'portal',
    'en',
    'software',
    0.9,
    'low',
    'open',
    420,
  ],
];

const SYSTEMS: Record<string, string> = {
  glpi: 'glpi-hq',
  'sap-solman': 'solman-prod',
  email: 'mail-support',
  sms: 'sms-main',
  portal: 'portal',
};

const externalId = (channel: string, n: number) =>
  channel === 'glpi'
    ? String(8812 - n)
    : channel === 'sap-solman'
      ? `80000047${11 + n}`
      : `<${9000 + n}.mail@example.org>`;

const WORDS: Record<string, string[]> = {
  network: ['vpn', 'disconnect', 'error 809'],
  access: ['password', 'login'],
  sap: ['idoc', 'status 64'],
};

const address = (who: string) =>
  `${who
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z]+/g, '.')}@example.org`;

const bondsOf = (channel: string, n: number) => {
  if (channel === 'portal') return [];
  const own = {
    system: SYSTEMS[channel],
    externalId: externalId(channel, n),
    state: n === 7 ? 'failing' : 'in_step',
    url: channel === 'glpi' ? `https://glpi.example.org/front/ticket.form.php?id=${externalId(channel, n)}` : null,
  };
  return n === 3 ? [own, { system: 'glpi-hq', externalId: '8799', state: 'due', url: null }] : [own];
};

export const ticketOf = (row: Row, n: number, number: number): MockTicket => {
  const [title, description, who, channel, language, category, confidence, urgency, status, minutes] = row;
  return {
    id: ticketId(number),
    number: `OD-${String(number).padStart(6, '0')}`,
    title,
    description,
    type: title.startsWith('Request') ? 'request' : 'incident',
    status,
    category,
    urgency,
    impact: 'medium',
    priority: 3,
    language,
    system: SYSTEMS[channel] ?? 'portal',
    channel,
    requester: {
      id: null,
      name: who,
      email: channel === 'sms' ? null : address(who),
      phone: channel === 'sms' ? '+91 98765 43210' : null,
    },
    group: 'Service desk',
    assignee: n % 3 === 0 ? 'Manpreet Kaur' : null,
    site: ['Pune', 'Bengaluru', 'Stuttgart'][n % 3],
    dataClass: 'internal',
    classification: {
      category: category ?? 'software',
      urgency,
      confidence,
      urgencyConfidence: 0.7,
      model: 'tfidf-logreg/2026-11-20',
      abstained: category === null,
      language,
      reasons:
        category === null
          ? ['abstained: hardly a word is known']
          : [`words for ${category}: ${(WORDS[category] ?? ['error']).map((word) => `${word} +2.4`).join(', ')}`],
      at: ago(minutes),
      verdict: null,
      needsPerson: false,
      opinions: [],
    },
    masters: { title: 'source', category: category === null ? 'source' : 'ai' },
    mergedInto: null,
    mergedFrom: null,
    resolvedAt: status === 'resolved' ? ago(minutes) : null,
    bonds: bondsOf(channel, n),
    createdAt: ago(minutes + 22),
    updatedAt: ago(minutes),
    version: 1,
  };
};

export const seed = (): MockTicket[] => {
  const shown = ROWS.map((row, n) => ticketOf(row, n, 417 - n));
  const older = Array.from({ length: 120 }, (_, n) => {
    const row = ROWS[n % ROWS.length] as Row;
    const copy: Row = [...row];
    copy[8] = n % 4 === 0 ? 'open' : 'resolved';
    copy[9] = 500 + n * 37;
    return ticketOf(copy, n + 40, 390 - n);
  });
  return [...shown, ...older];
};

/** What arrives while somebody looks. */
export const ARRIVALS: Row[] = [
  [
    'Internet bahut slow hai, pura floor affected',
    'Sab log complain kar rahe hain.',
    'Deepak Chauhan',
    'sms',
    'hinglish',
    'network',
    0.85,
    'high',
    'new',
    0,
  ],
  [
    'Cannot open VPN, error 809',
    'Same for two colleagues here.',
    'Laura Becker',
    'email',
    'en',
    'network',
    0.96,
    'high',
    'new',
    0,
  ],
  [
    'Drucker im Lager druckt nur Streifen',
    'Seit heute Mittag.',
    'Lager Süd',
    'glpi',
    'de',
    'printing',
    0.88,
    'low',
    'new',
    0,
  ],
];

const response = (n: number, fields: Record<string, unknown>) => ({
  id: uuid(2, n),
  kind: 'followup',
  isAiResponse: false,
  origin: 'hub',
  byRequester: false,
  template: null,
  variables: null,
  editedAt: null,
  revision: 1,
  attachments: [],
  ...fields,
});

export const conversation = (ticket: MockTicket) => [
  response(1, {
    ticketId: ticket.id,
    text: 'Gateway mum-2 shows renegotiation every 60 minutes since the firmware of Sunday. Three users on it, all with client 5.0. Do not tell the customer the gateway name.',
    visibility: 'INTERNAL',
    author: { id: null, name: 'Manpreet Kaur', address: 'm.kaur@example.org' },
    createdAt: ago(17),
  }),
  response(2, {
    ticketId: ticket.id,
    text: 'Hello Rohan,\n\nthank you. We see the drops on our side, too. Which client version does Help > About show?\n\nManpreet',
    visibility: 'PUBLIC',
    author: { id: null, name: 'Manpreet Kaur', address: 'm.kaur@example.org' },
    createdAt: ago(14),
  }),
  response(3, {
    ticketId: ticket.id,
    text: 'Version 5.0.04032 hai. Abhi phir se disconnect hua, 10:31 par.\n\nOn Mon, 23 Nov 2026 at 10:20, OmniDesk wrote:\n> Hello Rohan,\n> thank you. We see the drops on our side, too.\n> Which client version does Help > About show?',
    visibility: 'PUBLIC',
    byRequester: true,
    origin: ticket.system,
    author: { id: null, name: 'Rohan Iyer', address: 'rohan.iyer@example.org' },
    createdAt: ago(2),
  }),
];

export const draftsOf = (ticket: MockTicket) => [
  {
    id: uuid(3, Number(ticket.number.slice(3))),
    ticketId: ticket.id,
    text: 'Hello Rohan,\n\nversion 5.0 renews its key once an hour and loses the line while it does. Version 5.1 keeps it. [1] It is in the Software Center under "Secure Client 5.1"; the installation takes five minutes and one restart.\n\nUntil then: choose the gateway "Mumbai 1", it is not affected. [2]',
    language: 'en',
    confidence: 0.82,
    gloss: null,
    receipt: null,
    mode: 'draft',
    fourEyes: false,
    firstApprovedBy: null,
    approvedBy: null,
    template: null,
    model: 'extractive/1',
    reasons: [
      '[1] VPN drops hourly with client 5.0: meaning 0.91, common words 0.62',
      '[2] VPN disconnects during calls: meaning 0.84, common words 0.40',
    ],
    sources: [
      {
        kind: 'knowledge',
        id: uuid(4, 12),
        title: 'VPN drops hourly with client 5.0',
        number: 1,
        score: 0.91,
        quotes: ['Version 5.1 keeps the tunnel while keys are renewed.'],
      },
      {
        kind: 'ticket',
        id: ticketId(389),
        title: 'VPN disconnects during calls',
        number: 2,
        score: 0.84,
        quotes: [],
      },
    ],
    state: 'proposed',
    hash: 'sha256-1',
    lastResponseId: uuid(2, 3),
    createdAt: ago(1),
    settledAt: null,
  },
];

export const deliveriesOf = (ticket: MockTicket) => [
  {
    id: uuid(5, 1),
    kind: 'response',
    system: ticket.system,
    responseId: uuid(2, 2),
    state: 'sent',
    attempts: 1,
    dueAt: ago(14),
    sentAt: ago(14),
    receipt: '250 queued',
    reason: null,
    createdAt: ago(14),
  },
  {
    id: uuid(5, 2),
    kind: 'notice',
    system: ticket.system,
    responseId: null,
    state: 'sent',
    attempts: 1,
    dueAt: ago(23),
    sentAt: ago(23),
    receipt: null,
    reason: null,
    createdAt: ago(23),
  },
  ...(ticket.number === 'OD-000410'
    ? [
        {
          id: uuid(5, 3),
          kind: 'status',
          system: ticket.system,
          responseId: null,
          state: 'parked',
          attempts: 5,
          dueAt: ago(5),
          sentAt: null,
          receipt: null,
          reason: 'GLPI answered ERROR_GLPI_UPDATE: status not allowed for this profile.',
          createdAt: ago(40),
        },
      ]
    : []),
];

export const TEMPLATES = [
  {
    id: 'ticket-received',
    registeredId: '1107160000000012345',
    language: 'en',
    text: 'Your request {ticket} was received. We answer by {time}. Service desk',
    variables: ['ticket', 'time'],
  },
  {
    id: 'ticket-resolved-hi',
    registeredId: '1107160000000012346',
    language: 'hi',
    text: 'आपका अनुरोध {ticket} हल हो गया है। {remark} सेवा डेस्क',
    variables: ['ticket', 'remark'],
  },
  {
    id: 'call-back',
    registeredId: '1107160000000012347',
    language: 'en',
    text: 'Ticket {ticket}: we call you at {phone} on {date}. Service desk',
    variables: ['ticket', 'phone', 'date'],
  },
];

const system = (
  name: string,
  type: string,
  state: string,
  minutes: number,
  counts: number[],
  problem: string | null = null,
) => ({
  name,
  type,
  state,
  problem,
  lastEventAt: ago(minutes),
  counts: { received: counts[0], applied: counts[1], duplicate: counts[2], quarantined: counts[3], pending: counts[4] },
});

export const SYSTEM_LIST = [
  system('glpi-hq', 'glpi', 'running', 1, [1284, 1251, 31, 1, 1]),
  system('solman-prod', 'sap-solman', 'running', 12, [212, 209, 3, 0, 0]),
  system('mail-support', 'email', 'running', 0, [903, 871, 27, 5, 0]),
  system(
    'sms-main',
    'sms',
    'failing',
    44,
    [187, 187, 0, 0, 0],
    'The gateway at 127.0.0.1:18013 refuses the connection. Tried 6 times, next try in 40 s.',
  ),
  system('portal', 'portal', 'running', 26, [141, 141, 0, 0, 0]),
];

const step = (seq: number, minutes: number, action: string, origin: string, fields: Record<string, unknown> = {}) => ({
  seq,
  at: ago(minutes),
  action,
  origin,
  actor: null,
  routeId: null,
  routeVersion: null,
  mappingVersion: null,
  model: null,
  cost: null,
  detail: {},
  hash: String(seq).repeat(8),
  ...fields,
});

export const HISTORY = [
  step(1, 24, 'ticket-created', 'mail-support', { detail: { changed: ['title', 'description'], version: 1 } }),
  step(2, 23.9, 'ticket-enriched', 'ai', {
    model: 'tfidf-logreg/2026-11-20',
    detail: { changed: ['classification', 'category'], confidence: 0.93, abstained: false, version: 2 },
  }),
  step(3, 20, 'ticket-changed', 'person', { actor: 'Manpreet Kaur', detail: { changed: ['status'], version: 3 } }),
  step(4, 14, 'delivery-sent', 'hub', { detail: { kind: 'response', system: 'mail-support', attempt: 1 } }),
];
