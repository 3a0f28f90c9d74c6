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

/** Joins sections to at most `most` characters, cutting rows from the last section backwards. */
export function fit(head: string, sections: readonly Section[], most: number): string {
  const kept = sections.map(({ rows }) => rows.length);
  const length = (): number =>
    sections.reduce((sum, section, i) => sum + render(section, kept[i] ?? 0).length + 2, head.length + NOTE_ROOM);
  for (let i = sections.length - 1; i >= 0 && length() > most; i -= 1) {
    const rows = sections[i]?.rows ?? [];
    let excess = length() + NOTE_ROOM - most;
    while (excess > 0 && (kept[i] ?? 0) > 0) {
      kept[i] = (kept[i] ?? 0) - 1;
      excess -= (rows[kept[i] ?? 0]?.length ?? 0) + 1;
    }
  }
  return [head, ...sections.map((section, i) => render(section, kept[i] ?? 0))].join('\n\n');
}
