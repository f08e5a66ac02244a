import type { Template } from './api/shapes.ts';

/** What one short message holds, alone and as a part of a longer one (3GPP TS 23.038, 23.040). */
const GSM = { alone: 160, part: 153 };
const UCS2 = { alone: 70, part: 67 };

const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const EXTENDED = new Set('^{}\\[~]|€\f');

/** How many units and parts a text costs, and in which alphabet. */
export const smsCost = (text: string): { units: number; parts: number; alphabet: 'GSM-7' | 'UCS-2' } => {
  const characters = Array.from(text);
  const isGsm = characters.every((character) => BASIC.has(character) || EXTENDED.has(character));
  const units = isGsm ? characters.reduce((sum, character) => sum + (EXTENDED.has(character) ? 2 : 1), 0) : text.length;
  const size = isGsm ? GSM : UCS2;
  return {
    units,
    parts: units === 0 ? 0 : units <= size.alone ? 1 : Math.ceil(units / size.part),
    alphabet: isGsm ? 'GSM-7' : 'UCS-2',
  };
};

/** The template with what is filled in; a variable that is still empty stays as `{name}`. */
export const fillTemplate = (template: Template, values: Record<string, string>): string =>
  template.text.replace(/\{([A-Za-z0-9_.-]+)\}/g, (hole, name: string) => {
    const value = values[name]?.trim() ?? '';
    return value === '' ? hole : value;
  });

/** How a variable is asked for, told from its name. The hub decides what is allowed; this only helps to type it. */
export type VariableKind = 'ticket' | 'phone' | 'date' | 'time' | 'number' | 'text';
export const variableKind = (name: string): VariableKind => {
  if (/ticket|number$|^od$|^ref/i.test(name)) return 'ticket';
  if (/phone|mobile|tel/i.test(name)) return 'phone';
  if (/date|day/i.test(name)) return 'date';
  if (/time|hour|eta/i.test(name)) return 'time';
  if (/count|minutes|days|amount/i.test(name)) return 'number';
  return 'text';
};

/** What operators allow for one variable, in characters; the hub's template may say otherwise and has the last word. */
export const VARIABLE_LENGTH = 30;

/** What the operator or the hub may not like about a value; null where nothing speaks against it. It only warns. */
export const variableDoubt = (kind: VariableKind, value: string): 'ticket' | 'phone' | 'link' | 'long' | null => {
  if (value === '') return null;
  if (kind === 'ticket') return /^OD-\d{1,12}$/.test(value) ? null : 'ticket';
  if (kind === 'phone') return /^\+?[0-9][0-9 -]{2,18}$/.test(value) ? null : 'phone';
  if (/:\/\/|www\./i.test(value)) return 'link';
  return Array.from(value).length > VARIABLE_LENGTH ? 'long' : null;
};
