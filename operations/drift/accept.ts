import { forget, record, type Accepted, type ConfigDrift, type HashOf, type LocatedDrift } from '../../engine/drift';
import { covers } from '../../engine/drift/noise';
import { WHOLE } from '../../engine/drift/model';
import { inLines } from '../../reports/outgoing';
import type { Outcome } from '../outcome';
import { consolePlace } from './console';
import { acceptedPath, readAccepted, writeAccepted } from '../accepted-file';
import { placeOf, type Checked } from './check';

export interface Where {
  readonly env: string;
  readonly baseline?: string | undefined;
  readonly address?: string | undefined;
  readonly field?: string | undefined;
}

/** Who accepts, where, and with which key values of people are kept. */
interface Accepting {
  readonly env: NodeJS.ProcessEnv;
  readonly now: Date;
  readonly hashOf: HashOf;
}

const dateOf = (now: Date): string => now.toISOString().slice(0, 10);

const placeText = ({ address, field }: { readonly address: string; readonly field: string }) => `${address} ${field}`;

/** What a check found as a whole at the place of which it told a part. */
const foundAt = (found: readonly LocatedDrift[], { address, field }: ConfigDrift): LocatedDrift | undefined =>
  found.find(
    (one) =>
      one.address === address && (one.field === field || one.field === WHOLE || field.startsWith(`${one.field}.`)),
  );

/** Adds what a check told, at the places asked for, to the baseline. What was deleted or could not be read is never accepted. */
export function acceptRecorded(where: Where, { report, found }: Checked, reason: string, who: Accepting): Outcome {
  const path = where.baseline ?? acceptedPath(where.env, who.env);
  const isAsked = ({ address, field }: Pick<ConfigDrift, 'address' | 'field'>) =>
    covers(where.address ?? '*', address) && covers(where.field ?? '*', field);
  const asked = report.config.filter(isAsked);
  const people = report.data.map(placeOf).filter(isAsked);
  // What was attested is what is declared of a console; it has no whole that could go missing.
  const changes = report.console.map((one) => ({ tier: 'declared' as const, ...consolePlace(one) })).filter(isAsked);
  const taken = asked.filter(({ tier }) => tier === 'declared' || tier === 'undeclared');
  const left = asked.filter((one) => !taken.includes(one));
  const wholes = new Set(taken.flatMap((one) => foundAt(found, one) ?? []));
  const missing = taken.filter((one) => foundAt(found, one) === undefined);
  const why = { reason, on: dateOf(who.now) };
  const before: Accepted = forget(readAccepted(path), missing);
  writeAccepted(path, record(before, [...wholes, ...people, ...changes], why, who.hashOf));
  const places = [...taken, ...people, ...changes].map(placeText);
  const refused = left.map((one) => ({
    what: placeText(one),
    why:
      one.tier === 'deleted' ? 'it is gone: put it back with revert, or declare it no longer' : 'it could not be read',
  }));
  return {
    exitCode: refused.length > 0 ? 1 : 0,
    json: { recorded: places, refused, file: path },
    text: [
      `${places.length} recorded in ${path}`,
      ...inLines(places).map((place) => `  ${place}`),
      ...inLines(refused).map(({ what, why: because }) => `  not recorded: ${what}: ${because}`),
    ].join('\n'),
  };
}

/** Adds a rule; from then on nothing at these places is told. A person's value is a place too: `okta.department`, and the person's id. */
export function acceptIgnored(where: Where, rule: Omit<Accepted['ignore'][number], 'on'>, who: Accepting): Outcome {
  const path = where.baseline ?? acceptedPath(where.env, who.env);
  const accepted = readAccepted(path);
  const others = accepted.ignore.filter(({ address, field }) => address !== rule.address || field !== rule.field);
  writeAccepted(path, { ...accepted, ignore: [...others, { ...rule, on: dateOf(who.now) }] });
  return {
    exitCode: 0,
    json: { ignored: rule, file: path },
    text: `Ignored from now on, in ${path}: ${rule.address} ${rule.field}`,
  };
}
