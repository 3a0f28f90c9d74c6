import { randomBytes } from 'node:crypto';
import { type Directory, type DirectoryGroup, type DirectoryUser, parentOf } from '../../clients/active-directory';
import type { Environment } from '../../engine/environment/schema';
import { UsageError } from '../../engine/errors';

/** The person that a verification makes and takes away again. */
export interface ThrowAway {
  readonly account: string;
  readonly login: string;
  readonly group: DirectoryGroup;
  /** Distinguished name of the unit the account is made in. */
  readonly unit: string;
  /** Somebody of the group, whom the person is made like. */
  readonly like: DirectoryUser | undefined;
}

export const PURPOSE = 'verify';

/** Chooses name, group and place. Nothing is made yet. @throws UsageError where no directory group is in scope */
export async function planThrowAway(
  directory: Directory,
  inScope: string | undefined,
  environment: Environment,
  unit: string | undefined,
): Promise<ThrowAway> {
  const group = inScope === undefined ? undefined : await directory.findGroup(inScope);
  if (!group)
    throw new UsageError(
      inScope
        ? `${directory.named} has no group ${inScope}.`
        : `Environment ${environment.name} has no directory group in scope that a new person could be put into.`,
      'Name somebody who has RingCentral already: --person LOGIN',
    );
  const [like] = await directory.members(group, 1);
  // The unit that members of the group are in: the agent is known to import it.
  const place = unit ?? (like && parentOf(like.dn));
  if (place === undefined)
    throw new UsageError(
      `The group ${group.name} has no member yet, so where to make a person is not known.`,
      `Say it: --unit "OU=People,${directory.namingContext}"`,
    );
  const account = `rc.verify.${randomBytes(4).toString('hex')}`;
  return { account, login: `${account}@${domainOf(directory, like)}`, group, unit: place, like };
}

/** Not every tree is named after a domain (`o=acme`): then that of the address of somebody who is there. */
function domainOf(directory: Directory, like: DirectoryUser | undefined): string {
  const domain = directory.domain || like?.attributes['mail']?.[0]?.split('@')[1];
  if (domain) return domain;
  throw new UsageError(
    `${directory.named} tells no mail domain: ${directory.namingContext} names none, and nobody of the group has an address.`,
    'Name somebody who has RingCentral already: --person LOGIN',
  );
}

/**
 * Every attribute that a mapping reads has a value, so that no line is passed by. Fictional number (555-0100…0199). inetOrgPerson has no
 * country (RFC 2798): an LDAP entry gets one where somebody of the group has one, and the classes of that person.
 */
export function makeThrowAway(directory: Directory, { account, login, unit, like }: ThrowAway): Promise<DirectoryUser> {
  const { street, department, memberOf } = directory.kind;
  const country: Record<string, string> = memberOf || like?.attributes['c'] !== undefined ? { c: 'US' } : {};
  return directory.createUser({
    unit,
    account,
    login,
    givenName: 'Verify',
    sn: account.slice('rc.verify.'.length),
    purpose: `${PURPOSE} ${login}`,
    classes: like?.attributes['objectClass'],
    attributes: {
      mail: login,
      mobile: '+16505550199',
      [street]: '1 Example Plaza',
      l: 'San Francisco',
      st: 'CA',
      postalCode: '94105',
      ...country,
      [department]: 'Verification',
      title: 'Throw-away account',
    },
  });
}
