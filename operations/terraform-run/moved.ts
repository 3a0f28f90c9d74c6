import { commandLine } from '../../engine/command-line';
import { fieldDifferences } from '../../engine/drift';
import type { Plan, ResourceChange } from '../../terraform';
import { redact } from '../../terraform';
import type { Refusal } from './refusal';

const MOST = 20;

const acts = ({ mode, change }: ResourceChange): boolean => mode === 'managed' && !change.actions.includes('no-op');

const changesOf = (plan: Plan): ReadonlyMap<string, ResourceChange> =>
  new Map(
    redact(plan)
      .resource_changes.filter(({ mode }) => mode === 'managed')
      .map((change) => [change.address, change]),
  );

const shown = (value: unknown): string => JSON.stringify(value ?? null);

/** Values between two looks at the same thing. */
const between = (address: string, then: unknown, now: unknown, unknown: unknown, words: string): string[] =>
  fieldDifferences(then, now, unknown).map(
    ({ field, expected, actual }) => `${address} ${field}: ${words} ${shown(expected)}, now ${shown(actual)}`,
  );

function settledMeanwhile({ address, change }: ResourceChange): string[] {
  const done = change.actions.includes('create') ? 'exists now' : 'is as planned already, or gone';
  return [`${address}: was to change, and ${done}`];
}

function difference(address: string, then: ResourceChange | undefined, now: ResourceChange | undefined): string[] {
  const [planned, live] = [then && acts(then) ? then : undefined, now && acts(now) ? now : undefined];
  if (planned && !live) return settledMeanwhile(planned);
  if (!live) return [];
  const { before, after, after_unknown: unknown } = live.change;
  if (!planned) {
    const fields = between(address, after, before, unknown, 'the code says');
    return fields.length > 0 ? fields : [`${address}: would change now`];
  }
  return [
    ...between(address, planned.change.before, before, undefined, 'was'),
    ...between(address, planned.change.after, after, unknown, 'was to become'),
  ];
}

/** The refusal of a saved plan that is not what a plan made now would do: each place that moved since, at most twenty. */
export function movedRefusal(saved: Plan, again: Plan): Refusal {
  const [then, now] = [changesOf(saved), changesOf(again)];
  const addresses = [...new Set([...then.keys(), ...now.keys()])].sort();
  const places = addresses.flatMap((address) => difference(address, then.get(address), now.get(address)));
  const more = places.length > MOST ? [`and ${places.length - MOST} more`] : [];
  const listed = places.length > 0 ? places : ['what the state remembers'];
  return {
    why: [
      'What would be done is no longer what was planned; since then these have moved:',
      ...[...listed.slice(0, MOST), ...more].map((place) => `  ${place}`),
    ].join('\n'),
    remedy: `plan again, and have the new plan reviewed: ${commandLine('plan')} --env NAME --out DIR`,
  };
}
