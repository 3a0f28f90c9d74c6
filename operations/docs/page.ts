import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A page, or a section of one, that is made from data. */
export interface Page {
  /** From the project's root. */
  readonly path: string;
  /** Absent: the whole file. Else what stands between `<!-- generated:NAME -->` and `<!-- /generated:NAME -->`. */
  readonly section?: string;
  readonly render: () => string;
}

const wholeFile = (text: string): string =>
  `<!-- Made by \`npm run docs\` from the data it describes; edit that. -->\n\n${text.trim()}\n`;

/** What the file should hold, given what it holds now. */
function expected({ path, section, render }: Page, root: string): string {
  if (!section) return wholeFile(render());
  const now = readFileSync(join(root, path), 'utf8');
  const [open, close] = [`<!-- generated:${section} -->`, `<!-- /generated:${section} -->`];
  const [start, end] = [now.indexOf(open), now.indexOf(close)];
  if (start < 0 || end < start) throw new Error(`${path} has no section ${open} … ${close}`);
  return `${now.slice(0, start + open.length)}\n\n${render().trim()}\n\n${now.slice(end)}`;
}

export const isFresh = (page: Page, root: string): boolean => {
  const file = join(root, page.path);
  return existsSync(file) && readFileSync(file, 'utf8') === expected(page, root);
};

export function write(page: Page, root: string): void {
  const file = join(root, page.path);
  const text = expected(page, root);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
