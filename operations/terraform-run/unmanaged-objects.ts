import { commandLine } from '../../engine/command-line';
import type { OktaClient } from '../../clients/okta';
import type { Plan, ResourceChange } from '../../terraform';
import type { Refusal } from './refusal';

/** Kinds that Okta lets exist once by name, and how those that are there are found. */
const BY_NAME: Readonly<
  Record<string, (okta: OktaClient, name: string) => Promise<readonly { readonly id: string; readonly name: string }[]>>
> = {
  okta_group: async (okta, name) =>
    (await okta.groups({ q: name })).map(({ id, profile }) => ({ id, name: profile.name })),
  okta_group_rule: async (okta) => okta.groupRules(),
};

const nameOf = ({ change }: ResourceChange): string | undefined => {
  const { name } = (change.after ?? {}) as Readonly<Record<string, unknown>>;
  return typeof name === 'string' ? name : undefined;
};

const isNew = ({ change: { actions } }: ResourceChange): boolean => actions.length === 1 && actions[0] === 'create';

/** An object that the plan would make, and that the org has. */
interface UnmanagedObject {
  readonly address: string;
  readonly id: string;
  readonly name: string;
}

/** Groups and rules that the plan would create although the org has one of the name. */
export async function unmanagedObjects(plan: Plan, okta: OktaClient): Promise<UnmanagedObject[]> {
  const objects: UnmanagedObject[] = [];
  for (const change of plan.resource_changes) {
    const [find, name] = [BY_NAME[change.type], nameOf(change)];
    if (!find || name === undefined || !isNew(change)) continue;
    const found = (await find(okta, name)).find((one) => one.name === name);
    if (found) objects.push({ address: change.address, id: found.id, name });
  }
  return objects;
}

/**
 * An apply that was killed made it and could not remember it, or somebody made it by hand. Creating it again fails half-way; so it is
 * adopted first.
 */
export const unmanagedObjectRefusals = async (
  { name: environment }: { readonly name: string },
  plan: Plan,
  okta: OktaClient,
  folder: string,
): Promise<Refusal[]> =>
  (await unmanagedObjects(plan, okta)).map(({ address, id, name }) => ({
    why: `${address} would create ${name}, which ${okta.orgUrl} has already (${id}) and the state does not know: made by an apply that was cut off, or by hand.`,
    remedy: `adopt it: ${commandLine('apply')} --env ${environment} --resume, which runs terraform -chdir=${folder} import ${address} ${id} and goes on`,
  }));
