import { sourcingOf } from '../../engine/conditions/consoles';
import type { OktaClient } from '../../clients/okta';
import { neededPushStatus } from '../../engine/findings/push-status';
import { linesOf, MAPPING } from '../../engine/findings/plan-changes';
import type { Plan } from '../../terraform';
import { changeOf } from './planned-change';
import type { Refusal } from './refusal';

const APP = /^0oa/;

/**
 * Lines from an app to Okta whose push status Okta would refuse in the middle of the apply: what it takes depends on whether an admin has made
 * the app a profile source, which is asked now. An app that is still to be made is none.
 */
export async function pushStatusRefusals(plan: Plan, okta: OktaClient): Promise<Refusal[]> {
  const refusals: Refusal[] = [];
  for (const change of plan.resource_changes.filter(({ type }) => MAPPING.test(type)).map(changeOf)) {
    const source = change.after?.['source_id'];
    if (!change.actions.some((action) => action === 'create' || action === 'update')) continue;
    if (typeof source !== 'string' || !APP.test(source)) continue;
    const { features, label } = await okta.app(source);
    const needed = neededPushStatus(features);
    const wrong = linesOf(change.after).filter(({ push_status: stated = 'DONT_PUSH' }) => stated !== needed);
    if (wrong.length > 0)
      refusals.push({
        why: `Okta takes ${needed} only for ${change.address}, because ${label} ${needed === 'PUSH' ? 'is' : 'is not'} a profile source there now; declared otherwise: ${wrong.map(({ id }) => id).join(', ')}. Nothing was written.`,
        remedy: `${sourcingOf(label)}: ${needed === 'PUSH' ? 'take "Allow … to source Okta users" away until the phase that needs it, or declare that phase' : 'allow it to source Okta users, as the phase declares'}`,
      });
  }
  return refusals;
}
