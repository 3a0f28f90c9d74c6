import { explainedLines } from '../../reports/explained';
import type { Checked } from '../preflight/check';
import type { SeedResult } from './result';
import type { Situation } from '../preflight/situation';
import { counted } from '../../engine/counted';

type People = Situation['people'];

const MOST_ROWS = 10;
const MOST_WRITES = 50;

const some = (rows: readonly string[], most: number, more: string): string[] => [
  ...rows.slice(0, most),
  ...(rows.length > most ? [`      and ${rows.length - most} more${more}`] : []),
];

const writesOf = ({ planned, written }: Checked, dryRun: boolean): string[] => {
  if (planned.length === 0) return [];
  return [`      ${dryRun ? `${planned.length} to write` : `${written} of ${planned.length} written`}`];
};

const block =
  (dryRun: boolean) =>
  (one: Checked): string[] => [
    `  ${one.ok ? '✓' : '✗'} ${one.check.id}: ${one.found}`,
    ...some(
      (one.rows ?? []).map((row) => `      ${row}`),
      MOST_ROWS,
      '',
    ),
    ...writesOf(one, dryRun),
    ...(one.refusal === undefined ? [] : [`      ${one.refusal}`, ...explainedLines(one.refusal, '        ')]),
    ...(one.ok ? [] : [`      ${one.check.who}: ${one.check.where}`]),
  ];

const KINDS = {
  same: 'same',
  different: 'different',
  onlyInDirectory: 'only in the directory',
  onlyInRingCentral: 'only in RingCentral',
};

/** The cutover table; values as the JSON has them. Rows that are the same on both sides are counted only. */
const cutoverText = ({ cutover: { rows, fingerprint } }: SeedResult, people: People): string[] => {
  const open = rows.filter(({ kind }) => kind !== 'same');
  if (open.length === 0) return [];
  const logins = new Map(people.map(({ id, login }) => [id, login]));
  return [
    `Cutover table ${fingerprint}: directory → RingCentral`,
    ...some(
      open.map(
        ({ person, path, kind, directory, ringcentral }) =>
          `  ${logins.get(person)} ${path} ${KINDS[kind]}: ${directory} → ${ringcentral}`,
      ),
      MOST_WRITES,
      '; --json has all of them',
    ),
  ];
};

const writesText = ({ writes = [] }: SeedResult): string[] =>
  writes.length === 0
    ? []
    : [
        'Would be sent:',
        ...some(
          writes.map(({ method, path, body }) => `  ${method} ${path} ${JSON.stringify(body)}`),
          MOST_WRITES,
          '; --json has all of them',
        ),
      ];

/** The result for a person: each check, and under each open one who does what where. */
export function seedText(
  { environment, people }: Pick<Situation, 'environment' | 'people'>,
  checked: readonly Checked[],
  result: SeedResult,
  dryRun: boolean,
): string {
  const open = result.remaining.length;
  const used = Object.entries(result.calls).map(([group, count]) => `${count} ${group}`);
  return [
    open === 0
      ? `RingCentral is ready for ${environment.name}.`
      : `${open} of ${counted(checked.length, 'check')} of ${environment.name} ${open === 1 ? 'waits' : 'wait'} for somebody.`,
    ...checked.flatMap(block(dryRun)),
    ...cutoverText(result, people),
    ...writesText(result),
    `Calls to RingCentral: ${used.join(', ')}.`,
  ].join('\n');
}
