import { commandLine } from '../../engine/command-line';
import type { OktaClient } from '../../clients/okta';
import type { Environment } from '../../engine/environment/schema';
import type { Plan } from '../../terraform';
import type { Refusal } from './refusal';
import type { Resumed } from './resume/resumed';
import { isRingCentral } from '../../engine/systems/kinds';

const text = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined);

/** An app that the plan would make, and one like it that the org has already. */
interface UnmanagedApp {
  readonly address: string;
  readonly id: string;
  readonly label: string;
  readonly key: string;
  /** Both key and label are what the plan would make: an apply that was cut off may have made it. */
  readonly alike: boolean;
}

/** Apps that the plan would create although the org has one of the same catalogue key or label that this state does not know. */
export async function unmanagedApps(plan: Plan, okta: OktaClient): Promise<UnmanagedApp[]> {
  const found: UnmanagedApp[] = [];
  for (const { type, change, address } of plan.resource_changes) {
    if (type !== 'okta_app_saml' || !change.actions.includes('create')) continue;
    const { preconfigured_app, label } = change.after as Record<string, unknown>;
    const [wantedKey, wantedLabel] = [text(preconfigured_app), text(label)];
    const own = text((change.before as Record<string, unknown> | null)?.id);
    const similar = (await okta.apps()).filter(
      (app) => app.id !== own && (app.name === wantedKey || app.label === wantedLabel),
    );
    const alike = similar.find((app) => app.name === wantedKey && app.label === wantedLabel);
    const app = alike ?? similar[0];
    if (app) found.push({ address, id: app.id, label: app.label, key: app.name, alike: alike !== undefined });
  }
  return found;
}

/** Two RingCentral apps would fight over the same people. */
export async function unmanagedAppRefusals(environment: Environment, plan: Plan, okta: OktaClient): Promise<Refusal[]> {
  const system = Object.entries(environment.systems).find(([, { kind }]) => isRingCentral(kind))?.[0];
  const adopt = (id: string) =>
    `adopt it: systems.${system}.app: { adopt: '${id}' } in environment ${environment.name}`;
  return (await unmanagedApps(plan, okta)).map(({ address, id, label, key, alike }) => ({
    why: `${address} would create a second RingCentral app: ${okta.orgUrl} has ${id} already (label ${label}, key ${key}).`,
    remedy: [
      adopt(id),
      ...(alike
        ? [`${commandLine('apply')} --env ${environment.name} --resume, where an apply that was cut off has made it`]
        : []),
      "or remove the app in Okta's console",
    ].join('; '),
  }));
}

/**
 * What to say of further apps like one that was just made or taken up. okta/okta sends a creation again whose answer was lost on the way: then
 * Okta has made one for each. None is removed here: what an app is used for, no plan knows.
 */
export async function twinApps(
  before: Plan,
  after: Plan,
  resumed: readonly Pick<Resumed, 'address'>[],
  okta: OktaClient,
): Promise<string[]> {
  const made = before.resource_changes.find(
    ({ type, address, change }) =>
      type === 'okta_app_saml' && (change.actions.includes('create') || resumed.some((one) => one.address === address)),
  );
  const state = after.resource_changes.find(({ address }) => address === made?.address)?.change.before;
  const id = text((state as Record<string, unknown> | null | undefined)?.id);
  if (!made || id === undefined) return [];
  const apps = await okta.apps();
  const own = apps.find((app) => app.id === id);
  return apps
    .filter((app) => app.id !== id && app.name === own?.name && app.label === own.label)
    .map(
      (twin) =>
        `${made.address} is ${id}, and ${okta.orgUrl} has ${twin.id} of the same name: its creation was sent twice because an answer was lost, or somebody made it. Look at it in Okta's console, and remove it where nobody uses it.`,
    );
}
