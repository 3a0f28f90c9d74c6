import type { Environment } from '../../../engine/environment/schema';
import { isDirectory, reached, type FlowTable } from '../../../engine/flows/model';
import { gatesOf } from '../../../engine/gates/gates';
import { compared, type ChecklistItem, type StepNumber } from './item';
import type { LiveOrg } from './live-org';

/** Which step breaks when an app's feature is off. */
const STEPS: Readonly<Record<'ringcentral' | 'directory', Readonly<Record<string, StepNumber>>>> = {
  ringcentral: {
    PUSH_NEW_USERS: 3,
    PUSH_PROFILE_UPDATES: 3,
    PUSH_USER_DEACTIVATION: 3,
    IMPORT_NEW_USERS: 5,
    IMPORT_PROFILE_UPDATES: 5,
    PROFILE_MASTERING: 6,
  },
  directory: {
    IMPORT_NEW_USERS: 2,
    IMPORT_PROFILE_UPDATES: 2,
    PROFILE_MASTERING: 2,
    OUTBOUND_DEL_AUTH: 2,
    PUSH_NEW_USERS: 7,
    PUSH_PROFILE_UPDATES: 7,
  },
};

/** People come from a directory by its import, which has no gate of its own: Okta turns it on with the agent. */
const OF_EVERY_DIRECTORY = ['IMPORT_NEW_USERS', 'IMPORT_PROFILE_UPDATES'];

/** The features that open gates need, as each app shows them. */
export function features(table: FlowTable, environment: Environment, { apps }: LiveOrg): ChecklistItem[] {
  const wanted = new Map<string, Set<string>>();
  const want = (system: string, names: readonly string[]) =>
    wanted.set(system, new Set([...(wanted.get(system) ?? []), ...names]));
  for (const [system, { kind }] of Object.entries(table.systems))
    if (isDirectory(kind)) want(system, OF_EVERY_DIRECTORY);
  for (const { gate, system } of gatesOf(table, environment))
    if (system && 'features' in gate.proof && reached(environment.phase, gate.guards))
      want(system, gate.proof.features);
  return [...wanted].flatMap(([system, names]) => {
    const kind = table.systems[system]!.kind === 'ringcentral' ? 'ringcentral' : 'directory';
    const live = apps.get(system)?.app.features ?? [];
    return [...names].map((name) =>
      compared(STEPS[kind][name] ?? 3, `feature ${system} ${name}`, 'on', live.includes(name) ? 'on' : 'off'),
    );
  });
}
