import { commandLine } from '../../engine/command-line';
import type { Finding } from '../../engine/findings/model';
import type { StatedChange } from '../../engine/review/configuration-changes';
import { isReplace, type ResourceChange, type TerraformCli } from '../../terraform';
import type { GateState } from '../terraform-run/gates';
import type { PlanReading } from '../terraform-run/reading';
import { counted } from '../../engine/counted';

const SIGNS = { create: '+', update: '~', delete: '-', forget: '.' } as const;
const MARKS = { added: '+', changed: '~', removed: '-', renamed: '~' } as const;
const WIDTH = 80;

const sign = (change: ResourceChange): string => {
  if (isReplace(change)) return '±';
  return SIGNS[change.change.actions[0] as keyof typeof SIGNS] ?? '';
};

/** Terraform's own names, behind what they mean. */
const resources = ({ plan }: PlanReading): string[] =>
  plan.resource_changes
    .filter((change) => change.mode === 'managed' && sign(change))
    .map((change) => `  ${sign(change)} ${change.address}`);

/** One change with what was and what will be, side by side where that fits. */
function changeLines({ kind, id, change, before, after }: StatedChange): string[] {
  const head = `  ${MARKS[change]} ${kind === 'mapping' ? id : `${kind} ${id}`}`;
  if (before === undefined && after === undefined) return [`${head}${change === 'renamed' ? ' (renamed)' : ''}`];
  const together = `${head}  ${before ?? 'nothing'} → ${after ?? 'nothing'}`;
  if (kind !== 'mapping' && kind !== 'rule' && together.length <= WIDTH) return [together];
  return [
    head,
    ...(before === undefined ? [] : [`      - ${before}`]),
    ...(after === undefined ? [] : [`      + ${after}`]),
  ];
}

const section = (title: string, lines: readonly string[]): string[] => (lines.length > 0 ? ['', title, ...lines] : []);

/** Each closed gate once: who does what, and the line that says it is done. */
const gateLines = (gates: readonly GateState[], today: string): string[] =>
  gates
    .filter(({ state }) => state === 'shut')
    .flatMap(({ id, who, where, title }) => [
      `  ● ${id}  ${who}`,
      `    ${where}`,
      `    not so yet, or nobody attested it: ${title}`,
      `    then, in attestations:  '${id}': { by: '…', on: '${today}' }`,
    ]);

function gatesText(gates: readonly GateState[], today: string): string[] {
  if (gates.length === 0) return [];
  const count = (state: GateState['state']) => gates.filter((gate) => gate.state === state).length;
  const closed = count('shut');
  const waiting = count('unknown');
  const rest = waiting > 0 ? `, ${waiting} not reached yet` : '';
  if (closed === 0) return ['', `${count('open')} of ${counted(gates.length, 'gate is', 'gates are')} open${rest}`];
  const title = `${counted(closed, 'gate is', 'gates are')} closed${rest}; what depends on ${closed === 1 ? 'it' : 'them'} was not planned:`;
  return section(title, gateLines(gates, today));
}

const findingLine = ({ id, severity, where, message, remedy }: Finding): string =>
  `  ${severity.padEnd(7)}  ${id} ${where}: ${message}\n           ${remedy}`;

/** Why apply would refuse, but for gates, which are told above. */
const refusalLines = ({ refusals }: PlanReading, stopped: readonly string[]): string[] => [
  ...refusals
    .filter(({ why }) => !/^Gate \S+ is /.test(why))
    .map(({ why, remedy }) => `  ${why}\n    Remedy: ${remedy}`),
  ...stopped.map((why) => `  ${why}`),
];

function next(
  { environment, counts, gates, refusals }: PlanReading,
  refused: boolean,
  out: string | undefined,
): string {
  const env = `--env ${environment.name}`;
  if (gates.some(({ state }) => state === 'shut')) return `open the gates, then ${commandLine('plan')} ${env}`;
  if (refused || refusals.length > 0) return `settle what apply would refuse, then ${commandLine('plan')} ${env}`;
  if (counts.add + counts.change + counts.destroy === 0)
    return `nothing to apply; ${commandLine('drift')} ${env} compares people`;
  return out === undefined
    ? `${commandLine('plan')} ${env} --out plan, to review and apply exactly this`
    : `${commandLine('person export')} ${env} --out people.jsonl\n      ${commandLine('review')} ${env} --plan ${out} --people people.jsonl`;
}

interface Told {
  readonly reading: PlanReading;
  readonly changes: readonly StatedChange[];
  readonly findings: readonly Finding[];
  /** Why apply would stop for the number of people it reaches. */
  readonly stopped: readonly string[];
  readonly terraform: TerraformCli;
  readonly out: string | undefined;
  /** ISO 8601 date. */
  readonly today: string;
}

/** A plan as a person reads it: what changes first, then who has to do what, then what comes next. */
export function planText({ reading, changes, findings, stopped, terraform, out, today }: Told): string {
  const { environment, counts, gates, hash } = reading;
  const { cli, version } = terraform;
  const open = findings.filter(({ acknowledged }) => !acknowledged);
  const refused = refusalLines(reading, stopped);
  return [
    `${environment.name} · phase ${environment.phase} · org ${environment.okta.orgId} · ${cli} ${version}`,
    ...(changes.length ? ['', ...changes.flatMap(changeLines)] : []),
    ...gatesText(gates, today),
    ...section('Findings', open.map(findingLine)),
    ...section('apply would refuse:', refused),
    ...section('Resources', resources(reading)),
    '',
    `${counts.add} to add, ${counts.change} to change, ${counts.destroy} to destroy · plan ${hash}`,
    `Next: ${next(reading, refused.length > 0, out)}`,
  ].join('\n');
}
