import type { OktaClient } from '../../clients/okta';
import type { Environment } from '../../engine/environment/schema';
import { ringcentralSystem } from '../../engine/flows/take';
import type { OrgFile } from '../../engine/org/exported';
import type { PersonRecord } from '../../engine/review/model';
import type { Surroundings } from '../surroundings';
import { openRingCentral } from './connect';
import { readExportedAccount, withNumbers, type AccountOfExport } from './exported-account';
import { readOrgForFile } from './org-file';
import { readPeople } from './read-people';

/** What RingCentral says, where it can be asked: a number that no import has brought to Okta yet is known there only. */
async function accountOf(environment: Environment, surroundings: Surroundings): Promise<AccountOfExport | undefined> {
  if (!surroundings.env.RC_USER_JWT) return undefined;
  const ringcentral = await openRingCentral(environment, surroundings);
  try {
    return await readExportedAccount(ringcentral);
  } finally {
    await ringcentral.signOut().catch(() => undefined);
  }
}

/** Everybody with RingCentral's own numbers, and the org that they live in. */
export interface Exported {
  readonly people: AsyncIterable<PersonRecord>;
  /** Read first: what changes meanwhile is newer than it says. */
  readonly org: OrgFile;
}

/** Reads people and their org, for reviews. Reads only. */
export async function readExport(
  okta: OktaClient,
  environment: Environment,
  surroundings: Surroundings,
): Promise<Exported> {
  const at = surroundings.now();
  const account = await accountOf(environment, surroundings);
  if (!account)
    surroundings.progress('RingCentral was not asked (RC_USER_JWT is not set): its numbers are those that Okta has.');
  const org = await readOrgForFile(okta, environment, at, account?.account);
  const system = ringcentralSystem(environment.systems);
  const everybody = readPeople(okta, environment, surroundings.progress);
  const people =
    account && system !== undefined
      ? (async function* () {
          for await (const record of everybody) yield withNumbers(record, system, account);
        })()
      : everybody;
  return { people, org };
}
