import type { OktaClient } from '../../clients/okta';
import type { Environment } from '../../engine/environment/schema';
import { declaredAttributesAt } from '../../engine/flows/derive';
import { reached } from '../../engine/flows/model';
import { tableOf } from '../../engine/flows/take';
import { checklist } from '../verify/checklist/checklist';
import { readLiveOrg } from '../verify/checklist/live-org';
import type { NotLive } from './model';

/** What the checklist of `verify` looks for is declared in its phase already: access comes with provisioning, a custom attribute with its first line. */
function declaredNow(environment: Environment): (what: string) => boolean {
  const table = tableOf(environment);
  const custom = new Set(declaredAttributesAt(table, 'okta', 'custom', environment.phase).map(({ path }) => path));
  return (what) => {
    const source = /^source (\S+)$/.exec(what)?.[1] as `okta.${string}` | undefined;
    if (source && table.attributes[source]?.origin === 'custom') return custom.has(source);
    return reached(environment.phase, 'provisioning') || !/^(group|rule) /.test(what);
  };
}

/** What an environment declares and its org does not show. Reads only. */
export async function notLiveIn(environment: Environment, okta: OktaClient): Promise<NotLive[]> {
  const declared = declaredNow(environment);
  return checklist(environment, await readLiveOrg(okta, environment))
    .filter(({ ok, what }) => !ok && declared(what))
    .map(({ what, declared: wanted, live }) => ({ what, declared: wanted, live }));
}
