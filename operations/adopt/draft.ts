import { OktaClient, oktaConfigFromEnv, type App } from '../../clients/okta';
import { RingCentralClient, ringCentralCredentials } from '../../clients/ringcentral';
import { draftOf } from '../../engine/adoption/draft';
import { environmentSchema, type Environment } from '../../engine/environment/schema';
import { RefusedError } from '../../engine/errors';
import { ringcentralSystem } from '../../engine/flows/take';
import { isRingCentral, kindOfApp } from '../../engine/systems/kinds';
import type { Surroundings } from '../surroundings';
import { waiting, type Connecting } from '../tenants/connect';
import { readSources } from '../tenants/read-org';

type Drafting = Surroundings & Pick<Connecting, 'clock'>;

const clockOf = ({ clock, signal }: Drafting) => ({ ...(clock && { clock }), ...(signal && { signal }) });

async function accountId(surroundings: Drafting): Promise<string> {
  const credentials = ringCentralCredentials(surroundings.env);
  const ringcentral = new RingCentralClient({
    credentials,
    ...clockOf(surroundings),
    onWait: waiting(surroundings, 'RingCentral'),
  });
  try {
    return (await ringcentral.account()).id;
  } finally {
    await ringcentral.signOut().catch(() => undefined);
  }
}

/** The RingCentral app that is meant. @throws RefusedError where there is none, or where several could be */
function chosen(apps: readonly App[], wanted: string | undefined, orgUrl: string): App {
  const found = apps.filter((app) =>
    wanted === undefined ? isRingCentral(kindOfApp(app.name)) && app.status === 'ACTIVE' : app.id === wanted,
  );
  const [app, ...others] = found;
  if (app && others.length === 0) return app;
  if (app)
    throw new RefusedError(
      `${orgUrl} has ${found.length} RingCentral apps: ${found.map(({ id, label }) => `${id} (${label})`).join(', ')}.`,
      `say which: --app ${app.id}`,
    );
  throw new RefusedError(
    wanted === undefined ? `${orgUrl} has no RingCentral app to adopt.` : `${orgUrl} has no app ${wanted}.`,
    'start without one: write an environment, then npm run plan',
  );
}

/** A first environment from credentials alone. Reads only. */
export async function draftEnvironment(surroundings: Drafting, wanted: string | undefined) {
  const okta = new OktaClient(oktaConfigFromEnv(surroundings.env), {
    ...clockOf(surroundings),
    onWait: waiting(surroundings, 'Okta'),
  });
  const [org, apps, sources] = await Promise.all([okta.org(), okta.apps(), readSources(okta)]);
  const ringcentral = chosen(apps, wanted, okta.orgUrl);
  const draft = draftOf({ orgId: org.id, accountId: await accountId(surroundings), apps, ringcentral, sources });
  const environment: Environment = environmentSchema.parse(draft);
  return { environment, system: ringcentralSystem(environment.systems)!, okta };
}
