import type { Counts } from '../../terraform';
import type { Emulators } from '../../emulators';
import type { DemoResult } from './result';
import type { PhaseStory } from './phase';
import type { DemoStage } from './stage';

const counts = ({ add, change, destroy }: Counts): string => `+${add} ~${change} -${destroy}`;

export const openingText = ({ terraform }: DemoStage, { okta }: Emulators): string =>
  `An Okta org of its own at ${okta}, driven by ${terraform.cli} ${terraform.version}. Nothing leaves this machine.\n`;

/** One block per phase, told while it happens. */
export function phaseText({ phase, gates, applied, seconds }: PhaseStory): string {
  const width = Math.max(0, ...gates.map(({ id }) => id.length));
  const lines = gates.map(
    ({ id, refusedBefore, openedBy }) =>
      `    ${refusedBefore ? 'refused' : 'LET BY '} → open   ${id.padEnd(width)}   ${openedBy}`,
  );
  const title = `${phase.padEnd(14)} ${gates.length === 0 ? 'no gates' : `${gates.length} gates`}`;
  return [`${title.padEnd(30)} applied ${counts(applied).padEnd(12)} ${seconds.toFixed(1)} s`, ...lines, ''].join('\n');
}

export function closingText({ apply, replan, gates, oktaProvider, steps, tenantDigest, seconds }: DemoResult): string {
  const empty = replan.add + replan.change + replan.destroy === 0;
  const refused = gates.filter(({ refusedBefore }) => refusedBefore).length;
  return [
    `Four phases applied: ${counts(apply)}, by okta/okta ${oktaProvider.version} (${oktaProvider.kind}).`,
    `${refused} of ${gates.length} gates refused while shut, each opened by the person it waits for.`,
    empty ? 'A second plan finds nothing to do.' : `A second plan still has ${counts(replan)}.`,
    ...steps.map(({ step, name, ok }) => `  ${ok ? '✓' : '✗'} ${step} ${name}`),
    `The org's digest is ${tenantDigest.slice(0, 16)}…; everything is stopped and tidied up after ${seconds} s.`,
  ].join('\n');
}
