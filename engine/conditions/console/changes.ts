import type { Environment } from '../../environment/schema';
import { sourceAt } from '../../flows/derive';
import { PHASES } from '../../flows/model';
import { tableOf } from '../../flows/take';
import { gatesNow, type DeclaredGate } from '../../gates/gates';
import { DAY_MS, instantOf } from '../attestation';
import type { Observation, Observations } from '../condition';
import type { ConsoleEvent, ConsoleTarget, PlacedChange, RememberedChange } from './event';
import { CONSOLE_EVENTS, CONSOLE_SETTINGS, isOf, SEEN_EVENT_TYPES, type ConsoleSetting } from './settings';
import { counted } from '../../counted';

/** Which app is which system; the log knows apps by id. */
export type SystemOfApp = (appId: string) => string | undefined;

interface Step extends PlacedChange {
  readonly id: string;
  /** Whether a value is what the condition wants; undefined: nobody can say. */
  readonly fits: (value: unknown) => boolean | undefined;
}

const JOB = 'applied ';
/** Of a job that nobody can set back. */
const isJob = (setting: string): boolean => setting.startsWith(JOB);

const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

/**
 * From when on somebody's word no longer covers what happens: it covers its own instant, and the whole day for a step that the gate wants, where
 * the word names only the day.
 */
function uncoveredFrom(environment: Environment, key: string, wholeDay: boolean): number {
  const attestation = environment.attestations[key];
  if (!attestation) return -Infinity;
  const { on } = attestation;
  return instantOf(on)! + (isDate(on) ? (wholeDay ? DAY_MS : 0) : 1);
}

const all = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly T[]) : [value as T];

const doneBy = ({ id, by, when, actorId }: ConsoleEvent) => ({ id, by, when, actorId });

/** Features that were turned on or off, each a setting of its own. */
function featureSteps(event: ConsoleEvent, { from, to, id }: ConsoleTarget, gates: readonly DeclaredGate[]): Step[] {
  if (!from || !to || !('features' in from || 'features' in to)) return [];
  const [before, after] = [new Set(all(from['features'])), new Set(all(to['features']))];
  return gates.flatMap(({ key, gate }) => {
    if (!('features' in gate.proof)) return [];
    const { features } = gate.proof;
    const shown = (set: ReadonlySet<unknown>) => features.filter((feature) => set.has(feature));
    const [was, is] = [shown(before), shown(after)];
    if (was.length === is.length) return [];
    const setting = `${id} ${key}`;
    const fits = (value: unknown) => all(value).length === features.length;
    return [{ ...doneBy(event), condition: key, setting, from: was, to: is, fits }];
  });
}

function settingSteps(
  event: ConsoleEvent,
  { id, from = {}, to = {} }: ConsoleTarget,
  setting: ConsoleSetting,
  gates: readonly DeclaredGate[],
): Step[] {
  const names = [...new Set([...Object.keys(from), ...Object.keys(to)])].filter(
    (name) => name !== 'features' && setting.names.test(name),
  );
  const concerned = gates.filter(({ gate }) => setting.gates.includes(gate.id));
  return names.flatMap((name) =>
    concerned.map(({ key, gate }) => ({
      ...doneBy(event),
      condition: key,
      setting: `${id} ${name}`,
      from: from[name] ?? null,
      to: to[name] ?? null,
      fits: (value: unknown) => setting.fits?.(value, gate.id),
    })),
  );
}

/** An attribute's source: `PROFILE_MASTER`, or the systems in their order. */
function sourceText(value: unknown, systemOf: SystemOfApp): string {
  const { type, priority } = (value ?? {}) as { type?: unknown; priority?: readonly { value?: unknown }[] };
  const systems = (priority ?? []).map((one) => systemOf(String(one.value)) ?? String(one.value));
  return [typeof type === 'string' ? type : 'PROFILE_MASTER', ...systems].join(' ');
}

function sourceSteps(
  event: ConsoleEvent,
  { from = {}, to = {} }: ConsoleTarget,
  environment: Environment,
  systemOf: SystemOfApp,
): Step[] {
  const table = tableOf(environment);
  return Object.keys(to).map((attribute) => {
    // What the rollout comes to: an administrator sets it before the phase that needs it.
    const source = sourceAt(table, `okta.${attribute}`, PHASES.at(-1)!);
    const declared = [source.type, ...('systems' in source ? source.systems : [])].join(' ');
    const byHand =
      attribute === 'primaryPhone' ? 'attribute-source-primary-phone' : `attribute-source:okta.${attribute}`;
    return {
      ...doneBy(event),
      condition: byHand,
      setting: `source ${attribute}`,
      from: sourceText(from[attribute], systemOf),
      to: sourceText(to[attribute], systemOf),
      fits: (value: unknown) => value === declared,
    };
  });
}

/** "Apply updates now": what it is a step of is the last gate of its kind that the phase has. */
function appliedSteps(event: ConsoleEvent, { id, users }: ConsoleTarget, gates: readonly DeclaredGate[]): Step[] {
  const key =
    gates.filter(({ gate }) => gate.id.startsWith('apply-updates-')).at(-1)?.key ?? 'apply-updates-provisioning';
  const to = users === undefined ? 'applied' : `applied to ${counted(users, 'person', 'people')}`;
  return [{ ...doneBy(event), condition: key, setting: `${JOB}${id}`, from: null, to, fits: () => undefined }];
}

function stepsOf(event: ConsoleEvent, environment: Environment, systemOf: SystemOfApp): Step[] {
  const gates = gatesNow(environment);
  const apps = event.targets.flatMap(({ id }) => systemOf(id) ?? []);
  return event.targets.flatMap((target) => {
    const system = systemOf(target.id) ?? apps[0];
    const kind = system === undefined ? undefined : environment.systems[system]?.kind;
    const own = gates.filter((one) => one.system === undefined || one.system === system);
    if (event.type === CONSOLE_EVENTS.source) return sourceSteps(event, target, environment, systemOf);
    if (event.type === CONSOLE_EVENTS.applied) return kind === undefined ? [] : appliedSteps(event, target, gates);
    const settings = CONSOLE_SETTINGS.filter(
      (one) => one.event === event.type && (one.of === undefined || (kind !== undefined && isOf(one, kind))),
    );
    return [
      ...(kind === undefined ? [] : featureSteps(event, target, own)),
      ...settings.flatMap((setting) => settingSteps(event, target, setting, own)),
    ];
  });
}

const equal = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);

const byTime = (a: Step, b: Step): number =>
  Date.parse(a.when) - Date.parse(b.when) || (a.id < b.id ? -1 : a.id === b.id ? 0 : 1);

/** Somebody took the step that a gate wants: what was before it is history. */
const taken = ({ from, to, fits }: Step): boolean => fits(to) === true && fits(from) !== true;

/**
 * What all changes of one place come to; undefined where it is as it was, or the step that the gate wants was the last.
 * @param vouched a word for it was given before. A change ends that: who sets it back has not looked, and only a new word ends the item
 */
function netOf(all: readonly Step[], vouched: boolean): PlacedChange | undefined {
  const ended = vouched && !all.every(taken);
  const steps = ended ? all : all.slice(all.findLastIndex(taken) + 1);
  const [first, last] = [steps[0], steps.at(-1)];
  if (!first || !last) return undefined;
  const isBack = equal(first.from, last.to);
  if (isBack && !ended) return undefined;
  const { condition, setting, by, actorId, when, to } = last;
  return { condition, setting, by, actorId, when, from: isBack ? last.from : first.from, to };
}

/** Conditions that somebody has vouched for; what an app's features prove rests on nobody's word. */
function wordsOf(environment: Environment): ReadonlySet<string> {
  const proven = new Set(gatesNow(environment).flatMap(({ key, gate }) => ('features' in gate.proof ? [key] : [])));
  return new Set(Object.keys(environment.attestations).filter((key) => !proven.has(key)));
}

/**
 * What of the console is not as it was when somebody attested it, one item a place, from the log's entries in whatever order, and from what
 * earlier nights have found and the log may have forgotten.
 * @param ours ids of actors whose changes are an apply's
 */
export function consoleChanges(
  environment: Environment,
  events: readonly ConsoleEvent[],
  remembered: readonly RememberedChange[],
  systemOf: SystemOfApp,
  ours: ReadonlySet<string> = new Set(),
): PlacedChange[] {
  const words = wordsOf(environment);
  const places = new Map<string, Step[]>();
  const add = (step: Step) => {
    const { condition, when, setting } = step;
    const wholeDay = isJob(setting) || taken(step);
    if (Date.parse(when) < uncoveredFrom(environment, condition, wholeDay)) return;
    const place = `${condition} ${setting}`;
    const known = places.get(place);
    if (known) known.push(step);
    else places.set(place, [step]);
  };
  for (const one of remembered) add({ ...one, id: '', actorId: one.by, fits: () => undefined });
  const seen = new Set<string>();
  for (const event of events) {
    if (seen.has(event.id) || (event.actorId !== undefined && ours.has(event.actorId))) continue;
    seen.add(event.id);
    for (const step of stepsOf(event, environment, systemOf)) add(step);
  }
  return [...places.values()]
    .flatMap((steps) => netOf(withoutRepeats(steps.sort(byTime)), words.has(steps[0]!.condition)) ?? [])
    .sort((a, b) => (a.when < b.when ? -1 : a.when > b.when ? 1 : a.condition < b.condition ? -1 : 1));
}

/**
 * Of all that only what may stop a plan: told by events whose shape a real org has shown.
 * @param seen their types
 */
export const blockingChanges = (
  environment: Environment,
  events: readonly ConsoleEvent[],
  systemOf: SystemOfApp,
  ours: ReadonlySet<string> = new Set(),
  seen: readonly string[] = SEEN_EVENT_TYPES,
): PlacedChange[] =>
  consoleChanges(
    environment,
    events.filter(({ type }) => seen.includes(type)),
    [],
    systemOf,
    ours,
  );

/** What was remembered stands for the log's entries up to it; only they know the name of who did it. */
function withoutRepeats(steps: readonly Step[]): readonly Step[] {
  const remembered = steps.find(({ id }) => id === '');
  if (!remembered) return steps;
  const later = steps.filter(({ id, when }) => id !== '' && Date.parse(when) > Date.parse(remembered.when));
  const told = steps.filter(({ id }) => id !== '');
  const { fits } = told[0] ?? remembered;
  const { by } = told.find(({ actorId }) => actorId === remembered.actorId) ?? remembered;
  return [{ ...remembered, by, fits }, ...later];
}

/**
 * The same as facts that end what was attested, by the gate's key. What a later phase wants otherwise (a schedule that was "never") is told, and
 * ends nothing: to change it is a step of the rollout.
 */
export function endedBy(environment: Environment, changes: readonly PlacedChange[]): Observations {
  const passing = new Set(gatesNow(environment).flatMap(({ key, gate }) => (gate.until === undefined ? [] : [key])));
  const observations: Record<string, Observation[]> = {};
  for (const { condition, by, when, from, to, setting } of changes) {
    if (isJob(setting) || passing.has(condition)) continue;
    const what = `${by} changed it from ${JSON.stringify(from)} to ${JSON.stringify(to)}`;
    (observations[condition] ??= []).push({ means: 'ends', what, when, by });
  }
  return observations;
}
