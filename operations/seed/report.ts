import type { Calls } from '../../clients/ringcentral';
import type { Checked } from './check';

const MOST_ROWS = 10;

const rowsOf = ({ rows = [] }: Checked): string[] => [
  ...rows.slice(0, MOST_ROWS).map((row) => `      ${row}`),
  ...(rows.length > MOST_ROWS ? [`      and ${rows.length - MOST_ROWS} more`] : []),
];

const writesOf = ({ planned, written }: Checked, dryRun: boolean): string[] => {
  if (planned.length === 0) return [];
  return [`      ${dryRun ? `${planned.length} to write` : `${written} of ${planned.length} written`}`];
};

const block =
  (dryRun: boolean) =>
  (one: Checked): string[] => [
    `  ${one.ok ? '✓' : '✗'} ${one.check.id}: ${one.found}`,
    ...rowsOf(one),
    ...writesOf(one, dryRun),
    ...(one.refusal === undefined ? [] : [`      ${one.refusal}`]),
    ...(one.ok ? [] : [`      ${one.check.who}: ${one.check.where}`]),
  ];

/** The result for a person: each check, and under each open one who does what where. */
export function seedText(environment: string, checked: readonly Checked[], calls: Calls, dryRun: boolean): string {
  const open = checked.filter(({ ok }) => !ok).length;
  const used = Object.entries(calls).map(([group, count]) => `${count} ${group}`);
  return [
    open === 0
      ? `RingCentral is ready for ${environment}.`
      : `${open} of ${checked.length} checks of ${environment} wait for somebody.`,
    ...checked.flatMap(block(dryRun)),
    `Calls to RingCentral: ${used.join(', ')}.`,
  ].join('\n');
}
