/** What became of a text, word by word. */
export interface Piece {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

const words = (text: string): string[] => text.match(/\s+|[^\s]+/g) ?? [];

/** Over this many cells the whole text counts as replaced: nobody reads such a diff. */
const MAX_CELLS = 1_000_000;

/** The shortest edit by words (longest common subsequence), neighbours of one kind joined. */
export const diffWords = (before: string, after: string): Piece[] => {
  const a = words(before);
  const b = words(after);
  const pieces: Piece[] = [];
  const push = (kind: Piece['kind'], text: string) => {
    const last = pieces.at(-1);
    if (last?.kind === kind) last.text += text;
    else pieces.push({ kind, text });
  };
  if (a.length * b.length > MAX_CELLS) {
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ];
  }
  const width = b.length + 1;
  const common = new Uint32Array((a.length + 1) * width);
  const cell = (row: number, column: number) => common[row * width + column] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i * width + j] = a[i] === b[j] ? cell(i + 1, j + 1) + 1 : Math.max(cell(i + 1, j), cell(i, j + 1));
    }
  }
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const left = a[i];
    const right = b[j];
    if (left !== undefined && left === right) {
      push('same', left);
      i++;
      j++;
    } else if (right !== undefined && (left === undefined || cell(i, j + 1) > cell(i + 1, j))) {
      push('added', right);
      j++;
    } else if (left !== undefined) {
      push('removed', left);
      i++;
    }
  }
  return pieces;
};
