/** What the made-up hub understands beyond a category: two opinions, an answer of an outside model, an incident. */
import { START, ticketId, type MockTicket } from './mock-data.ts';

const ago = (minutes: number) => new Date(START - minutes * 60_000).toISOString();

export const INCIDENT = {
  id: '0199a700-0000-7000-8000-000000000001',
  state: 'suspected',
  category: 'network',
  site: null,
  since: ago(22),
  tickets: [380, 402, 405, 408, 411, 414, 417].map(ticketId),
  persons: 6,
  expected: 0.34,
  probability: 0.000_002_1,
  terms: ['gateway', 'vpn'],
  broadcast: {
    en: 'We know of trouble with Network since 09:12. 6 colleagues have told us so far. We are looking into it; you need not report it again. We will write as soon as it is solved.',
    hi: '09:12 से Network में समस्या की जानकारी हमें है। अब तक 6 सहकर्मियों ने बताया है। हम इसे देख रहे हैं; दोबारा शिकायत दर्ज करने की ज़रूरत नहीं है।',
    hinglish:
      '09:12 se Network me problem ki jaankari humein hai. Ab tak 6 colleagues ne bataya hai. Hum dekh rahe hain.',
    de: 'Wir wissen von Störungen bei Network seit 09:12 Uhr. Bisher haben 6 Kolleginnen und Kollegen uns davon berichtet.',
  },
  createdAt: ago(8),
  updatedAt: ago(2),
};

/** Two models that do not agree. */
export const twoOpinions = (local: string) => ({
  category: local,
  confidence: 0.51,
  abstained: true,
  reasons: ['abstained: 0.51 is under the threshold 0.64', `words for ${local}: outlook +1.9, profil +0.8`],
  verdict: 'disagreed',
  needsPerson: true,
  opinions: [
    {
      model: 'tfidf-logreg/2026-11-20',
      category: local,
      urgency: null,
      confidence: 0.51,
      evidence: [],
      applied: false,
      at: ago(15),
    },
    {
      model: 'claude-sonnet-4-5',
      category: 'software',
      urgency: 'medium',
      confidence: 0.86,
      evidence: ['startet Outlook nur bis "Profil wird geladen"'],
      applied: false,
      at: ago(15),
    },
  ],
});

/** In German, written by an outside model, approved by one of two. */
export const outsideDraft = (ticket: MockTicket) => ({
  id: '0199a300-0000-7000-8000-000000000413',
  ticketId: ticket.id,
  text: 'Guten Tag Herr Hoffmann,\n\nbitte starten Sie Outlook einmal mit dem Befehl "outlook.exe /resetnavpane". [1] Danach lädt das Profil wieder.',
  language: 'de',
  confidence: 0.78,
  gloss:
    'Good day Mr Hoffmann,\n\nplease start Outlook once with the command "outlook.exe /resetnavpane". [1] After that the profile loads again.',
  receipt: {
    callId: '0199a800-0000-7000-8000-000000000001',
    model: 'claude-sonnet-4-5',
    prompt: 'draft-answer',
    promptVersion: 2,
    promptHash: '3fa9c2d17be04a61f0b5c8d9e2134756a8b9c0d1e2f30415263748596a7b8c9d',
    inputTokens: 1840,
    outputTokens: 212,
    costUsd: 0.0087,
    latencyMillis: 2410,
  },
  mode: 'draft',
  fourEyes: true,
  firstApprovedBy: 'Manpreet Kaur',
  approvedBy: null,
  template: null,
  model: 'claude-sonnet-4-5',
  reasons: [
    '[1] Outlook hangs while the profile loads: meaning 0.88, common words 0.51',
    'every sentence has a source',
    'two people approve: the category is marked risky',
  ],
  sources: [
    {
      kind: 'knowledge',
      id: '0199a400-0000-7000-8000-000000000013',
      title: 'Outlook hangs while the profile loads',
      number: 1,
      score: 0.88,
      quotes: ['Run outlook.exe /resetnavpane once.'],
    },
  ],
  state: 'proposed',
  hash: 'sha256-2',
  lastResponseId: null,
  createdAt: ago(14),
  settledAt: null,
});
