import { commandLine } from '../../engine/command-line';
import type { Counts, OktaProviderChoice } from '../../terraform';
import type { Emulators } from '../../emulators';
import type { DemoResult } from './result';
import type { PhaseStory } from './phase';
import type { DemoStage } from './stage';
import { counted } from '../../engine/counted';

const counts = ({ add, change, destroy }: Counts): string => `+${add} ~${change} -${destroy}`;

/** Which provider plays stands first: whoever sees the stand-in must not take it for the genuine one. */
export const openingText = (
  { terraform }: DemoStage,
  { okta }: Pick<Emulators, 'okta'>,
  { kind, because }: OktaProviderChoice,
): string =>
  [
    `An Okta org, a RingCentral account and a domain of their own, at ${okta}.`,
    `Played by ${terraform.cli} ${terraform.version} and`,
    kind === 'genuine' ? `the genuine okta/okta, ${because}.` : `a stand-in for okta/okta, because ${because}.`,
    'Nothing leaves this machine. It takes about a minute.\n',
  ].join('\n');

/** Shown while it happens; on a terminal the next takes its place. */
export function bar(done: number, of: number, what: string): string {
  const full = Math.round((done / of) * BAR);
  return `  ${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${what}`;
}
const BAR = 20;

/** One block per phase, told while it happens. */
export function phaseText({ phase, gates, applied, seconds }: PhaseStory): string {
  const width = Math.max(0, ...gates.map(({ id }) => id.length));
  const lines = gates.map(
    ({ id, refusedBefore, openedBy }) =>
      `    ${refusedBefore ? 'refused' : 'LET BY '} → open   ${id.padEnd(width)}   ${openedBy}`,
  );
  const title = `${phase.padEnd(14)} ${gates.length === 0 ? 'no gates' : counted(gates.length, 'gate')}`;
  return [`${title.padEnd(30)} applied ${counts(applied).padEnd(12)} ${seconds.toFixed(1)} s`, ...lines, ''].join('\n');
}

/** What somebody who has seen the demo does next. */
const NEXT = [
  [commandLine('sandbox'), 'the same company, live, for yourself'],
  [`${commandLine('environment show')} --env demo`, 'the mappings that were applied'],
  [`${commandLine('init')} NAME`, 'a project of your own'],
];

export function closingText({ apply, replan, gates, oktaProvider, steps, seconds }: DemoResult): string {
  const empty = replan.add + replan.change + replan.destroy === 0;
  const refused = gates.filter(({ refusedBefore }) => refusedBefore).length;
  return [
    `Four phases applied: ${counts(apply)}, by okta/okta ${oktaProvider.version} (${oktaProvider.kind}).`,
    `${refused} of ${counted(gates.length, 'gate')} refused while closed; each was opened by whom it waits for.`,
    empty ? 'A second plan finds nothing to do.' : `A second plan still has ${counts(replan)}.`,
    ...steps.map(({ step, name, ok }) => `  ${ok ? '✓' : '✗'} ${step} ${name}`),
    `Everything is stopped and tidied up after ${seconds} s.`,
    '',
    'Next:',
    ...NEXT.map(([line = '', what = '']) => `  ${line.padEnd(48)} ${what}`),
  ].join('\n');
}
