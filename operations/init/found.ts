import { OktaClient, oktaConfigFromEnv } from '../../clients/okta';
import { isDirectory, isRingCentral, kindOfApp } from '../../engine/systems/kinds';
import { RingCentralClient, ringCentralCredentials } from '../../clients/ringcentral';
import type { Surroundings } from '../surroundings';

/** What an environment's file cannot do without. */
export interface Facts {
  readonly orgId?: string | undefined;
  readonly accountId?: string | undefined;
  /** Id and label of the Active Directory app in Okta. */
  readonly adApp?: string | undefined;
  readonly adLabel?: string | undefined;
  /** Those of the app of an LDAP directory. */
  readonly ldapApp?: string | undefined;
  readonly ldapLabel?: string | undefined;
  /** Id of the RingCentral app, where there is one already. */
  readonly ringcentralApp?: string | undefined;
}

/** What the tenants tell: facts, and the labels of every directory that the org has. */
export interface Found extends Facts {
  readonly directories?: readonly string[];
}

async function inOkta({ env, signal, tokens }: Surroundings): Promise<Found> {
  const okta = new OktaClient(oktaConfigFromEnv(env), { signal, tokens });
  const { id: orgId } = await okta.org();
  const apps = (await okta.apps()).map(({ id, label, name }) => ({ id, label, kind: kindOfApp(name) }));
  // The first of each kind.
  const byKind = new Map(apps.toReversed().map((app) => [app.kind, app]));
  const [ad, ldap] = [byKind.get('activeDirectory'), byKind.get('ldap')];
  return {
    orgId,
    adApp: ad?.id,
    adLabel: ad?.label,
    ldapApp: ldap?.id,
    ldapLabel: ldap?.label,
    ringcentralApp: apps.find(({ kind }) => isRingCentral(kind))?.id,
    directories: apps.flatMap(({ kind, label }) => (isDirectory(kind) ? [label] : [])),
  };
}

async function inRingCentral({ env, signal, tokens }: Surroundings): Promise<Found> {
  const ringcentral = new RingCentralClient({ credentials: ringCentralCredentials(env), signal, tokens });
  try {
    return { accountId: (await ringcentral.account()).id };
  } finally {
    await ringcentral.signOut();
  }
}

/** What the tenants tell whose credentials are set; reads only, and nothing where none are. */
export async function factsFound(surroundings: Surroundings): Promise<Found> {
  const { env, progress } = surroundings;
  const found: Found[] = [];
  if (env.OKTA_ORG_NAME) {
    progress(`Reading org and apps of ${env.OKTA_ORG_NAME}`);
    found.push(await inOkta(surroundings));
  }
  if (env.RC_SERVER_URL) {
    progress('Reading the RingCentral account');
    found.push(await inRingCentral(surroundings));
  }
  return Object.assign({}, ...found) as Found;
}
