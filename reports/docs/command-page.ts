/** One command, as the page lists it. */
export interface CommandRow {
  readonly name: string;
  readonly summary: string;
  /** As a person types it, with the program's name. */
  readonly examples: readonly string[];
}

export interface CommandGroup {
  readonly title: string;
  readonly commands: readonly CommandRow[];
}

const cell = (text: string): string => text.replaceAll('|', '\\|');

/** The page about a command, by its first word. */
const PAGES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['adopt', 'arrivals', 'calibrate', 'doctor', 'drift', 'eject', 'environment', 'review', 'rollout'].map((name) => [
      name,
      `${name}.md`,
    ]),
  ),
  ...Object.fromEntries(['plan', 'apply', 'rollback'].map((name) => [name, 'plan-and-apply.md'])),
  ci: 'pipelines.md',
  expression: 'expressions.md',
  person: 'people.md',
  seed: 'people.md',
};

function linked(name: string): string {
  const page = PAGES[name.split(' ')[0] ?? ''];
  return page === undefined ? `\`${name}\`` : `[\`${name}\`](${page})`;
}

const row = ({ name, summary, examples }: CommandRow): string =>
  `| ${linked(name)} | ${cell(summary)} | ${cell(examples.map((line) => `\`${line}\``).join('<br>'))} |`;

/** What a summary says of writing; a command that says nothing of it asks no tenant or only reads. */
const writers = (groups: readonly CommandGroup[]): string[] =>
  groups
    .flatMap(({ commands }) => commands)
    .flatMap(({ name, summary }) => {
      const where = /; ([^;]*\bwrites\b[^;]*)$/.exec(summary)?.[1];
      return where === undefined || /writes (to no|nothing)/.test(where) ? [] : [`| \`${name}\` | ${cell(where)} |`];
    });

/** Every command with what it does and where it writes. */
export const commandTables = (groups: readonly CommandGroup[]): string =>
  groups
    .map(({ title, commands }) =>
      [
        `### ${title}`,
        '',
        '| command | what it does | for example |',
        '| --- | --- | --- |',
        ...commands.map(row),
      ].join('\n'),
    )
    .join('\n\n');

export const writerTable = (groups: readonly CommandGroup[]): string =>
  ['| command | where it writes |', '| --- | --- |', ...writers(groups)].join('\n');
