import type { OktaClient } from '../../clients/okta';
import type { Environment } from '../../engine/environment/schema';
import type { Plan } from '../../terraform';
import type { Refusal } from './refusal';

const text = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined);

/**
 * An app that the plan would create although the org has one of the same catalogue key or label that this state does not know.
 * Two RingCentral apps would fight over the same people.
 */
export async function unmanagedAppRefusals(environment: Environment, plan: Plan, okta: OktaClient): Promise<Refusal[]> {
  const refusals: Refusal[] = [];
  for (const { type, change, address } of plan.resource_changes) {
    if (type !== 'okta_app_saml' || !change.actions.includes('create')) continue;
    const { preconfigured_app, label } = change.after as Record<string, unknown>;
    const [wantedKey, wantedLabel] = [text(preconfigured_app), text(label)];
    const own = text((change.before as Record<string, unknown> | null)?.id);
    const found = (await okta.apps()).find(
      (app) => app.id !== own && (app.name === wantedKey || app.label === wantedLabel),
    );
    if (!found) continue;
    const system = Object.entries(environment.systems).find(([, { kind }]) => kind === 'ringcentral')?.[0];
    refusals.push({
      why: `${address} would create a second RingCentral app: ${okta.orgUrl} has ${found.id} already (label ${found.label}, key ${found.name}).`,
      remedy: `adopt it: systems.${system}.app: { adopt: '${found.id}' } in environment ${environment.name}; or remove the app in Okta's console`,
    });
  }
  return refusals;
}
