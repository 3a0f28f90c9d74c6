import { UsageError } from '../../engine/errors';
import type { Destination } from '../../engine/whatif/play';
import { isBehind, type Reach } from '../tenants/person/read';
import { counted } from '../../engine/counted';

const UNIT = /^(OU|CN|DC|O)=/i;

/** Whether somebody whom Okta knows lives in the unit: then its imports cover it. No API shows which units are ticked. */
async function isImported({ okta, directories, live }: Reach, dn: string): Promise<boolean> {
  const all = [...directories];
  const [system, directory] = all.find(([, one]) => one.holds(dn)) ?? all[0] ?? [];
  if (system === undefined || !directory) return true;
  const there = new Set((await directory.findUsers({ unit: dn, attributes: [] })).map(({ externalId }) => externalId));
  const app = live.apps[system];
  if (app && isBehind(app, directory))
    for await (const page of okta.appUserPages(app.id))
      if (page.some(({ externalId }) => externalId && there.has(externalId))) return true;
  return false;
}

/** A group by name or id. @throws UsageError where several have the name, or where there is none */
export function groupNamed({ live }: Reach, name: string): Reach['live']['groups'][number] {
  const [group, ...others] = live.groups.filter((one) => one.name === name || one.id === name);
  if (group && others.length > 0)
    throw new UsageError(
      `The org has ${counted(others.length + 1, 'group')} ${name}.`,
      `Name one by its id: ${[group, ...others].map(({ id, from }) => (from ? `${id} (${from})` : id)).join(', ')}.`,
    );
  if (!group)
    throw new UsageError(
      `The org has no group ${name}.`,
      'Name a group, a unit (OU=…,DC=…), or a directory attribute with its new value (department=Sales).',
    );
  return group;
}

/** What `--to` names: a unit, a directory attribute with its new value, or a group. @throws UsageError where it names nothing */
export async function destinationOf(reach: Reach, to: string | undefined): Promise<Destination> {
  if (to === undefined || to === '')
    throw new UsageError('move needs --to.', 'Say where to: --to "Sales" or --to "OU=…".');
  if (UNIT.test(to)) return { kind: 'unit', dn: to, imported: await isImported(reach, to) };
  const [, name, value] = /^([A-Za-z]\w*)=(.*)$/.exec(to) ?? [];
  if (name !== undefined && value !== undefined) return { kind: 'attribute', name, value };
  const group = groupNamed(reach, to);
  return { kind: 'group', name: group.name, of: group.from ?? 'okta' };
}
