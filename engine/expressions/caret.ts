/**
 * The source line a range is on, with carets under the range. A range over several lines is marked on its first.
 * @example caret('user.nmae', 5, 9) === 'user.nmae\n     ^^^^'
 */
export function caret(source: string, start: number, end: number): string {
  const lineStart = source.lastIndexOf('\n', start - 1) + 1;
  const nextBreak = source.indexOf('\n', lineStart);
  const lineEnd = nextBreak < 0 ? source.length : nextBreak;
  const line = source.slice(lineStart, lineEnd);
  const indent = line.slice(0, start - lineStart).replace(/[^\t]/g, ' ');
  return `${line}\n${indent}${'^'.repeat(Math.max(1, Math.min(end, lineEnd) - start))}`;
}
