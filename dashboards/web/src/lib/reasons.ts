import type { Category } from './api/shapes.ts';

export interface Evidence {
  /** What it is about, or the whole sentence. */
  about: string;
  /** Words that spoke for it, with what they weigh, as the hub wrote them. */
  words: { word: string; weight: string }[];
  /** Texts it is like, each with its category and likeness. */
  examples: string[];
}

/** Words that weigh less than this part of the strongest explain nothing. */
const NEGLIGIBLE = 0.1;
const LIKE = 'like: ';
const WEIGHED = /^(.+) ([+-]\d+(?:\.\d+)?)$/;

/** A reason of the classifier in parts: `words for network-vpn: vpn +4.5, drops +1.2`. Names stand for category ids. */
export const readReason = (reason: string, categories: Category[]): Evidence => {
  const named = (text: string) =>
    text
      .split(/([\w-]+)/)
      .map((part) => categories.find((category) => category.id === part)?.name ?? part)
      .join('');
  if (reason.startsWith(`${LIKE}"`)) {
    return {
      about: LIKE.trim(),
      words: [],
      examples: reason
        .slice(LIKE.length)
        .split(/(?<=\)); (?=")/)
        // a name only where an id stands: the quoted words are somebody's own
        .map((example) => example.replace(/[\w-]+(?=, [\d.]+\)$)/, named)),
    };
  }
  const colon = reason.indexOf(': ');
  if (colon > 0) {
    const words = reason
      .slice(colon + 2)
      .split(', ')
      .map((part) => WEIGHED.exec(part));
    if (words.every((found) => found !== null)) {
      const all = words.map((found) => ({ word: found[1] ?? '', weight: found[2] ?? '' }));
      const size = ({ weight }: { weight: string }) => Math.abs(Number(weight));
      const strongest = Math.max(...all.map(size));
      return {
        about: named(reason.slice(0, colon)),
        words: all.filter((word) => size(word) >= strongest * NEGLIGIBLE),
        examples: [],
      };
    }
  }
  return { about: named(reason), words: [], examples: [] };
};

/** A reason of the drafter is about one source: `[1] Title of the article: meaning 0.45, common words 0.47`. */
export const reasonOfSource = (reasons: string[], number: number, title: string): string | null => {
  const mark = `[${number}] `;
  const found = reasons.find((reason) => reason.startsWith(mark))?.slice(mark.length);
  if (found === undefined) return null;
  return found.startsWith(`${title}: `) ? found.slice(title.length + 2) : found;
};
