import { z } from 'zod';
import type { OktaClient } from '../../clients/okta';
import type { RingCentralClient } from '../../clients/ringcentral';
import type { Observation, Observations } from '../../engine/conditions/condition';
import { ringcentralAuthenticated } from '../../engine/conditions/gates/ringcentral-authenticated';
import { accountCanaries, keyCanary, type Canary } from '../../engine/drift';
import type { Environment } from '../../engine/environment/schema';
import { observe } from '../observations';
import type { Apps } from '../tenants/apps';
import { isRingCentral } from '../../engine/systems/kinds';

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
    if (!app || !isRingCentral(environment.systems[system]?.kind)) continue;
    const kid = Signing.parse(app).credentials?.signing?.kid;
    const key = (await okta.appKeys(app.id)).find((one) => one.kid === kid);
    canaries.push(...keyCanary(system, key?.expiresAt, now.getTime()));
  }
  return canaries;
}

/** What Okta's log tells of the session with RingCentral: one call for each app. */
export async function readSessionUse(
  okta: OktaClient,
  environment: Environment,
  apps: Apps,
  now: Date,
): Promise<Observations> {
  const seen: Observation[] = [];
  for (const [system, app] of apps)
    if (app && isRingCentral(environment.systems[system]?.kind))
      seen.push(...(await observe(okta, ringcentralAuthenticated, app.id, now.getTime())));
  return { [ringcentralAuthenticated.id]: seen };
}
