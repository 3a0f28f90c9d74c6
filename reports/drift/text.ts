import { expectedOf } from '../expected';
import type { ConfigDrift, DriftReport } from '../../engine/drift';
import { explainedLines } from '../explained';
import type { Mask } from '../mask';
import { writtenBy } from './written-by';
import { commandLine } from '../../engine/command-line';
import { counted } from '../../engine/counted';

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value ?? null));

const setting = ({ tier, address, field, expected, actual, ...log }: ConfigDrift): string =>
  [
    `  ${tier.padEnd(14)}  ${address}  ${field}`,
    `                  expected ${shown(expected)}`,
    `                  live     ${shown(actual)}`,
    ...(log.by === undefined ? [] : [`                  by       ${writtenBy(log)}`]),
  ].join('\n');

const section = (title: string, lines: readonly string[]): string[] => (lines.length > 0 ? ['', title, ...lines] : []);

/** What a person does about settings that differ: of each kind of answer the command, and the page about all of them. */
function next(environment: string, { config }: DriftReport): string[] {
  if (config.length === 0) return [];
  const env = `--env ${environment}`;
  return [
    'Next: what is meant belongs into the environment. Of the rest:',
    `  ${commandLine('drift record')} ${env} --address ADDRESS --reason TEXT   agrees to the value that is live`,
    `  ${commandLine('drift revert')} ${env}   applies what is declared`,
  ];
}

/** A check as a person reads it in a terminal. */
export function driftText(environment: string, report: DriftReport, mask: Mask): string {
  const { config, data, canaries, console: changes, calls, limits, etaMs, waitedMs, incomplete } = report;
  const failing = canaries.filter(({ ok }) => !ok);
  const clean = config.length + data.length + changes.length + failing.length + incomplete.length === 0;
  const ringcentral = Object.values(calls.ringcentral).reduce((sum, count) => sum + count, 0);
  return [
    `${environment}: ${clean ? 'everything is as declared' : `${counted(config.length, 'setting')} and ${counted(data.length, 'value')} of people differ`}`,
    ...section(
      'Could not be read',
      incomplete.flatMap(({ what, why }) => [`  ${what}: ${why}`, ...explainedLines(why)]),
    ),
    ...section('Settings', config.map(setting)),
    ...section(
      'Changed in a console',
      changes.map(
        ({ condition, by, when, from, to }) =>
          `  ${condition}: ${from === null ? '' : `${shown(from)} → `}${shown(to)}, by ${by}, ${when}`,
      ),
    ),
    ...section(
      'Will fail soon',
      failing.map(({ id, detail }) => `  ${id}: ${detail}`),
    ),
    ...section(
      'People',
      data.map(
        ({ system, person, attribute, expected, actual, ...log }) =>
          `  ${person}  ${system}.${attribute}: expected ${expectedOf(expected, mask)}, live ${mask(actual)}${log.by === undefined ? '' : ` (last written by ${writtenBy(log)})`}`,
      ),
    ),
    '',
    `${counted(calls.okta, 'call')} to Okta, ${ringcentral} to RingCentral, ${waitedMs / 1000} s waited for limits (at least ${etaMs / 1000} s were expected)`,
    ...limits
      .filter(({ limit, calls: sent }) => limit !== undefined && sent > limit / 10)
      .map(
        ({ tenant, group, calls: sent, limit }) =>
          `  ${tenant} ${group}: ${counted(sent, 'call')}, ${limit} a minute allowed`,
      ),
    ...next(environment, report),
  ].join('\n');
}
