/**
 * Where a mail's own words end and the quoted conversation begins. Only what surely is a quotation is cut: an
 * unbroken tail of `>` lines, with the line that introduces it, or an Outlook header block.
 */
const INTRODUCTION = /^(on .+ wrote:|am .+ schrieb .*:|le .+ a écrit\s*:|.+ ने लिखा:|-{2,} ?original message ?-{2,})$/i;

/** An introduction whose quotation the hub has cut off already. */
const LEFT_OVER = /^(.{2,120} (wrote|schrieb|a écrit)\s?:|.+ ने लिखा:)$/i;

export const splitQuoted = (text: string): { own: string; quoted: string } => {
  const lines = text.split('\n');
  let start = lines.length;
  for (let index = lines.length - 1; index >= 0; index--) {
    const line = (lines[index] ?? '').trim();
    if (line.startsWith('>')) start = index;
    else if (line !== '') break;
  }
  const introduced = lines.findIndex((line) => INTRODUCTION.test(line.trim()));
  if (introduced > 0 && (start < lines.length || /original message/i.test(lines[introduced] ?? ''))) {
    start = Math.min(start, introduced);
  }
  const last = lines.findLastIndex((line) => line.trim() !== '');
  if (start === lines.length && last > 0 && LEFT_OVER.test((lines[last] ?? '').trim())) start = last;
  if (start === 0 || start === lines.length) return { own: text, quoted: '' };
  const before = lines.slice(0, start).join('\n').trimEnd();
  return before === '' ? { own: text, quoted: '' } : { own: before, quoted: lines.slice(start).join('\n').trim() };
};
