// C0 but tab and line feed, DEL, C1; the marks of direction, which let a text read as another (CVE-2021-42574); line and paragraph
// separators; letters of tags, which no screen shows. A carriage return belongs to a line feed, else it takes back what was written.
const UNSEEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufff9-\ufffb\u{e0000}-\u{e007f}]|\r(?!\n)/gu;

/** Control characters and marks of direction, shown as `\u{1b}`. */
export const visible = (text: string): string =>
  text.replace(UNSEEN, (mark) => `\\u{${mark.codePointAt(0)!.toString(16)}}`);

/** The same in one line: for a name inside a line, whose own line ends would begin another. */
export const oneLine = (text: string): string => visible(text.replace(/\r\n|[\r\n\t]/g, ' '));

const isPlain = (value: object): boolean => Object.getPrototypeOf(value) === Object.prototype;

/** A report whose texts hold one line each, for a page of lines: a name with a line end would begin a line of its own. */
export function inLines<T>(report: T): T {
  if (typeof report === 'string') return oneLine(report) as T;
  if (Array.isArray(report)) return report.map(inLines) as T;
  if (typeof report !== 'object' || report === null || !isPlain(report)) return report;
  return Object.fromEntries(Object.entries(report).map(([name, member]) => [name, inLines(member as unknown)])) as T;
}

const escaped = (unit: number): string => `\\u${unit.toString(16).padStart(4, '0')}`;

/** The text of a JSON document whose strings hold the same, escaped. */
export const visibleInJson = (document: string): string =>
  document.replace(UNSEEN, (mark) =>
    Array.from({ length: mark.length }, (_, i) => escaped(mark.charCodeAt(i))).join(''),
  );

// GitHub's runner obeys a line that begins with ::command:: and ##[command] anywhere; Azure and TeamCity have the same with a name.
const COMMAND = /^([^\S\n]*)::/gm;
const MARKED_COMMAND = /##(?=\w*\[)/g;

/** Lines that a pipeline's runner would take for its commands, made inert. */
export const noCommands = (text: string): string =>
  text.replace(COMMAND, '$1\\u{3a}:').replace(MARKED_COMMAND, '\\u{23}#');

export const noCommandsInJson = (document: string): string => document.replace(MARKED_COMMAND, '\\u0023#');

const COMMENT = /<!--/g;
/** What we find our own comments by; such a line stands first or last. */
const OURS = /^<!-- (?:ringcentral-okta:[\w:-]+|plan [0-9a-f]{64}) -->$/;

/** Markdown in which no text can pass for our own marker. */
function noForeignComments(text: string): string {
  if (!text.includes('<!--')) return text;
  const lines = text.split('\n');
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return lines
    .map((line, at) => ((at === 0 || at === last) && OURS.test(line) ? line : line.replace(COMMENT, '<\u200b!--')))
    .join('\n');
}

/** Markdown as a reader sees it: nothing in it acts. */
export const seen = (text: string): string => noForeignComments(noCommands(visible(text)));
