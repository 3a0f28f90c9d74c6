import type { RingCentralClient } from '../../clients/ringcentral';
import { systemClock } from '../../clients/rate-limit';
import type { Environment } from '../../engine/environment/schema';
import { InterruptedError, UserFacingError } from '../../engine/errors';
import { loadEnvironment } from '../../environments';
import type { Outcome } from '../outcome';
import { openOkta, openRingCentral, type Connecting } from '../tenants/connect';
import { readAccount, type AccountReading } from '../tenants/ringcentral/account';
import { carryOut } from './carry-out';
import type { Checked } from './check';
import { CHECKS } from './checks/catalogue';
import { peopleInScope, type Scope } from '../tenants/ringcentral/people-in-scope';
import { seedText } from './report';
import { resultOf } from './result';
import { readSituation } from './situation';
import { inLines } from '../../reports/outgoing';

export interface SeedRequest {
  readonly env: string;
  /** Writes nothing; says what it would. */
  readonly dryRun: boolean;
  /** Shows numbers and employee ids as they are. Default: masked. */
  readonly showValues?: boolean;
}

/** A run may last hours: a fault that passes must not end it. */
const TRIES = 8;

/** Examines and mends the account for people who have been read. Exit 1 where something is left for a person to do. */
export async function seedAccount(
  { environment, ...read }: AccountReading & Scope & { readonly environment: Environment },
  ringcentral: RingCentralClient,
  { dryRun, showValues = false }: Omit<SeedRequest, 'env'>,
  { progress, clock = systemClock, signal }: Omit<Connecting, 'env'>,
): Promise<Outcome> {
  const now = new Date(clock.now()).toISOString();
  const situation = await readSituation(environment, now, read, ringcentral);
  const run = { ringcentral, dryRun, progress, clock, signal };
  const checked: Checked[] = [];
  for (const check of CHECKS) checked.push(await carryOut(check, situation, run));
  const json = resultOf(checked, situation, ringcentral.calls(), { dryRun, showValues });
  return {
    exitCode: json.remaining.length === 0 ? 0 : 1,
    json,
    text: seedText(inLines(situation), inLines(checked), inLines(json), dryRun),
  };
}

/**
 * Checks RingCentral's side of an environment and prepares what the API allows: the custom field of the employee id and its
 * values, and the swap of temporary numbers whose ported ones have come. It never creates, enables or deletes a person: Okta does.
 * One login a run; an interrupted run is continued by the next, which reads what is there; a second run writes nothing.
 */
export async function seed(request: SeedRequest, connecting: Connecting): Promise<Outcome> {
  const { progress } = connecting;
  const environment = loadEnvironment(request.env, connecting.env.ENVIRONMENT_FILE);
  const okta = await openOkta(environment, connecting);
  const ringcentral = await openRingCentral(environment, { ...connecting, tries: TRIES });
  try {
    progress(`Reading the people of ${environment.name} and RingCentral account ${environment.ringcentral.accountId}`);
    const account = await readAccount(ringcentral);
    const scope = await peopleInScope(environment, okta, account, progress);
    return await seedAccount({ environment, ...account, ...scope }, ringcentral, request, connecting);
  } catch (error) {
    if (!connecting.signal?.aborted || error instanceof UserFacingError) throw error;
    throw new InterruptedError(
      `RingCentral had confirmed ${ringcentral.written} writes; one that was under way may have been carried out.`,
      'run the same command again: it looks at what is there, writes nothing twice, and goes on',
    );
  } finally {
    await ringcentral.signOut().catch(() => undefined);
  }
}
