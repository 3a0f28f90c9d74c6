import type { Calls, RingCentralClient } from '../../clients/ringcentral';
import { RingCentralError } from '../../clients/ringcentral';
import { loadEnvironment } from '../../environments';
import type { Outcome, Progress } from '../outcome';
import { openOkta, openRingCentral, type Connecting } from '../people/tenants';
import type { Checked, SeedCheck, Write } from './check';
import { CHECKS } from './checks/catalogue';
import { peopleInScope } from './people-in-scope';
import { seedText } from './report';
import { readSituation, type Situation } from './situation';

export interface SeedRequest {
  readonly env: string;
  /** Writes nothing; says what it would. */
  readonly dryRun: boolean;
}

/** Refusals that only an administrator can lift: a feature or a permission is missing. Everything else ends the run. */
const isAdministrators = (error: unknown): error is RingCentralError =>
  error instanceof RingCentralError && (error.status === 403 || error.code === 'CMN-109');

async function prepare(writes: readonly Write[], ringcentral: RingCentralClient, progress: Progress) {
  let written = 0;
  for (const { what, send } of writes) {
    try {
      await send(ringcentral);
    } catch (error) {
      if (!isAdministrators(error)) throw error;
      return { written, refusal: error.message };
    }
    written += 1;
    progress(`  done: ${what}`);
  }
  return { written };
}

async function carryOut(
  check: SeedCheck,
  situation: Situation,
  ringcentral: RingCentralClient,
  { dryRun, progress }: { readonly dryRun: boolean; readonly progress: Progress },
): Promise<Checked> {
  const verdict = await check.examine(situation, ringcentral);
  const { writes: planned = [] } = verdict;
  progress(`${verdict.ok ? 'ok  ' : 'open'} ${check.id}: ${verdict.found}`);
  if (planned.length === 0 || dryRun) return { ...verdict, check, planned, written: 0 };
  const done = await prepare(planned, ringcentral, progress);
  const ok = done.written === planned.length;
  return { ...verdict, ok, people: ok ? 0 : verdict.people, check, planned, ...done };
}

const sum = (checked: readonly Checked[], count: (one: Checked) => number): number =>
  checked.reduce((total, one) => total + count(one), 0);

/** The contract's JSON; `contracts/schemas/seed.schema.json`. */
const jsonOf = (checked: readonly Checked[], calls: Calls) => {
  const planned = sum(checked, (one) => one.planned.length);
  const written = sum(checked, (one) => one.written);
  return {
    checks: checked.map(({ check, ok, people }) => ({ id: check.id, ok, people })),
    planned,
    written,
    skipped: planned - written,
    calls,
    remaining: checked.flatMap(({ check: { id, who, where }, ok, people }) => (ok ? [] : [{ id, who, where, people }])),
  };
};

/**
 * Checks RingCentral's side of an environment and prepares what the API allows: the custom field of the employee id, and its
 * values. It never creates, enables or deletes a person: Okta does. One login a run; a second run writes nothing.
 * Exit 1 where something is left for a person to do.
 */
export async function seed({ env, dryRun }: SeedRequest, connecting: Connecting): Promise<Outcome> {
  const { progress } = connecting;
  const environment = loadEnvironment(env, connecting.env.ENVIRONMENT_FILE);
  const okta = await openOkta(environment, connecting);
  const ringcentral = await openRingCentral(environment, connecting);
  try {
    progress(`Reading the people of ${environment.name} and RingCentral account ${environment.ringcentral.accountId}`);
    const people = await peopleInScope(environment, okta, ringcentral, progress);
    const situation = await readSituation(environment, people, ringcentral);
    const checked: Checked[] = [];
    for (const check of CHECKS) checked.push(await carryOut(check, situation, ringcentral, { dryRun, progress }));
    const json = jsonOf(checked, ringcentral.calls());
    return {
      exitCode: json.remaining.length === 0 ? 0 : 1,
      json,
      text: seedText(environment.name, checked, json.calls, dryRun),
    };
  } finally {
    await ringcentral.signOut().catch(() => undefined);
  }
}
