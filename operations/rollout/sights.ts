import { commandLine } from '../../engine/command-line';
import { OktaApiError, type OktaClient } from '../../clients/okta';
import { configurationFor } from '../../engine/environment/configuration';
import { isOfDirectory } from '../../engine/environment/group-origin';
import type { Environment } from '../../engine/environment/schema';
import { PHASES, reached, isInbound, type Phase, type SystemId } from '../../engine/flows/model';
import { numberAttributes } from '../../engine/flows/presets/number-and-extension';
import { MINIMUM_PRESETS } from '../../engine/flows/presets/directory';
import { ringcentralSystem, tableOf } from '../../engine/flows/take';
import { COMPARED, isAbout, UNTOLD, type Difference } from '../../engine/org/differences';
import { notLive } from '../../engine/org/differences/not-live';
import { worded } from '../../engine/org/differences/worded';
import type { OrgWith } from '../../engine/org/org';
import { groupMeant } from '../../engine/org/groups';
import { personReader } from '../../engine/review/person';
import type { Sight } from '../../engine/rollout/judge';
import type { PersonRecord } from '../../engine/review/model';
import { compileFlows, isProvisioned, settle, type Flows } from '../../engine/sync';
import { isDirectory } from '../../engine/systems/kinds';
import { readPeople } from '../tenants/read-people';
import { appsOf } from '../tenants/apps';
import { readOrg } from '../tenants/read-org';
import { counted } from '../../engine/counted';

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

const PARTS = [...COMPARED, 'groups'] as const;

/** What the org holds of the environment, as far as its systems are there. */
export interface Present {
  /** Systems whose app exists, or is still to be created by us. */
  readonly systems: readonly SystemId[];
  readonly org: OrgWith<(typeof PARTS)[number]>;
}

export async function readPresent(okta: OktaClient, environment: Environment): Promise<Present> {
  const present = await presentSystems(okta, environment);
  return { systems: Object.keys(present.systems), org: await readOrg(okta, present, PARTS) };
}

/** The app comes first, without lines and groups. Features have gates of their own, and so has a source that is set by hand. */
function isOfPhase(environment: Environment, phase: Phase): (difference: Difference) => boolean {
  const [isSource, isLater] = [isAbout('source'), isAbout('assignment', 'rule', 'source')];
  return (difference) =>
    difference.part !== 'feature' &&
    !(environment.okta.baseSources === 'byHand' && isSource(difference)) &&
    !(phase === 'app' && isLater(difference));
}

/** An admin who makes RingCentral a profile source has its lines pushed at once, before the phase that wants it. */
const differsInPushOnly = (one: Difference): boolean =>
  one.part === 'line' && one.expected !== undefined && one.expected.expression === one.actual?.expression;

const isThere = ({ actual }: Difference): boolean => actual !== undefined && actual !== UNTOLD;

/**
 * Whether the phase was applied: what it declares is in the org; for a phase that was left behind, in the form of a later one too.
 */
function appliedSight(environment: Environment, { org }: Present, phase: Phase): Sight {
  const { name } = environment;
  if (!reached(environment.phase, phase))
    return {
      ok: false,
      detail: `say phase: '${phase}' in environments/${name}.ts, then ${commandLine('plan')} --env ${name}`,
    };
  const system = ringcentralSystem(environment.systems)!;
  if (!org.apps[system]) return { ok: false, detail: 'the org has no RingCentral app yet' };
  const passed = environment.phase !== phase;
  const open = notLive({ ...environment, phase }, org)
    .filter(isOfPhase(environment, phase))
    .filter((one) => !differsInPushOnly(one) && !(passed && isThere(one)));
  return { ok: open.length === 0, detail: `not as declared: ${open.map((one) => worded(one).what).join(', ')}` };
}

export const appliedSights = (environment: Environment, present: Present): Readonly<Record<Phase, Sight>> =>
  Object.fromEntries(PHASES.map((phase) => [phase, appliedSight(environment, present, phase)])) as Record<Phase, Sight>;

/** The app that came with the org must be adopted by the environment, or a second one would be created beside it. */
export function adoptedSight(environment: Environment, { org }: Present): Sight {
  const { app } = environment.systems[ringcentralSystem(environment.systems)!]!;
  const found = org.apps[ringcentralSystem(environment.systems)!];
  if ('adopt' in app) return { ok: found !== undefined, detail: `the org has no app ${app.adopt}` };
  return { ok: false, detail: found ? `the org has ${found.label}: adopt ${found.id}` : 'look up its id' };
}

/** Lines of the guide's minimum that no directory of the environment declares. */
export function directoryLinesSight(environment: Environment): Sight {
  const { hops } = tableOf(environment);
  const directories = Object.entries(environment.systems).filter(([, { kind }]) => isDirectory(kind));
  const declared = new Set(hops.filter(isInbound).map(({ from, to }) => `${from} ${to}`));
  const minimum = MINIMUM_PRESETS.filter(({ kinds }) => directories.some(([, { kind }]) => kinds.includes(kind)));
  const rows = minimum.flatMap(({ lines }) => lines({ system: '', from: '', to: '' }).hops);
  const wanted = [...new Set(rows.map(({ to }) => to))];
  const missing = wanted.filter((to) => !directories.some(([system]) => declared.has(`${system} ${to}`)));
  return { ok: directories.length === 0 || missing.length === 0, detail: `no directory gives ${missing.join(', ')}` };
}

export function groupsSight(environment: Environment, { org }: Present): Sight {
  const missing = environment.access.groups
    .filter((group) => group.from !== 'new' && !groupMeant(org.groups, group))
    .map(({ name }) => name);
  return { ok: missing.length === 0, detail: `Okta has no group ${missing.join(', ')}` };
}

export async function peopleSight(okta: OktaClient, environment: Environment, { org }: Present): Promise<Sight> {
  const wanted = environment.access.groups.filter(({ from, assign }) => isOfDirectory(from) && assign);
  const nobody: Sight = { ok: wanted.length === 0, detail: 'the groups in scope have nobody yet' };
  for (const one of wanted) {
    const group = groupMeant(org.groups, one);
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
  const app = (await appsOf(okta, environment)).get(system);
  const linked = new Set<string>();
  if (app) for (const one of await okta.appUsers(app.id)) if (one.externalId) linked.add(one.id);
  const people: InScope[] = [];
  for await (const record of readPeople(okta, environment, () => undefined)) {
    const login = String(record.profiles['okta']?.['login']).toLowerCase();
    // Nobody waits for an account of somebody who is not active yet, or no more.
    if (record.status && !isProvisioned(record.status)) continue;
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
      : `${late.length} of ${counted(withNumber.length, 'person', 'people')} ${late.length === 1 ? 'waits' : 'wait'} for theirs`;
  return { ok: withNumber.length > 0 && late.length === 0, detail };
}

/** What is seen of people: whether they are linked, and whether their numbers arrived. Nothing before the app is there. */
export async function peopleSights(okta: OktaClient, environment: Environment, { systems, org }: Present) {
  const system = ringcentralSystem(environment.systems)!;
  const nothing: Sight = { ok: false };
  if (systems.some((one) => !org.apps[one]) || !org.apps[system])
    return { 'somebody-linked': nothing, 'everybody-linked': nothing, 'numbers-arrive': nothing };
  const people = await peopleInScope(okta, environment);
  const open = people.filter(({ linked }) => !linked);
  const detail = `${open.length} of ${counted(people.length, 'person', 'people')} ${open.length === 1 ? 'has' : 'have'} no RingCentral user yet`;
  return {
    'somebody-linked': { ok: people.length > open.length, detail },
    'everybody-linked': { ok: people.length > 0 && open.length === 0, detail },
    'numbers-arrive': numbersSight(environment, people),
  };
}
