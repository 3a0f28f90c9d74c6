import { systemClock } from '../../clients/rate-limit';
import type { OktaClient } from '../../clients/okta';
import type { RingCentralClient } from '../../clients/ringcentral';
import type { Environment } from '../../engine/environment/schema';
import { openRingCentral, type Connecting } from '../tenants/connect';
import { readAccount, type AccountReading } from '../tenants/ringcentral/account';
import { peopleInScope, type Scope } from '../tenants/ringcentral/people-in-scope';
import { carryOut } from './carry-out';
import type { Checked } from './check';
import { CHECKS } from './checks/catalogue';
import { readSituation, type Situation } from './situation';

/** The account and the people it is examined for. */
export type Examined = AccountReading & Scope & { readonly environment: Environment };

export interface Preflight {
  readonly situation: Situation;
  readonly checked: readonly Checked[];
}

/** Examines the account for people who have been read, and writes what the API can make right unless it is a dry run. */
export async function preflight(
  { environment, ...read }: Examined,
  ringcentral: RingCentralClient,
  dryRun: boolean,
  { progress, clock = systemClock, signal }: Omit<Connecting, 'env'>,
): Promise<Preflight> {
  const now = new Date(clock.now()).toISOString();
  const situation = await readSituation(environment, now, read, ringcentral);
  const run = { ringcentral, dryRun, progress, clock, signal };
  const checked: Checked[] = [];
  for (const check of CHECKS) checked.push(await carryOut(check, situation, run));
  return { situation, checked };
}

/** A run may last hours: a fault that passes must not end it. */
const TRIES = 8;

/** Opens the account, works with it, and signs out: one login a run. */
export async function withAccount<T>(
  environment: Environment,
  connecting: Connecting,
  work: (ringcentral: RingCentralClient) => Promise<T>,
): Promise<T> {
  const ringcentral = await openRingCentral(environment, { ...connecting, tries: TRIES });
  try {
    return await work(ringcentral);
  } finally {
    await ringcentral.signOut().catch(() => undefined);
  }
}

export async function readExamined(
  environment: Environment,
  okta: OktaClient,
  ringcentral: RingCentralClient,
  { progress }: Connecting,
): Promise<Examined> {
  const account = await readAccount(ringcentral);
  return { environment, ...account, ...(await peopleInScope(environment, okta, account, progress)) };
}
