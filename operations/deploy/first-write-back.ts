import type { OktaClient } from '../../clients/okta';
import type { Environment } from '../../engine/environment/schema';
import { mappingsAt } from '../../engine/flows/derive';
import { reached } from '../../engine/flows/model';
import { tableOf } from '../../engine/flows/take';
import { readPeople } from '../people/read-people';
import { masked } from '../../reports/mask';
import { openRingCentral, type Connecting } from '../people/tenants';
import { peopleInScope } from '../seed/people-in-scope';
import type { Refusal } from './refusal';

const MOST_ROWS = 20;
const DIRECTORIES = ['activeDirectory', 'ldap'];

interface WriteBack {
  readonly system: string;
  readonly appId: string;
  readonly targets: readonly string[];
}

/** Directory attributes that the environment writes in its phase. */
function writeBacks(environment: Environment): WriteBack[] {
  return mappingsAt(tableOf(environment), environment.phase).flatMap(({ system, direction, lines }) => {
    const { kind, app } = environment.systems[system]!;
    if (direction !== 'fromOkta' || !DIRECTORIES.includes(kind) || !('adopt' in app)) return [];
    return [{ system, appId: app.adopt, targets: lines.map(({ to }) => to) }];
  });
}

/** Those that no live line writes yet: the next apply writes them for the first time. */
async function firstTime(environment: Environment, okta: OktaClient): Promise<WriteBack[]> {
  const types = await okta.userTypes();
  const userType = (types.find((type) => type.default) ?? types[0])?.id ?? '';
  const found: WriteBack[] = [];
  for (const writeBack of writeBacks(environment)) {
    const live = (await okta.findMapping(userType, writeBack.appId))?.properties ?? {};
    const targets = writeBack.targets.filter((to) => !live[to]);
    if (targets.length > 0) found.push({ ...writeBack, targets });
  }
  return found;
}

/** Whether anybody holds a value there at all: otherwise RingCentral need not be asked. */
async function anythingHeld(environment: Environment, okta: OktaClient, first: readonly WriteBack[]): Promise<boolean> {
  for await (const { profiles } of readPeople(okta, environment, () => undefined))
    if (first.some(({ system, targets }) => targets.some((to) => profiles[system]?.[to]))) return true;
  return false;
}

/**
 * Okta asks nobody: the first write-back replaces what a directory holds. So the plan that brings it is refused with the cutover
 * table, values masked, until the directory is mended or the environment acknowledges RCO029 for the attribute.
 */
export async function firstWriteBackRefusals(
  environment: Environment,
  okta: OktaClient,
  connecting: Connecting,
): Promise<Refusal[]> {
  if (!reached(environment.phase, 'bidirectional')) return [];
  const first = await firstTime(environment, okta);
  if (first.length === 0 || !(await anythingHeld(environment, okta, first))) return [];
  if (!connecting.env.RC_USER_JWT) {
    connecting.progress('Whether numbers in a directory would be replaced is not known: RC_USER_JWT is not set.');
    return [];
  }
  const ringcentral = await openRingCentral(environment, connecting);
  try {
    const people = await peopleInScope(environment, okta, ringcentral, () => undefined);
    const mask = masked();
    const rows = people.flatMap(({ id, overwrites }) =>
      overwrites.map(({ path, before, after }) => `  ${id}: ${path} ${mask(before)} → ${mask(after)}`),
    );
    if (rows.length === 0) return [];
    const more = rows.length > MOST_ROWS ? [`  and ${rows.length - MOST_ROWS} more`] : [];
    const paths = [...new Set(people.flatMap(({ overwrites }) => overwrites.map(({ path }) => path)))];
    return [
      {
        why: [
          `The first write-back would replace ${rows.length} different numbers in a directory (RCO029):`,
          ...rows.slice(0, MOST_ROWS),
          ...more,
        ].join('\n'),
        remedy: `npm run seed -- --env ${environment.name} shows who it is; mend them in the directory, or acknowledge: { id: 'RCO029', address: '${paths.join("' or '")}', reason, expires } in environment ${environment.name}`,
      },
    ];
  } finally {
    await ringcentral.signOut().catch(() => undefined);
  }
}
