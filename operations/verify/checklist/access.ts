import type { Environment } from '../../../engine/environment/schema';
import { groupProfileAt } from '../../../engine/flows/derive';
import type { FlowTable, SystemId } from '../../../engine/flows/model';
import { compared, type ChecklistItem } from './item';
import type { LiveOrg } from './live-org';

const constants = (profile: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries(profile)
        .filter(([, value]) => value !== null)
        .sort(),
    ),
  );

/** Groups in scope, what their members get, and the rules that fill them. */
export function access(table: FlowTable, environment: Environment, system: SystemId, live: LiveOrg): ChecklistItem[] {
  const { groups, rules } = environment.access;
  const app = live.apps.get(system);
  const ids = new Map(live.groups.map(({ id, profile }) => [profile.name, id]));
  const assigned = groups
    .filter(({ assign }) => assign)
    .map(({ name }) => {
      const assignment = app?.groups.find(({ id }) => id === ids.get(name));
      const declared = constants(groupProfileAt(table, system, name, environment.phase));
      return compared(
        3,
        `group ${name}`,
        `assigned with ${declared}`,
        assignment && `assigned with ${constants(assignment.profile)}`,
      );
    });
  const filled = rules.map(({ name, expression }) => {
    const rule = live.rules.find((one) => one.name === name);
    const found = rule && `${rule.conditions?.expression?.value ?? ''} (${rule.status})`;
    return compared(3, `rule ${name}`, `${expression} (ACTIVE)`, found);
  });
  return [...assigned, ...filled];
}
