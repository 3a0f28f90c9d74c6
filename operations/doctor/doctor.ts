import { OktaApiError } from '../../clients/okta';
import { UsageError, UserFacingError } from '../../engine/errors';
import { loadEnvironment } from '../../project';
import type { Outcome } from '../outcome';
import { CHECKS } from './catalogue';
import { NOT_LOOKED_AT, type Check, type Finding, type Sign } from './check';
import { Patient, type DoctorSurroundings } from './patient';
import { leastApps, type LeastApp } from './rights/least';
import { doctorText } from './text';
import { inLines } from '../../reports/outgoing';

export interface DoctorFlags {
  readonly env: string;
  /** Ids of checks; those they build on are looked at too. @default all */
  readonly only?: readonly string[] | undefined;
}

interface Unread {
  readonly what: string;
  readonly why: string;
}

const wellKnown = (ids: readonly string[]): readonly string[] => {
  const unknown = ids.filter((id) => !CHECKS.some((check) => check.id === id));
  if (unknown.length === 0) return ids;
  throw new UsageError(
    `doctor has no check ${unknown.join(', ')}.`,
    `Name some of ${CHECKS.map(({ id }) => id).join(', ')}.`,
  );
};

/** The named checks with everything they build on, in the catalogue's order. */
function chosen(only: readonly string[] | undefined): readonly Check[] {
  if (!only) return CHECKS;
  const ids = new Set(wellKnown(only));
  for (const { id, after } of [...CHECKS].reverse()) if (ids.has(id) && after) ids.add(after);
  return CHECKS.filter(({ id }) => ids.has(id));
}

const findingOf = ({ id, remedy }: Check, sign: Sign): Finding => ({
  id: sign.about === undefined ? id : `${id}:${sign.about}`,
  ok: sign.ok,
  detail: sign.detail,
  ...(sign.judgement && { verdict: sign.judgement.verdict, evidence: sign.judgement.evidence }),
  remedy: sign.ok ? '' : (sign.remedy ?? remedy),
});

/** Wrong credentials are no matter of reachability. */
const couldNotTell = (error: UserFacingError): boolean =>
  error instanceof OktaApiError ? error.status >= 500 || error.status === 429 : error.exitCode === 3;

class Examination {
  readonly findings: Finding[] = [];
  readonly incomplete: Unread[] = [];
  private readonly unwell = new Set<string>();

  constructor(private readonly patient: Patient) {}

  async take(check: Check): Promise<void> {
    const { id, after } = check;
    if (after !== undefined && this.unwell.has(after)) {
      this.unwell.add(id);
      const sign = { ok: false, detail: `${NOT_LOOKED_AT}: ${after} comes first.`, remedy: `fix ${after}` };
      this.findings.push(findingOf(check, sign));
      return;
    }
    const signs = await this.look(check);
    if (signs.some(({ ok }) => !ok)) this.unwell.add(id);
    this.findings.push(...signs.map((sign) => findingOf(check, sign)));
  }

  private async look(check: Check): Promise<readonly Sign[]> {
    try {
      const signs = await check.look(this.patient);
      return 'ok' in signs ? [signs] : signs;
    } catch (error) {
      if (!(error instanceof UserFacingError)) throw error;
      if (couldNotTell(error)) this.incomplete.push({ what: check.id, why: error.message });
      return [{ ok: false, detail: error.message, ...(error.remedy ? { remedy: error.remedy } : {}) }];
    }
  }
}

/** The two apps to make at Okta; needs no tenant, only the stack. */
async function appsToMake(patient: Patient, checks: readonly Check[]): Promise<readonly LeastApp[]> {
  return checks.some(({ id }) => id === 'okta-scopes') ? leastApps(await patient.declared()) : [];
}

/**
 * Looks for what would stop a command of this environment: versions, credentials and their rights, tenants, gates, locks, clocks
 * and limits, each with its remedy. Reads only. Exit 0 all well, 1 something is not, 3 something could not be reached.
 */
export async function doctor({ env, only }: DoctorFlags, surroundings: DoctorSurroundings): Promise<Outcome> {
  const checks = chosen(only);
  const patient = new Patient(loadEnvironment(env, surroundings.env.ENVIRONMENT_FILE), surroundings);
  const examination = new Examination(patient);
  const { findings, incomplete } = examination;
  try {
    for (const check of checks) await examination.take(check);
    const apps = await appsToMake(patient, checks);
    return {
      exitCode: incomplete.length > 0 ? 3 : findings.every(({ ok }) => ok) ? 0 : 1,
      json: { checks: findings, apps, ...(incomplete.length > 0 ? { incomplete } : {}) },
      text: doctorText(env, inLines(findings), inLines(apps)),
    };
  } finally {
    await patient.leave();
  }
}
