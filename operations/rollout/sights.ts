import { OktaApiError, type OktaClient } from '../../clients/okta';
import { configurationFor } from '../../engine/environment/configuration';
import type { Environment } from '../../engine/environment/schema';
import { PHASES, reached, isInbound, type Phase, type SystemId } from '../../engine/flows/model';
import { numberAttributes } from '../../engine/flows/presets/number-and-extension';
import { presetNamed, ringcentralSystem, tableOf } from '../../engine/flows/take';
import { personReader } from '../../engine/review/person';
import type { Sight } from '../../engine/rollout/judge';
import type { PersonRecord } from '../../engine/review/model';
import { compileFlows, settle, type Flows } from '../../engine/sync';
import { readPeople } from '../people/read-people';
import { checklist } from '../verify/checklist/checklist';
import { ABSENT } from '../verify/checklist/item';
import { readLiveOrg, type LiveOrg } from '../verify/checklist/live-org';

/** An app that is adopted by id may not be there yet: a directory before its agent. Undefined for those. */
async function presentSystems(okta: OktaClient, environment: Environment): Promise<Environment> {
  const present: Record<SystemId, Environment['systems'][string]> = {};
  for (const [id, system] of Object.entries(environment.systems)) {
    try {
      if ('adopt' in system.app) await okta.app(system.app.adopt);
      present[id] = system;
    } catch (error) {
      if (!(error instanceof OktaApiError) || error.status !== 404) throw error;
    }
  }
  return { ...environment, systems: present };
}

/** What the org holds of the environment, as far as it is there. */
export const readPresent = async (okta: OktaClient, environment: Environment): Promise<LiveOrg> =>
  readLiveOrg(okta, await presentSystems(okta, environment));

/** Features have gates of their own, and so has the source of a base attribute that is set by hand. */
const declaredItems = (environment: Environment, live: LiveOrg) =>
  checklist(environment, live).filter(
    ({ what }) =>
      !what.startsWith('feature ') && !(environment.okta.baseSources === 'byHand' && what.startsWith('source ')),
  );

/** The app comes first, without lines and groups. */
const ofPhase =
  (phase: Phase) =>
  ({ what }: { readonly what: string }): boolean =>
    phase !== 'app' || !/^(group|rule|source) /.test(what);

/** An admin who makes RingCentral a profile source has its lines pushed at once, before the phase that wants it. */
const bare = (written: string): string => written.replace(/ \((DONT_)?PUSH\)$/, '');

/**
 * Whether the phase was applied: what it declares is in the org; for a phase that was left behind, in the form of a later one too.
 */
function appliedSight(environment: Environment, live: LiveOrg, phase: Phase): Sight {
  const { name } = environment;
  if (!reached(environment.phase, phase))
    return {
      ok: false,
      detail: `say phase: '${phase}' in environments/${name}.ts, then npm run plan -- --env ${name}`,
    };
  const system = ringcentralSystem(environment.systems)!;
  if (!live.apps.get(system)) return { ok: false, detail: 'the org has no RingCentral app yet' };
  const passed = environment.phase !== phase;
  const open = declaredItems({ ...environment, phase }, live)
    .filter(ofPhase(phase))
    .filter(({ declared, live: found }) => bare(declared) !== bare(found) && !(passed && found !== ABSENT));
  return { ok: open.length === 0, detail: `not as declared: ${open.map(({ what }) => what).join(', ')}` };
}

export const appliedSights = (environment: Environment, live: LiveOrg): Readonly<Record<Phase, Sight>> =>
  Object.fromEntries(PHASES.map((phase) => [phase, appliedSight(environment, live, phase)])) as Record<Phase, Sight>;

/** The app that came with the org must be adopted by the environment, or a second one would be created beside it. */
export function adoptedSight(environment: Environment, live: LiveOrg): Sight {
  const { app } = environment.systems[ringcentralSystem(environment.systems)!]!;
  const found = live.apps.get(ringcentralSystem(environment.systems)!)?.app;
  if ('adopt' in app) return { ok: found !== undefined, detail: `the org has no app ${app.adopt}` };
  return { ok: false, detail: found ? `the org has ${found.label}: adopt ${found.id}` : 'look up its id' };
}

/** Lines of the guide's minimum that no directory of the environment declares. */
export function directoryLinesSight(environment: Environment): Sight {
  const { hops } = tableOf(environment);
  const minimum = presetNamed('directory-minimum')!;
  const directories = Object.entries(environment.systems).filter(([, { kind }]) => minimum.kinds.includes(kind));
  const declared = new Set(hops.filter(isInbound).map(({ from, to }) => `${from} ${to}`));
  const wanted = minimum.lines({ system: '', from: '', to: '' }).hops.map(({ to }) => to);
  const missing = wanted.filter((to) => !directories.some(([system]) => declared.has(`${system} ${to}`)));
  return { ok: directories.length === 0 || missing.length === 0, detail: `no directory gives ${missing.join(', ')}` };
}

export function groupsSight(environment: Environment, live: LiveOrg): Sight {
  const known = new Set(live.groups.map(({ profile }) => profile.name));
  const wanted = environment.access.groups.filter(({ from }) => from !== 'new').map(({ name }) => name);
  const missing = wanted.filter((name) => !known.has(name));
  return { ok: missing.length === 0, detail: `Okta has no group ${missing.join(', ')}` };
}

export async function peopleSight(okta: OktaClient, environment: Environment, live: LiveOrg): Promise<Sight> {
  const wanted = environment.access.groups.filter(({ from, assign }) => from === 'directory' && assign);
  const nobody: Sight = { ok: wanted.length === 0, detail: 'the groups in scope have nobody yet' };
  for (const { name } of wanted) {
    const group = live.groups.find(({ profile }) => profile.name === name);
    if (!group) continue;
    for await (const page of okta.groupMemberPages(group.id)) if (page.length > 0) return { ok: true };
  }
  return nobody;
}

interface InScope {
  readonly record: PersonRecord;
  readonly linked: boolean;
}

/** People in a group in scope, with what Okta holds of them. */
async function peopleInScope(okta: OktaClient, environment: Environment): Promise<InScope[]> {
  const groups = new Set(environment.access.groups.filter(({ assign }) => assign).map(({ name }) => name));
  const left = new Set(environment.people.except.map(({ login }) => login.toLowerCase()));
  const system = ringcentralSystem(environment.systems)!;
  const app = environment.systems[system]!.app;
  const id = 'adopt' in app ? app.adopt : (await okta.apps({ q: environment.ringcentral.label }))[0]?.id;
  const linked = new Set<string>();
  if (id !== undefined) for (const one of await okta.appUsers(id)) if (one.externalId) linked.add(one.id);
  const people: InScope[] = [];
  for await (const record of readPeople(okta, environment, () => undefined)) {
    const login = String(record.profiles['okta']?.['login']).toLowerCase();
    if (record.groups.some((name) => groups.has(name)) && !left.has(login))
      people.push({ record, linked: linked.has(record.id) });
  }
  return people;
}

const isNumber = (environment: Environment, flows: Flows): ((path: string) => boolean) => {
  const spec = environment.numberAndExtension;
  const own = new Set((spec ? numberAttributes(spec) : []).map((name) => `okta.${name}`));
  const targets = flows.lines.filter(({ line, reads }) => line.from === 'okta' && reads.some((path) => own.has(path)));
  return (path) => own.has(path) || targets.some((line) => line.path === path);
};

/** Whether everybody who has a number in RingCentral has it where the environment says; by Okta's copies. */
function numbersSight(environment: Environment, people: readonly InScope[]): Sight {
  const system = ringcentralSystem(environment.systems)!;
  const flows = compileFlows(configurationFor(environment));
  const concerns = isNumber(environment, flows);
  const read = personReader(flows);
  const withNumber = people.filter(({ record }) => {
    const number = record.profiles[system]?.['directNumber'];
    return typeof number === 'string' && /^\+\d/.test(number);
  });
  const late = withNumber.filter(({ record }) =>
    settle(flows, read(record)).changes.some(({ path }) => concerns(path)),
  );
  const detail =
    withNumber.length === 0
      ? 'nobody has a number yet'
      : `${late.length} of ${withNumber.length} people wait for theirs`;
  return { ok: withNumber.length > 0 && late.length === 0, detail };
}

/** What is seen of people: whether they are linked, and whether their numbers arrived. Nothing before the app is there. */
export async function peopleSights(okta: OktaClient, environment: Environment, live: LiveOrg) {
  const system = ringcentralSystem(environment.systems)!;
  const nothing: Sight = { ok: false };
  if ([...live.apps.values()].some((app) => !app) || !live.apps.get(system))
    return { 'somebody-linked': nothing, 'everybody-linked': nothing, 'numbers-arrive': nothing };
  const people = await peopleInScope(okta, environment);
  const open = people.filter(({ linked }) => !linked);
  const detail = `${open.length} of ${people.length} people have no RingCentral user yet`;
  return {
    'somebody-linked': { ok: people.length > open.length, detail },
    'everybody-linked': { ok: people.length > 0 && open.length === 0, detail },
    'numbers-arrive': numbersSight(environment, people),
  };
}
