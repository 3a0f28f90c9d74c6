import { seen } from '../outgoing';

/** A part of a report. What does not fit is cut at a row and counted, so that a reader knows what is missing. */
export interface Section {
  readonly heading: string;
  /** Lines that stand before the rows, such as a table's head. */
  readonly lead?: string;
  readonly rows: readonly string[];
  readonly close?: string;
}

const NOTE_ROOM = 120;

const render = ({ heading, lead, rows, close }: Section, kept: number): string => {
  const left = rows.length - kept;
  const note = left > 0 ? `\n_… and ${left.toLocaleString('en')} more; the report's files hold them all._` : '';
  return (
    [heading, lead, ...rows.slice(0, kept), close].filter((line) => line !== undefined && line !== '').join('\n') + note
  );
};

/** Characters that stand there once it has left: a mark of direction is shown with seven, and a name may hold many. */
const lengthOf = (text: string): number => seen(text).length;

/** Joins sections to at most `most` characters, as they leave, cutting rows from the last section backwards. */
export function fit(head: string, sections: readonly Section[], most: number): string {
  const kept = sections.map(({ rows }) => rows.length);
  const length = (): number =>
    sections.reduce((sum, section, i) => sum + lengthOf(render(section, kept[i] ?? 0)) + 2, lengthOf(head) + NOTE_ROOM);
  for (let i = sections.length - 1; i >= 0 && length() > most; i -= 1) {
    const rows = sections[i]?.rows ?? [];
    let excess = length() + NOTE_ROOM - most;
    while (excess > 0 && (kept[i] ?? 0) > 0) {
      kept[i] = (kept[i] ?? 0) - 1;
      excess -= lengthOf(rows[kept[i] ?? 0] ?? '') + 1;
    }
  }
  return [head, ...sections.map((section, i) => render(section, kept[i] ?? 0))].join('\n\n');
}
