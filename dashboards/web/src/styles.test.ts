import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync('src/styles.css', 'utf8');
const token = (name: string): [string, string] => {
  const found = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(css);
  if (found?.[1] === undefined || found[2] === undefined) throw new Error(`no token --${name}`);
  return [found[1], found[2]];
};

/** WCAG 2.2 relative luminance and contrast. */
const luminance = (hex: string): number => {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a: string, b: string): number => {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};

const SURFACES = ['surface', 'surface-sunk', 'surface-raised', 'surface-hover', 'surface-chosen'];
const PAIRS: [ink: string, paper: string][] = [
  ...['ink', 'ink-soft', 'ink-faint', 'accent', 'warn', 'bad', 'good', 'info'].flatMap((ink) =>
    SURFACES.map((paper): [string, string] => [ink, paper]),
  ),
  ...['ink', 'ink-soft', 'ink-faint', 'warn'].map((ink): [string, string] => [ink, 'note']),
  ...['ink', 'ink-soft', 'accent'].map((ink): [string, string] => [ink, 'accent-soft']),
  ['info', 'info-soft'],
  ['good', 'good-soft'],
  ['warn', 'warn-soft'],
  ['bad', 'bad-soft'],
  ['ink', 'bad-soft'],
  ['ink-soft', 'bad-soft'],
  ['accent-ink', 'accent'],
];

describe.each([
  ['light', 0],
  ['dark', 1],
] as const)('in the %s dress', (_, at) => {
  test.each(PAIRS)('%s on %s has a contrast of 4.5 to 1', (ink, paper) => {
    expect(contrast(token(ink)[at], token(paper)[at])).toBeGreaterThanOrEqual(4.5);
  });
});
