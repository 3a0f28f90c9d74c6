import { OktaClient, oktaConfigFromEnv } from '../../clients/okta';
import { RingCentralClient, ringCentralCredentials } from '../../clients/ringcentral';
import type { Surroundings } from '../surroundings';

/** What an environment's file cannot do without. */
export interface Facts {
  readonly orgId?: string | undefined;
  readonly accountId?: string | undefined;
  /** Id and label of the Active Directory app in Okta. */
  readonly adApp?: string | undefined;
  readonly adLabel?: string | undefined;
  /** Id of the RingCentral app, where there is one already. */
  readonly ringcentralApp?: string | undefined;
}

async function inOkta({ env, signal, tokens }: Surroundings): Promise<Facts> {
  const okta = new OktaClient(oktaConfigFromEnv(env), { signal, tokens });
  const { id: orgId } = await okta.org();
  const apps = await okta.apps();
  const directory = apps.find(({ name }) => name === 'active_directory');
  return {
    orgId,
    adApp: directory?.id,
    adLabel: directory?.label,
    ringcentralApp: apps.find(({ name }) => name.startsWith('ringcentral'))?.id,
  };
}

async function inRingCentral({ env, signal, tokens }: Surroundings): Promise<Facts> {
  const ringcentral = new RingCentralClient({ credentials: ringCentralCredentials(env), signal, tokens });
  try {
    return { accountId: (await ringcentral.account()).id };
  } finally {
    await ringcentral.signOut();
  }
}

/** What the tenants tell whose credentials are set; reads only, and nothing where none are. */
export async function factsFound(surroundings: Surroundings): Promise<Facts> {
  const { env, progress } = surroundings;
  const found: Facts[] = [];
  if (env.OKTA_ORG_NAME) {
    progress(`Reading org and apps of ${env.OKTA_ORG_NAME}`);
    found.push(await inOkta(surroundings));
  }
  if (env.RC_SERVER_URL) {
    progress('Reading the RingCentral account');
    found.push(await inRingCentral(surroundings));
  }
  return Object.assign({}, ...found) as Facts;
}
