import { describe, expect, test } from 'vitest';
import { diffWords } from './diff.ts';
import { languageTag } from './languages.ts';
import { percent } from './percent.ts';
import { splitQuoted } from './quoted.ts';
import { readReason, reasonOfSource } from './reasons.ts';
import { fillTemplate, smsCost, variableDoubt } from './sms.ts';
import { ago } from './time.ts';

describe('diff', () => {
  test('a_changed_word_is_one_removal_and_one_addition', () => {
    expect(diffWords('use version 5.0 now', 'use version 5.1 now')).toEqual([
      { kind: 'same', text: 'use version ' },
      { kind: 'removed', text: '5.0' },
      { kind: 'added', text: '5.1' },
      { kind: 'same', text: ' now' },
    ]);
  });
  test('both_texts_can_be_read_back_from_the_pieces', () => {
    const before = 'Hello Rohan,\n\nplease restart the client today.';
    const after = 'Hello,\n\nplease install the client and restart it.';
    const pieces = diffWords(before, after);
    const without = (kind: string) =>
      pieces
        .filter((piece) => piece.kind !== kind)
        .map((piece) => piece.text)
        .join('');
    expect(without('added')).toBe(before);
    expect(without('removed')).toBe(after);
  });
  test('a_very_long_text_is_replaced_whole_instead_of_hanging_the_page', () => {
    const long = 'word '.repeat(5000);
    expect(diffWords(long, `${long}x`).map((piece) => piece.kind)).toEqual(['removed', 'added']);
  });
});

describe('sms', () => {
  const template = {
    id: 't',
    registeredId: null,
    language: 'en',
    text: 'Ticket {ticket}: {remark}',
    variables: ['ticket', 'remark'],
  };
  test('an_empty_variable_stays_visible_as_a_hole', () => {
    expect(fillTemplate(template, { ticket: 'OD-417', remark: ' ' })).toBe('Ticket OD-417: {remark}');
  });
  test('a_value_that_looks_like_a_variable_is_not_filled_again', () => {
    expect(fillTemplate(template, { ticket: '{remark}', remark: 'x' })).toBe('Ticket {remark}: x');
  });
  test('160_basic_characters_are_one_part_and_161_are_two', () => {
    expect(smsCost('a'.repeat(160))).toEqual({ units: 160, parts: 1, alphabet: 'GSM-7' });
    expect(smsCost('a'.repeat(161)).parts).toBe(2);
  });
  test('devanagari_costs_ucs_2_parts_of_70', () => {
    expect(smsCost('न'.repeat(70))).toEqual({ units: 70, parts: 1, alphabet: 'UCS-2' });
    expect(smsCost('न'.repeat(71)).parts).toBe(2);
  });
  test('brackets_count_twice_in_the_basic_alphabet', () => {
    expect(smsCost('[€]').units).toBe(6);
  });
});

describe('quoted text', () => {
  test('the_quoted_tail_is_cut_with_the_line_that_introduces_it', () => {
    expect(splitQuoted('Version 5.0.\n\nOn Mon, Asha wrote:\n> Which version?\n> Asha')).toEqual({
      own: 'Version 5.0.',
      quoted: 'On Mon, Asha wrote:\n> Which version?\n> Asha',
    });
  });
  test('a_quote_that_is_answered_below_stays', () => {
    const text = '> Which version?\n5.0';
    expect(splitQuoted(text)).toEqual({ own: text, quoted: '' });
  });
  test('a_text_that_is_nothing_but_a_quotation_stays', () => {
    const text = '> all\n> of it';
    expect(splitQuoted(text).own).toBe(text);
  });
});

describe('time', () => {
  const now = Date.parse('2026-11-23T10:00:00Z');
  test.each([
    ['2026-11-23T09:59:40Z', 'now'],
    ['2026-11-23T09:56:00Z', '4m'],
    ['2026-11-23T07:00:00Z', '3h'],
    ['2026-11-21T09:00:00Z', '2d'],
    ['2026-11-01T09:00:00Z', 'Nov 1'],
    ['not a time', ''],
  ])('%s is %s', (iso, words) => {
    expect(ago(iso, now, 'en', 'now')).toBe(words);
  });
});

test('hinglish_is_marked_as_hindi_in_latin_letters', () => {
  expect(languageTag('hinglish')).toBe('hi-Latn');
});

describe('a reason', () => {
  const categories = [{ id: 'network-vpn', name: 'Network & VPN' }];
  test('of_weighed_words_is_told_apart_with_the_category_s_name_and_without_what_weighs_nothing', () => {
    expect(readReason('words for network-vpn: vpn +5.0, drops every +1.2, an +0.1', categories)).toEqual({
      about: 'words for Network & VPN',
      words: [
        { word: 'vpn', weight: '+5.0' },
        { word: 'drops every', weight: '+1.2' },
      ],
      examples: [],
    });
  });
  test('of_another_kind_stays_the_sentence_it_is', () => {
    expect(readReason('abstained: network-vpn is only 0.59 sure, 0.77 is asked', categories)).toEqual({
      about: 'abstained: Network & VPN is only 0.59 sure, 0.77 is asked',
      words: [],
      examples: [],
    });
  });
  test('by_likeness_names_each_text_and_leaves_its_words_alone', () => {
    const reason = 'like: "network-vpn (slow); again" (network-vpn, 0.49); "VPN drops" (other, 0.48)';
    expect(readReason(reason, categories)).toEqual({
      about: 'like:',
      words: [],
      examples: ['"network-vpn (slow); again" (Network & VPN, 0.49)', '"VPN drops" (other, 0.48)'],
    });
  });
  test('of_a_draft_belongs_to_the_source_it_names', () => {
    const reasons = ['[1] Reset: how to: meaning 0.7', '[2] VPN: meaning 0.4'];
    expect(reasonOfSource(reasons, 1, 'Reset: how to')).toBe('meaning 0.7');
    expect(reasonOfSource(reasons, 3, 'VPN')).toBeNull();
  });
});

test('what_is_not_wholly_sure_is_never_called_100_percent', () => {
  expect([percent(0.999), percent(1), percent(0.004), percent(0.52)]).toEqual([99, 100, 0, 52]);
});

test('an_sms_variable_that_an_operator_would_stop_is_doubted', () => {
  expect(variableDoubt('ticket', 'OD-36')).toBeNull();
  expect(variableDoubt('ticket', 'thirty-six')).toBe('ticket');
  expect(variableDoubt('phone', 'call me')).toBe('phone');
  expect(variableDoubt('text', 'see https://example.org')).toBe('link');
  expect(variableDoubt('text', 'x'.repeat(31))).toBe('long');
  expect(variableDoubt('text', 'y'.repeat(30))).toBeNull();
});

test('an_introduction_whose_quotation_is_gone_is_put_away_too', () => {
  expect(splitQuoted('She did open it.\n\nRohan Deshpande wrote:')).toEqual({
    own: 'She did open it.',
    quoted: 'Rohan Deshpande wrote:',
  });
});
