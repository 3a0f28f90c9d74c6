import type { OktaClient } from '../../clients/okta';
import type { Environment } from '../../engine/environment/schema';
import { declaredAttributesAt } from '../../engine/flows/derive';
import { reached } from '../../engine/flows/model';
import { tableOf } from '../../engine/flows/take';
import { COMPARED, isAbout, type Difference } from '../../engine/org/differences';
import { notLive } from '../../engine/org/differences/not-live';
import { worded } from '../../engine/org/differences/worded';
import { readOrg } from '../tenants/read-org';
import type { NotLive } from './model';

/** Whether something is declared in the environment's phase already: access comes with provisioning, a custom attribute with its first line. */
function declaredNow(environment: Environment): (difference: Difference) => boolean {
  const table = tableOf(environment);
  const custom = new Set(declaredAttributesAt(table, 'okta', 'custom', environment.phase).map(({ name }) => name));
  const isAccess = isAbout('assignment', 'rule');
  return (difference) => {
    if (difference.part === 'source' && table.attributes[`okta.${difference.attribute}`]?.origin === 'custom')
      return custom.has(difference.attribute);
    return reached(environment.phase, 'provisioning') || !isAccess(difference);
  };
}

/** What an environment declares and its org does not show. Reads only. */
export async function notLiveIn(environment: Environment, okta: OktaClient): Promise<NotLive[]> {
  const org = await readOrg(okta, environment, COMPARED);
  return notLive(environment, org).filter(declaredNow(environment)).map(worded);
}
