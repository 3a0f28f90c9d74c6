import { join } from 'node:path';
import { verdictOf, type DriftReport } from '../../engine/drift';
import { UsageError } from '../../engine/errors';
import { driftHtml } from '../../reports/drift/html';
import { driftMarkdown } from '../../reports/drift/markdown';
import { loadEnvironment, placesOf } from '../../project';
import { driftSarif } from '../../reports/drift/sarif';
import { masked, unmasked, type Mask } from '../../reports/mask';
import { inLines, writeReport } from '../../reports/outgoing';
import type { Connecting } from '../tenants/connect';
import { keyedHash } from '../tenants/keyed-hash';
import type { Outcome } from '../outcome';
import { refuseEachInGit } from '../people-file-place';
import type { Surroundings } from '../surroundings';
import { acceptIgnored, acceptRecorded } from './accept';
import { inspect } from './check';
import { revert } from './revert';
import { driftText } from '../../reports/drift/text';

export const VERBS = ['check', 'record', 'ignore', 'revert'] as const;
export type Verb = (typeof VERBS)[number];

export const FORMATS = ['json', 'markdown', 'sarif', 'html'] as const;
export type Format = (typeof FORMATS)[number];

export interface DriftFlags {
  readonly env: string;
  readonly verb: Verb;
  /** Folder for the reports. Absent: none are written. */
  readonly out?: string | undefined;
  readonly formats: readonly Format[];
  /** What people have accepted. Default: `environments/drift/NAME.json`. */
  readonly baseline?: string | undefined;
  /** For record and ignore: only drift at these places; `*` stands for any characters. */
  readonly address?: string | undefined;
  readonly field?: string | undefined;
  readonly reason?: string | undefined;
  readonly showValues?: boolean | undefined;
  /** Write reports that show people's values also where git would take them up. */
  readonly hereIsFine?: boolean | undefined;
}

const FILES: Readonly<Record<Format, string>> = {
  json: 'drift.json',
  markdown: 'drift.md',
  sarif: 'drift.sarif',
  html: 'drift.html',
};

const NOTHING = '–';

/** People's values leave the process only by their shape, unless asked for. */
const jsonOf = (report: DriftReport, mask: Mask, showValues: boolean): DriftReport => {
  const value = (one: unknown) => (showValues ? (one ?? null) : mask(one) === NOTHING ? null : mask(one));
  return {
    ...report,
    data: report.data.map((one) => ({ ...one, expected: value(one.expected), actual: value(one.actual) })),
  };
};

function writeReports({ out, env, formats }: DriftFlags, report: DriftReport, json: DriftReport, mask: Mask): void {
  if (out === undefined) return;
  const sarif = () => driftSarif(report, placesOf(loadEnvironment(env)), '0.1.0');
  const reports: Readonly<Record<Format, () => string>> = {
    json: () => `${JSON.stringify(json, null, 2)}\n`,
    markdown: () => driftMarkdown(env, report, mask),
    sarif: () => `${JSON.stringify(sarif(), null, 2)}\n`,
    html: () => driftHtml(env, report, mask),
  };
  for (const format of formats) writeReport(join(out, FILES[format]), reports[format]());
}

function needed(flag: string, value: string | undefined): string {
  if (value === undefined || value.trim() === '') throw new UsageError(`${flag} is missing.`, `say it: ${flag} "…"`);
  return value;
}

const accepting = ({ env, now }: Surroundings) => ({ env, now: now(), hashOf: keyedHash(env) });

/**
 * Compares tenants with what the environment declares. `check` only reads tenants; `record` and `ignore` write the environment's baseline, a file in
 * git, and no tenant; `revert` applies what is declared. Exit 0 clean, 1 drift, 3 something could not be read.
 */
export async function drift(
  flags: DriftFlags,
  surroundings: Surroundings & Pick<Connecting, 'clock'>,
): Promise<Outcome> {
  const { verb, env, out, showValues = false, hereIsFine = false } = flags;
  if (showValues && out !== undefined)
    refuseEachInGit(
      out,
      flags.formats.map((format) => FILES[format]),
      hereIsFine,
    );
  if (verb === 'ignore') {
    const [address, field] = [needed('--address', flags.address), flags.field ?? '*'];
    return acceptIgnored(flags, { address, field, reason: needed('--reason', flags.reason) }, accepting(surroundings));
  }
  if (verb === 'revert') return revert(flags, surroundings);
  const reason = verb === 'record' ? needed('--reason', flags.reason) : '';
  const checked = await inspect(flags, surroundings);
  if (verb === 'record') return acceptRecorded(flags, checked, reason, accepting(surroundings));
  const { report } = checked;
  const mask = showValues ? unmasked : masked();
  const json = jsonOf(report, mask, showValues);
  writeReports(flags, report, json, mask);
  return { exitCode: verdictOf(report), json, text: driftText(env, inLines(report), mask) };
}
