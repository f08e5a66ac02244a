import { expect, test } from 'vitest';
import { en } from './en.ts';
import { hi } from './hi.ts';

const flat = (words: object, path = ''): [string, string][] =>
  Object.entries(words).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null ? flat(value, `${path}${key}.`) : [[path + key, String(value)]],
  );

test('hindi_says_everything_that_english_says', () => {
  expect(flat(hi).map(([key]) => key)).toEqual(flat(en).map(([key]) => key));
});

test('a_translation_uses_the_same_values', () => {
  const values = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).toSorted();
  const hindi = new Map(flat(hi));
  for (const [key, text] of flat(en)) expect([key, values(hindi.get(key) ?? '')]).toEqual([key, values(text)]);
});
