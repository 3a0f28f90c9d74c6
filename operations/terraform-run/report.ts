import { commandLine } from '../../engine/command-line';
import type { Finding } from '../../engine/findings/model';
import type { Counts, ResourceChange, TerraformCli } from '../../terraform';
import { explainedLines } from '../../reports/explained';
import { isReplace } from '../../terraform';
import type { Applied } from './applied';
import type { GateState } from './gates';
import type { PlanReading } from './reading';
import type { Refusal } from './refusal';

const SIGNS = { create: '+', update: '~', delete: '-', forget: '.' } as const;

const sign = (change: ResourceChange): string => {
  if (isReplace(change)) return '±';
  const action = change.change.actions[0] as keyof typeof SIGNS;
  return SIGNS[action] ?? '';
};

const changeLines = ({ plan }: PlanReading): string[] =>
  plan.resource_changes
    .filter((change) => change.mode === 'managed' && sign(change))
    .map((change) => `  ${sign(change)} ${change.address}`);

const countsText = ({ add, change, destroy }: Counts): string =>
  `${add} to add, ${change} to change, ${destroy} to destroy`;

const gateLine = ({ id, state, who, where }: GateState): string =>
  `  ${state.padEnd(7)}  ${id}\n           ${who}: ${where}`;

/** Open gates are counted, the others told: who has to do what. */
const gateLines = (gates: readonly GateState[]): string[] => {
  const open = gates.filter(({ state }) => state === 'open').length;
  return gates.length === 0
    ? []
    : [`  ${open} of ${gates.length} open`, ...gates.filter(({ state }) => state !== 'open').map(gateLine)];
};

const section = (title: string, lines: readonly string[]): string[] => (lines.length > 0 ? ['', title, ...lines] : []);

export const refusedText = ({ why, remedy }: Refusal): string =>
  [
    `Refused; nothing was written.`,
    ...why.split('\n').flatMap((line) => [`  ${line}`, ...explainedLines(line)]),
    'Remedy:',
    ...remedy.split('\n').map((line) => `  ${line}`),
  ].join('\n');

const findingLine = ({ id, severity, where, message, remedy }: Finding): string =>
  `  ${severity.padEnd(7)}  ${id} ${where}: ${message}\n           ${remedy}`;

/** What was taken up where an earlier apply had left it. */
export const resumedLines = (resumed: Applied['resumed'] = []): string[] =>
  resumed.map(({ address, how }) => `${address}: ${how}`);

/** A plan as a person reads it. */
export function planText(reading: PlanReading, findings: readonly Finding[], { cli, version }: TerraformCli): string {
  const { environment, counts, gates, hash, refusals } = reading;
  const open = findings.filter(({ acknowledged }) => !acknowledged);
  return [
    `${environment.name}, phase ${environment.phase} (${cli} ${version})`,
    ...changeLines(reading),
    countsText(counts),
    ...section('Gates', gateLines(gates)),
    ...section('Findings', open.map(findingLine)),
    ...section(
      `Refused by ${commandLine('apply')}, for:`,
      refusals.map(({ why, remedy }) => `  ${why}\n    Remedy: ${remedy}`),
    ),
    '',
    `plan ${hash}`,
  ].join('\n');
}

export const appliedText = ({ environment }: PlanReading, { applied, replan, snapshot }: Applied): string =>
  [
    `${environment.name}, phase ${environment.phase}: ${applied.add} added, ${applied.change} changed, ${applied.destroy} destroyed.`,
    replan.add + replan.change + replan.destroy === 0
      ? 'A second plan finds nothing to do.'
      : `A second plan still has ${countsText(replan)}: Okta did not keep what it was sent; run ${commandLine('plan')} to see what.`,
    ...(snapshot === undefined
      ? []
      : [
          `What it has overwritten is kept in ${snapshot} (people's data, readable by you only);`,
          `${commandLine('rollback')} --env ${environment.name} --snapshot ${snapshot} --dry-run shows it.`,
        ]),
  ].join('\n');
