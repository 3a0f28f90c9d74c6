import { commandLine } from '../../engine/command-line';
import type { Counts } from '../../terraform';
import { explainedLines } from '../../reports/explained';
import type { Applied } from './applied';
import type { PlanReading } from './reading';
import type { Refusal } from './refusal';

const countsText = ({ add, change, destroy }: Counts): string =>
  `${add} to add, ${change} to change, ${destroy} to destroy`;

export const refusedText = ({ why, remedy }: Refusal): string =>
  [
    `Refused; nothing was written.`,
    ...why.split('\n').flatMap((line) => [`  ${line}`, ...explainedLines(line)]),
    'Remedy:',
    ...remedy.split('\n').map((line) => `  ${line}`),
  ].join('\n');

/** The way back where no snapshot was kept. */
export const WITHOUT_SNAPSHOT =
  "without one, revert the change in git and apply that: lines, sources and assignments come back so, people's values with the next import of their profile source";

/** What was taken up where an earlier apply had left it. A runner that is lost may take its snapshot along. */
export const resumedLines = (resumed: Applied['resumed'] = []): string[] =>
  resumed.length === 0
    ? []
    : [
        ...resumed.map(({ address, how }) => `${address}: ${how}`),
        `What the apply before this one had overwritten stands in its own snapshot, if that was kept; ${WITHOUT_SNAPSHOT}.`,
      ];

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
