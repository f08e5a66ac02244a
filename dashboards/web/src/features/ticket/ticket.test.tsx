import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { session } from '@/lib/api/session.ts';
import { articleOf, draftOf, historyOf, ticketOf, userOf, type Ticket } from '@/lib/api/shapes.ts';
import { startI18n } from '@/lib/i18n.ts';
import { createQueryClient, keys } from '@/lib/query.ts';
import { notify, UNDO_MS } from '@/lib/undo.ts';
import { draftsOf, HISTORY, seed, TEMPLATES } from '@/testing/mock-data.ts';
import { outsideDraft, twoOpinions } from '@/testing/mock-understanding.ts';
import { reverse } from './acts.ts';
import { Composer } from './composer.tsx';
import { DataClassFact } from './data-class.tsx';
import { DraftCard } from './draft-card.tsx';
import { SentDraft } from './draft-parts.tsx';
import { fileSize } from './file-link.tsx';
import { InSystems, safeLink } from './in-systems.tsx';
import { Message } from './message.tsx';
import { Timeline } from './timeline.tsx';
import { Understanding } from './understanding.tsx';

const [byMail] = seed();
if (byMail === undefined) throw new Error('no mock ticket');
const mailTicket = ticketOf(byMail);
const smsTicket = ticketOf(seed().find((ticket) => ticket.channel === 'sms'));

let sent: { path: string; body: unknown }[] = [];
let put: unknown[] = [];
let client: QueryClient;

beforeAll(startI18n);
beforeEach(() => {
  sent = [];
  put = [];
  session.open({ accessToken: 'token', refreshToken: 'refresh', expiresIn: 900 });
  client = createQueryClient();
  vi.stubGlobal('fetch', (input: URL, init: RequestInit = {}) => {
    if (init.method === 'POST') {
      sent.push({ path: input.pathname, body: typeof init.body === 'string' ? JSON.parse(init.body) : null });
    }
    if (init.method === 'PUT') put.push(JSON.parse(init.body as string));
    const body = input.pathname === '/api/templates' ? { items: TEMPLATES, next: null } : { id: 'r' };
    return Promise.resolve(new Response(JSON.stringify(body)));
  });
});

const show = (node: ReactNode, role = 'agent') => {
  client.setQueryData(keys.user, userOf({ id: 'u', email: 'asha@example.org', name: 'Asha', role }));
  return render(
    <QueryClientProvider client={client}>
      <MemoryRouter>{node}</MemoryRouter>
    </QueryClientProvider>,
  );
};

describe('a message', () => {
  const message = (isPublic: boolean, text: string) =>
    render(
      <Message
        author="M. Kaur"
        address={null}
        text={text}
        language={null}
        isPublic={isPublic}
        byRequester={false}
        origin="hub"
        at="2026-11-23T10:00:00Z"
        attachments={[]}
      />,
    );

  test('an_internal_note_says_that_the_requester_does_not_see_it', () => {
    message(false, 'gateway mum-2');
    expect(screen.getByText(/not seen by requester/)).toBeDefined();
  });
  test('a_public_reply_does_not_say_so', () => {
    message(true, 'hello');
    expect(screen.queryByText(/not seen by requester/)).toBeNull();
  });
  test('markup_in_a_text_is_shown_as_text', () => {
    const { container } = message(true, '<img src=x onerror=alert(1)><b>bold</b>');
    expect(container.querySelector('img, b')).toBeNull();
    expect(screen.getByText('<img src=x onerror=alert(1)><b>bold</b>')).toBeDefined();
  });
});

describe('the composer', () => {
  test('its_frame_says_who_reads_it_and_through_which_system', () => {
    show(<Composer ticket={mailTicket} />);
    expect(screen.getByText('Rohan Iyer reads this as mail from mail-support, in the same thread.')).toBeDefined();
  });
  test('a_note_goes_out_as_internal', async () => {
    const user = userEvent.setup();
    show(<Composer ticket={mailTicket} />);
    await user.click(screen.getByRole('tab', { name: /Internal note/ }));
    expect(screen.getByText(/Only colleagues read this/)).toBeDefined();
    await user.type(screen.getByRole('textbox', { name: 'Internal note' }), 'only for us');
    await user.click(screen.getByRole('button', { name: /Add note/ }));
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toEqual({
      path: `/api/tickets/${mailTicket.id}/responses`,
      body: { text: 'only for us', visibility: 'INTERNAL' },
    });
  });
  test('what_was_begun_as_a_note_never_becomes_the_public_reply', async () => {
    const user = userEvent.setup();
    const other: Ticket = { ...mailTicket, id: 'other' };
    show(<Composer ticket={other} />);
    await user.click(screen.getByRole('tab', { name: /Internal note/ }));
    await user.type(screen.getByRole('textbox', { name: 'Internal note' }), 'secret');
    await user.click(screen.getByRole('tab', { name: /Public reply/ }));
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Public reply' }).value).toBe('');
  });
  test('sms_has_no_free_text_says_why_and_sends_a_template_with_its_variables', async () => {
    const user = userEvent.setup();
    show(<Composer ticket={smsTicket} />);
    expect(screen.getByText(/free text is off here/)).toBeDefined();
    expect(screen.queryByRole('textbox', { name: 'Public reply' })).toBeNull();
    await user.selectOptions(await screen.findByRole('combobox'), 'ticket-received');
    expect(screen.getByText('Fill in time')).toBeDefined();
    await user.type(screen.getByRole('textbox', { name: /^time/ }), '16:00');
    const number = smsTicket.number.replace(/^OD-0+/, 'OD-');
    expect(screen.getByText(`Your request ${number} was received. We answer by 16:00. Service desk`)).toBeDefined();
    await user.click(screen.getByRole('button', { name: /Send/ }));
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]?.body).toEqual({
      visibility: 'PUBLIC',
      template: 'ticket-received',
      variables: { ticket: number, time: '16:00' },
    });
  });
  test('who_wanted_to_write_before_it_was_there_goes_on_in_it', () => {
    show(<Composer ticket={mailTicket} asked="INTERNAL" />);
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Internal note' }));
  });
  test('an_auditor_reads_and_gets_no_box', () => {
    show(<Composer ticket={mailTicket} />, 'auditor');
    expect(screen.queryByRole('textbox')).toBeNull();
  });
});

describe('a draft', () => {
  const draft = draftOf(draftsOf(byMail)[0]);
  const outside = draftOf(outsideDraft(byMail));

  test('leaves_only_after_it_was_said_twice_and_carries_its_hash', async () => {
    const user = userEvent.setup();
    show(<DraftCard ticket={mailTicket} draft={draft} />);
    await user.click(screen.getByRole('button', { name: /Approve and send/ }));
    expect(sent).toHaveLength(0);
    expect(screen.getByText(/This leaves the house/)).toBeDefined();
    await user.click(screen.getByRole('button', { name: /Send to Rohan Iyer/ }));
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toEqual({ path: `/api/drafts/${draft.id}/approve`, body: { hash: draft.hash } });
  });
  test('the_second_key_comes_after_a_look', async () => {
    const user = userEvent.setup();
    const now = vi.spyOn(Date, 'now');
    show(<DraftCard ticket={mailTicket} draft={draft} />);
    now.mockReturnValue(10_000);
    await user.keyboard('aa');
    expect(screen.getByText(/This leaves the house/)).toBeDefined();
    expect(sent).toHaveLength(0);
    now.mockReturnValue(10_500);
    await user.keyboard('a');
    await waitFor(() => expect(sent).toHaveLength(1));
    now.mockRestore();
  });
  test('words_typed_into_nothing_send_no_draft', async () => {
    const user = userEvent.setup();
    let clock = 10_000;
    const now = vi.spyOn(Date, 'now').mockImplementation(() => (clock += 1000));
    show(<DraftCard ticket={mailTicket} draft={draft} />);
    await user.keyboard('a mail again, as a last try');
    now.mockRestore();
    expect(sent).toHaveLength(0);
    expect(screen.queryByText(/This leaves the house/)).toBeNull();
  });
  test('shows_the_editor_s_changes_and_sends_them', async () => {
    const user = userEvent.setup();
    show(<DraftCard ticket={mailTicket} draft={{ ...draft, text: 'restart now' }} />);
    await user.click(screen.getByRole('button', { name: /Edit/ }));
    await user.type(screen.getByRole('textbox'), ' please');
    const { container } = { container: screen.getByRole('article') };
    expect(container.querySelector('ins')?.textContent).toBe(' please');
    await user.click(screen.getByRole('button', { name: /Approve and send/ }));
    await user.click(screen.getByRole('button', { name: /Send to/ }));
    await waitFor(() => expect(sent[0]?.body).toEqual({ hash: draft.hash, text: 'restart now please' }));
  });
  test('shows_the_sentences_it_took_and_why_the_source_fits', () => {
    show(<DraftCard ticket={mailTicket} draft={draft} />);
    expect(screen.getByText('Version 5.1 keeps the tunnel while keys are renewed.')).toBeDefined();
    expect(screen.getByText('1 sentence taken · meaning 0.91, common words 0.62')).toBeDefined();
  });
  test('opens_its_article_in_a_dialog', async () => {
    const user = userEvent.setup();
    client.setQueryData(
      ['article', draft.sources[0]?.id],
      articleOf({ id: 'k', title: 'VPN drops hourly', content: 'Install 5.1.', visibility: 'INTERNAL', version: 3 }),
    );
    show(<DraftCard ticket={mailTicket} draft={draft} />);
    await user.click(screen.getByRole('button', { name: 'VPN drops hourly with client 5.0' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText('Install 5.1.')).toBeDefined();
    expect(dialog.getByText('internal, not for requesters')).toBeDefined();
  });
  test('names_its_sources', () => {
    show(<DraftCard ticket={mailTicket} draft={draft} />);
    const card = within(screen.getByRole('article'));
    expect(card.getByText('2 sources')).toBeDefined();
    expect(card.getByRole('link', { name: 'VPN disconnects during calls' })).toBeDefined();
  });
  test('of_an_outside_model_shows_its_receipt_and_the_text_in_english', () => {
    show(<DraftCard ticket={mailTicket} draft={outside} />);
    const card = within(screen.getByRole('article'));
    expect(card.getByText(/After that the profile loads again/).lang).toBe('en');
    const facts = Object.fromEntries(
      card.getAllByRole('term').map((term) => [term.textContent, term.nextElementSibling?.textContent]),
    );
    expect(facts).toEqual({
      Mode: 'waits for a person',
      Prompt: 'draft-answer v2 · 3fa9c2d1',
      Tokens: '2,052',
      Cost: '$0.0087',
      Took: '2.4 sec',
      'Approved by': 'Manpreet Kaur',
    });
    expect(within(card.getByRole('list', { name: 'Reasons' })).getByText('every sentence has a source')).toBeDefined();
  });
  test('with_four_eyes_leaves_with_the_second_person_s_approval_of_the_same_text', async () => {
    const user = userEvent.setup();
    show(<DraftCard ticket={mailTicket} draft={outside} />);
    expect(screen.getByText(/Manpreet Kaur has approved/)).toBeDefined();
    await user.click(screen.getByRole('button', { name: /Approve and send/ }));
    expect(screen.getByText(/This leaves the house/)).toBeDefined();
  });
  test.each([
    ['nobody_has_approved', null],
    ['the_reader_approved_it_before', 'Asha'],
  ])('with_four_eyes_leaves_not_yet_if_%s', async (_, firstApprovedBy) => {
    const user = userEvent.setup();
    show(<DraftCard ticket={mailTicket} draft={{ ...outside, firstApprovedBy }} />);
    await user.click(screen.getByRole('button', { name: /first of two/ }));
    expect(screen.getByText(/Nothing leaves yet/)).toBeDefined();
  });
  test('that_was_sent_keeps_its_receipt_below_the_conversation', () => {
    show(<SentDraft draft={{ ...outside, state: 'approved', approvedBy: 'Asha' }} />);
    expect(screen.getByText('This answer was drafted by the model and approved by Asha.')).toBeDefined();
    expect(screen.getByText('Manpreet Kaur, Asha')).toBeDefined();
  });
  test('cannot_be_sent_as_free_text_by_sms', () => {
    show(<DraftCard ticket={smsTicket} draft={draft} />);
    expect(screen.queryByRole('button', { name: /Approve/ })).toBeNull();
    expect(screen.getByText(/registered templates only/)).toBeDefined();
  });
});

describe('undo', () => {
  test('a_change_is_reversed_to_what_was_before', () => {
    expect(reverse({ ...mailTicket, status: 'open' }, { status: 'resolved' })).toEqual({ status: 'open' });
  });
  test('a_field_that_was_empty_cannot_be_emptied_again_and_offers_no_undo', () => {
    expect(reverse({ ...mailTicket, category: null }, { category: 'network' })).toBeNull();
  });
  test('a_late_act_happens_once_after_ten_seconds_or_never_if_taken_back', () => {
    vi.useFakeTimers();
    const kept = vi.fn();
    const undone = vi.fn();
    const back = vi.fn();
    notify.later('kept', kept, vi.fn());
    notify.later('undone', undone, back);
    notify.undoLast();
    vi.advanceTimersByTime(UNDO_MS + 1);
    window.dispatchEvent(new Event('pagehide'));
    expect(kept).toHaveBeenCalledTimes(1);
    expect(undone).not.toHaveBeenCalled();
    expect(back).toHaveBeenCalledTimes(1);
    vi.useRealTimers();
  });
  test('a_late_act_is_done_when_the_page_goes_away', () => {
    vi.useFakeTimers();
    const act = vi.fn();
    notify.later('going', act, vi.fn());
    window.dispatchEvent(new Event('pagehide'));
    expect(act).toHaveBeenCalledTimes(1);
    vi.useRealTimers();
  });
});

describe('what is known', () => {
  test('the_model_s_reasons_are_shown', () => {
    show(<Understanding ticket={mailTicket} />);
    expect(within(screen.getByRole('list', { name: 'Why' })).getByText(/vpn/)).toBeDefined();
  });
  test('two_opinions_that_differ_say_so_and_leave_the_category_to_a_person', () => {
    const classification = { ...(byMail['classification'] as object), ...twoOpinions('network'), abstained: false };
    const { rerender } = show(<Understanding ticket={ticketOf({ ...byMail, classification })} />);
    expect(screen.getByText('disagree')).toBeDefined();
    const [local, second] = within(screen.getByRole('list', { name: 'Two opinions' })).getAllByRole('listitem');
    expect(local?.textContent).toContain('51 %');
    expect(second?.textContent).toContain('startet Outlook nur bis');
    expect(screen.getByText('The category is left to you.')).toBeDefined();
    const settled = ticketOf({ ...byMail, classification, masters: { category: 'person' } });
    rerender(<QueryClientProvider client={client}>{<Understanding ticket={settled} />}</QueryClientProvider>);
    expect(screen.queryByText('The category is left to you.')).toBeNull();
  });
  test('the_data_class_says_what_it_means_and_an_agent_changes_it', async () => {
    const user = userEvent.setup();
    client.setQueryData(keys.ticket(mailTicket.id), mailTicket);
    show(<DataClassFact ticket={{ ...mailTicket, dataClass: 'restricted' }} />);
    expect(screen.getByText(/Never leaves the house/)).toBeDefined();
    await user.click(screen.getByRole('button', { name: /Data class/ }));
    await user.click(screen.getByRole('option', { name: 'Public' }));
    await waitFor(() => expect(put).toEqual([{ dataClass: 'public' }]));
  });
  test('an_auditor_reads_the_data_class_only', () => {
    show(<DataClassFact ticket={mailTicket} />, 'auditor');
    expect(screen.getByText('Internal')).toBeDefined();
    expect(screen.queryByRole('button')).toBeNull();
  });
  test('a_mail_s_message_id_is_called_a_mail_thread', () => {
    show(<InSystems ticket={mailTicket} deliveries={[]} />);
    expect(screen.getByText('mail thread')).toBeDefined();
    expect(screen.queryByText(/@example\.org/)).toBeNull();
  });
  test('a_change_of_status_stands_in_the_conversation_and_other_steps_only_when_asked_for', async () => {
    const user = userEvent.setup();
    client.setQueryData(keys.ticketPart(mailTicket.id, 'history'), HISTORY.map(historyOf));
    show(
      <Timeline
        ticket={{ ...mailTicket, status: 'pending_vendor' }}
        responses={[]}
        error={null}
        retry={vi.fn()}
        deliveries={[]}
        attachments={[]}
      />,
    );
    expect(screen.getByText('Manpreet Kaur')).toBeDefined();
    expect(screen.getByText('Waiting for vendor')).toBeDefined();
    expect(screen.queryByText('read and classified it')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Show every step' }));
    expect(screen.getByText('read and classified it')).toBeDefined();
  });
});

test('only_a_web_address_becomes_a_link', () => {
  expect(safeLink('https://glpi.example.org/1')).toBe('https://glpi.example.org/1');
  expect(safeLink('javascript:alert(1)')).toBeNull();
  expect(safeLink('data:text/html,x')).toBeNull();
  expect(safeLink('not an address')).toBeNull();
});

test('a_file_s_size_is_short', () => {
  expect([fileSize(0), fileSize(999), fileSize(48_211), fileSize(2_400_000)]).toEqual([
    '0 B',
    '999 B',
    '48 kB',
    '2.4 MB',
  ]);
});
