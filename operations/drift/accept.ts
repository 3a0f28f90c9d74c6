import { record, type Accepted, type DriftReport } from '../../engine/drift';
import { covers } from '../../engine/drift/noise';
import { inLines } from '../../reports/outgoing';
import type { Outcome } from '../outcome';
import { consolePlace } from './console';
import { acceptedPath, readAccepted, writeAccepted } from './accepted-file';

interface Where {
  readonly env: string;
  readonly baseline?: string | undefined;
  readonly address?: string | undefined;
  readonly field?: string | undefined;
}

const dateOf = (now: Date): string => now.toISOString().slice(0, 10);

/** Adds what a check found, at the places asked for, to the baseline. What is gone or could not be read is never accepted. */
export function acceptRecorded(where: Where, report: DriftReport, reason: string, now: Date): Outcome {
  const path = where.baseline ?? acceptedPath(where.env);
  const changes = report.console.map((one) => ({ tier: 'undeclared' as const, ...consolePlace(one) }));
  const asked = [...report.config, ...changes].filter(
    ({ address, field }) => covers(where.address ?? '*', address) && covers(where.field ?? '*', field),
  );
  const found = asked.filter(({ tier }) => tier === 'declared' || tier === 'undeclared');
  const left = asked.filter((one) => !found.includes(one));
  writeAccepted(path, record(readAccepted(path), found, { reason, on: dateOf(now) }));
  const places = found.map(({ address, field }) => `${address} ${field}`);
  const refused = left.map(({ address, field, tier }) => ({
    what: `${address} ${field}`,
    why: tier === 'deleted' ? 'it is gone: put it back with revert, or declare it no longer' : 'it could not be read',
  }));
  return {
    exitCode: refused.length > 0 ? 1 : 0,
    json: { recorded: places, refused, file: path },
    text: [
      `${places.length} recorded in ${path}`,
      ...inLines(places).map((place) => `  ${place}`),
      ...inLines(refused).map(({ what, why }) => `  not recorded: ${what}: ${why}`),
    ].join('\n'),
  };
}

/** Adds a rule; from then on nothing at these places is told. */
export function acceptIgnored(where: Where, rule: Omit<Accepted['ignore'][number], 'on'>, now: Date): Outcome {
  const path = where.baseline ?? acceptedPath(where.env);
  const accepted = readAccepted(path);
  const others = accepted.ignore.filter(({ address, field }) => address !== rule.address || field !== rule.field);
  writeAccepted(path, { ...accepted, ignore: [...others, { ...rule, on: dateOf(now) }] });
  return {
    exitCode: 0,
    json: { ignored: rule, file: path },
    text: `Ignored from now on, in ${path}: ${rule.address} ${rule.field}`,
  };
}
