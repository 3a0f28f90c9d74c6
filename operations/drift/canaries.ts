import { z } from 'zod';
import type { OktaClient } from '../../clients/okta';
import type { RingCentralClient } from '../../clients/ringcentral';
import { accountCanaries, keyCanary, sessionCanary, type Canary } from '../../engine/drift';
import type { Environment } from '../../engine/environment/schema';
import type { Apps } from '../people/apps';

/** RingCentral's name of Directory Integration among an account's features. */
const DIRECTORY_INTEGRATION = 'ExternalDirectoryIntegration';

export async function readAccountCanaries(ringcentral: RingCentralClient): Promise<Canary[]> {
  const { serviceFeatures } = await ringcentral.serviceInfo();
  const unassigned = await ringcentral.unassignedCount();
  const inventory = await ringcentral.inventoryCount();
  return accountCanaries({
    directoryIntegration: serviceFeatures.some(
      ({ featureName, enabled }) => featureName === DIRECTORY_INTEGRATION && enabled,
    ),
    freeExtensions: unassigned,
    freeNumbers: unassigned + inventory,
  });
}

const Signing = z.looseObject({
  credentials: z.looseObject({ signing: z.looseObject({ kid: z.string().optional() }).optional() }).optional(),
});

/** One for each app of ours that signs assertions. */
export async function readKeyCanaries(
  okta: OktaClient,
  environment: Environment,
  apps: Apps,
  now: Date,
): Promise<Canary[]> {
  const canaries: Canary[] = [];
  for (const [system, app] of apps) {
    if (!app || environment.systems[system]?.kind !== 'ringcentral') continue;
    const kid = Signing.parse(app).credentials?.signing?.kid;
    const key = (await okta.appKeys(app.id)).find((one) => one.kid === kid);
    canaries.push(...keyCanary(system, key?.expiresAt, now.getTime()));
  }
  return canaries;
}

/** What goes through Okta's session with RingCentral, by the event that the System Log keeps of it. */
const USES = [
  'application.provision.user.push',
  'application.provision.user.push_profile',
  'application.provision.user.deactivate',
  'application.provision.user.reactivate',
  'system.import.complete',
] as const;

const DAY_MS = 86_400_000;
/** Longer than the session lives unused. */
const SEARCHED_DAYS = 60;

/** How long Okta's session with RingCentral has not been used: one call to Okta's log for each app. */
export async function readSessionCanaries(
  okta: OktaClient,
  environment: Environment,
  apps: Apps,
  now: Date,
): Promise<Canary[]> {
  const since = new Date(now.getTime() - SEARCHED_DAYS * DAY_MS).toISOString();
  const canaries: Canary[] = [];
  for (const [system, app] of apps) {
    if (!app || environment.systems[system]?.kind !== 'ringcentral') continue;
    const filter = USES.map(
      (event) => `target.id eq "${app.id}" and eventType eq "${event}" and outcome.result eq "SUCCESS"`,
    ).join(' or ');
    const used = await okta.lastEvent({ since, filter });
    canaries.push(...sessionCanary(environment, used?.published, now.getTime()));
  }
  return canaries;
}
