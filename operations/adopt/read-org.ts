import { commandLine } from '../../engine/command-line';
import type { OktaClient } from '../../clients/okta';
import { ADOPTED, type AdoptableOrg } from '../../engine/adoption';
import type { Environment } from '../../engine/environment/schema';
import { RefusedError } from '../../engine/errors';
import type { SystemId } from '../../engine/flows/model';
import { appsOf } from '../tenants/apps';
import { readOrg } from '../tenants/read-org';

/** Everything of an org that an environment can state. Reads only. @throws RefusedError where there is no RingCentral app to adopt */
export async function readAdoptable(
  okta: OktaClient,
  environment: Environment,
  ringcentral: SystemId,
): Promise<AdoptableOrg> {
  const apps = await appsOf(okta, environment);
  if (apps.get(ringcentral)) return readOrg(okta, environment, ADOPTED, { apps });
  throw new RefusedError(
    `${okta.orgUrl} has no RingCentral app to adopt.`,
    `name it in the environment: systems.ringcentral.app: { adopt: "0oa…" }; or start without one: ${commandLine('plan')}`,
  );
}

/** Whom somebody gave the app by hand, rather than through a group; by id only. */
export async function assignedByHand(okta: OktaClient, { apps }: AdoptableOrg, system: SystemId): Promise<string[]> {
  const app = apps[system];
  const people: string[] = [];
  if (app)
    for await (const page of okta.appUserPages(app.id))
      people.push(...page.filter(({ scope }) => scope === 'USER').map(({ id }) => id));
  return people;
}
