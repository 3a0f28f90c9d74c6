import { randomBytes } from 'node:crypto';
import type { ActiveDirectory, AdGroup, AdUser } from '../../clients/active-directory';
import type { Environment } from '../../engine/environment/schema';
import { UsageError } from '../../engine/errors';

/** The person that a verification makes and takes away again. */
export interface ThrowAway {
  readonly account: string;
  readonly login: string;
  readonly group: AdGroup;
  /** Distinguished name of the unit the account is made in. */
  readonly unit: string;
}

export const PURPOSE = 'verify';

const parent = (dn: string): string => dn.replace(/^(?:\\.|[^\\,])+,/, '');

/** The unit that members of the group are in: the agent is known to import it. */
async function unitOf(directory: ActiveDirectory, group: AdGroup): Promise<string> {
  const [member] = await directory.members(group);
  if (member) return parent(member.dn);
  throw new UsageError(
    `The group ${group.name} has no member yet, so where to make a person is not known.`,
    'Say it: --unit "OU=People,DC=acme,DC=test"',
  );
}

/** Chooses name, group and place. Nothing is made yet. @throws UsageError where no directory group is in scope */
export async function planThrowAway(
  directory: ActiveDirectory,
  inScope: string | undefined,
  environment: Environment,
  unit: string | undefined,
): Promise<ThrowAway> {
  const group = inScope === undefined ? undefined : await directory.findGroup(inScope);
  if (!group)
    throw new UsageError(
      inScope
        ? `Active Directory ${directory.domainController} has no group ${inScope}.`
        : `Environment ${environment.name} has no directory group in scope that a new person could be put into.`,
      'Name somebody who has RingCentral already: --person LOGIN',
    );
  const account = `rc.verify.${randomBytes(4).toString('hex')}`;
  return { account, login: `${account}@${directory.domain}`, group, unit: unit ?? (await unitOf(directory, group)) };
}

/** Every attribute that a mapping reads has a value, so that no line is passed by. Fictional number (555-0100…0199). */
export const makeThrowAway = (directory: ActiveDirectory, { account, login, unit }: ThrowAway): Promise<AdUser> =>
  directory.createUser({
    unit,
    account,
    userPrincipalName: login,
    givenName: 'Verify',
    sn: account.slice('rc.verify.'.length),
    purpose: `${PURPOSE} ${login}`,
    attributes: {
      mail: login,
      mobile: '+16505550199',
      streetAddress: '1 Example Plaza',
      l: 'San Francisco',
      st: 'CA',
      postalCode: '94105',
      c: 'US',
      department: 'Verification',
      title: 'Throw-away account',
    },
  });
