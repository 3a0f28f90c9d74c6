/** A text in three: what it shares with the other at its beginning, what differs, what it shares at its end. */
export type Parts = readonly [start: string, differing: string, end: string];

const WORD = /\w/;
/** Whether a cut there would go through a word. */
const inWord = (text: string, at: number): boolean => WORD.test(text[at - 1] ?? '') && WORD.test(text[at] ?? '');

/** Where two texts differ, at whole words: a reader sees what changed in a long expression. */
export function difference(before: string, after: string): { readonly before: Parts; readonly after: Parts } {
  const shortest = Math.min(before.length, after.length);
  let start = 0;
  while (start < shortest && before[start] === after[start]) start += 1;
  while (start > 0 && (inWord(before, start) || inWord(after, start))) start -= 1;
  let end = 0;
  while (end < shortest - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  while (end > 0 && (inWord(before, before.length - end) || inWord(after, after.length - end))) end -= 1;
  const parts = (text: string): Parts => [
    text.slice(0, start),
    text.slice(start, text.length - end),
    text.slice(text.length - end),
  ];
  return { before: parts(before), after: parts(after) };
}

const atWord = (text: string, at: number): number => {
  let cut = at;
  while (inWord(text, cut)) cut += 1;
  return cut;
};

/** The differing part with about `context` characters on either side, whole words. */
export function excerpt([start, differing, end]: Parts, context: number): string {
  const before = start.length > context ? `… ${start.slice(atWord(start, start.length - context)).trimStart()}` : start;
  const after = end.length > context ? `${end.slice(0, atWord(end, context)).trimEnd()} …` : end;
  return `${before}${differing}${after}`;
}
