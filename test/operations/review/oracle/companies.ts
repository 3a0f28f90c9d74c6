import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OrgFile } from '../../../../engine/org/exported';
import type { PersonRecord } from '../../../../engine/review/model';
import { OKTA_STATUSES } from '../../../../engine/sync';
import { exportPeople } from '../../../../operations/export/export';
import type { RunningCompany } from '../../companies/company';
import type { Random } from './random';
import { copy, stateLine, stateNumbers, type Company, type Edited, type Numbers, type World } from './world';

const EXTENSION =
  'appuser.extensionNumber != null AND appuser.extensionNumber != "blank" ? appuser.extensionNumber : null';

/** What the awkward company's engineer writes down after adoption: lines as they stand, and an attribute of their own. */
function adopted(world: World): void {
  stateNumbers(world, world.environment.numberAndExtension as Numbers);
  for (const system of ['corp', 'emea'])
    stateLine(world, { from: 'okta', to: `${system}.telephoneNumber`, expr: 'user.primaryPhone' });
  const attributes = (world.environment.flows.attributes ??= {});
  attributes['okta.extension'] = { origin: 'custom', type: 'string', title: 'Extension', sourcedBy: ['rc'] };
  world.org.userSchema.attributes['extension'] = {
    origin: 'custom',
    type: 'string',
    title: 'Extension',
    source: { type: 'OVERRIDE', priority: ['rc'] },
  };
  stateLine(world, { from: 'rc', to: 'okta.extension', expr: EXTENSION });
}

/** A running company as `person export` tells it. */
export async function exportedAsIs({ environment, connecting, folder }: RunningCompany): Promise<Company> {
  const out = join(folder, 'people.jsonl');
  await exportPeople({ env: environment.name, out }, { ...connecting, output: folder }, process.stdout);
  const people = readFileSync(out, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as PersonRecord);
  const file = JSON.parse(readFileSync(join(folder, 'people.org.json'), 'utf8')) as OrgFile;
  const stated = JSON.parse(readFileSync(join(folder, 'environment.json'), 'utf8')) as Edited;
  const order = Object.entries(stated.systems)
    .sort(([, a], [, b]) => a.sourceRank! - b.sourceRank!)
    .map(([system]) => system);
  const world: World = { environment: stated, org: copy(file.org) as World['org'], order };
  return { name: environment.name, world, people, file };
}

/** The same, with what its engineer declares next. */
export async function exported(running: RunningCompany): Promise<Company> {
  const company = await exportedAsIs(running);
  if (company.name === 'awkward') adopted(company.world);
  return company;
}

const ODD = [
  null,
  '',
  'Sales',
  'Berlin',
  'X',
  'Kalifornia',
  'a text that is longer than fifty characters, so that some limits are met',
];
const CHANGEABLE = [
  'department',
  'city',
  'title',
  'state',
  'mobilePhone',
  'firstName',
  'directNumber',
  'telephoneNumber',
];

/** The same people a while later: other statuses, groups and values, as people are. */
export function muddled(people: readonly PersonRecord[], groups: readonly string[], random: Random): PersonRecord[] {
  return people.map((one) => {
    const profiles = copy(one.profiles) as Record<string, Record<string, unknown>>;
    for (const profile of Object.values(profiles))
      for (const name of CHANGEABLE) if (name in profile && random.chance(0.08)) profile[name] = random.one(ODD);
    return {
      ...one,
      ...(random.chance(0.25) && { status: random.one(OKTA_STATUSES) }),
      groups: random.chance(0.2) ? groups.filter(() => random.chance(0.4)) : one.groups,
      profiles,
    };
  });
}
