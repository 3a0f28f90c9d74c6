// GitHub looks for mentions in the rendered text, where a backslash is gone: only an invisible space after the @ parts it from the name.
const MARKS: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '@': '@\u200b' };

/** Text from a tenant or a branch made inert: no markup, no mention, no link, no HTML. */
export const inert = (text: string): string =>
  text.replace(/[\r\n]+/g, ' ').replace(/[\\`*_{}[\]()#+!|~<>&@]/g, (mark) => MARKS[mark] ?? `\\${mark}`);

/** A code span that its content cannot leave. */
export const code = (text: string): string => {
  // Whoever looks for our marker reads the source, not the page: no text may hold one.
  const line = text
    .replace(/[\r\n]+/g, ' ')
    .replaceAll('|', '\\|')
    .replaceAll('<!--', '<\u200b!--');
  const fence = '`'.repeat(Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length)) + 1);
  return fence.length > 1 ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`;
};

export const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
