import {
  isInbound,
  type Attribute,
  type AttributePath,
  type FlowTable,
  type Hop,
  type Outbound,
  type Phase,
  type System,
  type SystemId,
} from './model';
import { guarded, isPilot } from './pilot';
import { PRESETS } from './presets/catalogue';
import { numberAndExtension, type NumberAndExtension } from './presets/number-and-extension';
import type { Preset, PresetLines, PresetOptions } from './presets/preset';
import { OKTA_PROFILE } from './profiles/okta';
import { isDirectory, isRingCentral, kindOfSystem } from '../systems/kinds';

/** A preset an environment takes. */
export interface TakenPreset extends PresetOptions {
  readonly preset: string;
  /** Holds the preset's lines back to a later phase (a number that is being ported goes to AD in `live`). */
  readonly phase?: Phase;
}

/** What an environment says about flows: presets, then a line each where it differs. */
export interface FlowSettings {
  readonly systems: Readonly<Record<SystemId, System>>;
  readonly flows: {
    readonly presets: readonly TakenPreset[];
    /** Attributes beside the profiles' own, or an override of one (say, its sources). */
    readonly attributes?: Readonly<Record<string, Attribute>>;
    /** A line with the same `from`, `to` and `as` as a preset's replaces it; any other is added. */
    readonly lines?: readonly Hop[];
    /** Preset lines that are left out, by `lineId`. */
    readonly without?: readonly string[];
  };
  readonly numberAndExtension?: NumberAndExtension;
  /** `held`: mapping lines towards directories apply to new accounts only. Default `on`. */
  readonly writeBack?: 'on' | 'held';
}

/** Names a line: `ad → okta.email`, `okta → ringcentral.email (samlStatement)`. Stable while an expression changes. */
export function lineId(hop: Hop): string {
  const as = 'as' in hop && hop.as !== undefined && hop.as !== 'mapping' ? ` (${hop.as})` : '';
  return `${hop.from} → ${hop.to}${as}`;
}

export const presetNamed = (id: string): Preset | undefined => PRESETS.find((preset) => preset.id === id);

function expand({ preset: id, phase, ...options }: TakenPreset): PresetLines {
  const preset = presetNamed(id);
  if (!preset) return { hops: [] };
  const lines = preset.lines({ from: '', to: '', ...preset.defaults, ...options });
  return phase ? { ...lines, hops: lines.hops.map((hop) => ({ ...hop, phase })) } : lines;
}

/** The statement that brings a line which the environment does not state itself; undefined where nothing does. */
export const originOf = (settings: FlowSettings, hop: Hop): TakenPreset | 'numberAndExtension' | undefined =>
  settings.flows.presets.findLast((taken) => expand(taken).hops.some((each) => lineId(each) === lineId(hop))) ??
  (settings.numberAndExtension ? 'numberAndExtension' : undefined);

function profileAttributes(systems: FlowSettings['systems']): Record<AttributePath, Attribute> {
  const named = (owner: string, profile: Readonly<Record<string, Attribute>>) =>
    Object.entries(profile).map(([name, attribute]) => [`${owner}.${name}`, attribute] as const);
  return Object.fromEntries([
    ...named('okta', OKTA_PROFILE),
    ...Object.entries(systems).flatMap(([id, system]) => named(id, kindOfSystem(system.kind).profile)),
  ]);
}

/** The RingCentral account's system, of which an environment has one. */
export const ringcentralSystem = (systems: FlowSettings['systems']): SystemId | undefined =>
  Object.keys(systems).find((id) => isRingCentral(systems[id]?.kind));

/** A mapping sees no number's status: while numbers are being ported the lines towards directories are as good as not there. */
const held = (hop: Hop, systems: FlowSettings['systems']): Hop => {
  const kind = systems[hop.to.slice(0, hop.to.indexOf('.'))]?.kind;
  const isMapping = !('as' in hop) || hop.as === undefined || hop.as === 'mapping';
  return hop.from === 'okta' && isMapping && isDirectory(kind) ? ({ ...hop, push: 'onCreate' } as Hop) : hop;
};

const tables = new WeakMap<FlowSettings, FlowTable>();

/**
 * The one table of an environment: profiles, presets and number-and-extension statement, with the environment's own lines over
 * them. A preset that does not exist contributes nothing; the environment's validation names it.
 * Made once for each environment: every rule and construct asks for it.
 */
export function tableOf(settings: FlowSettings): FlowTable {
  const table = tables.get(settings) ?? makeTable(settings);
  tables.set(settings, table);
  return table;
}

/** Each pilot becomes one line with the line that it is to replace: one of the environment's own, else a preset's. */
function withGuards(own: readonly Hop[], preset: readonly Hop[]): Hop[] {
  const pilots = new Set(own.filter(isPilot).map(lineId));
  const replaced = (line: Hop): Outbound | undefined =>
    [...own.filter((hop) => !isPilot(hop)), ...preset].find(
      (hop): hop is Outbound => !isInbound(hop) && lineId(hop) === lineId(line),
    );
  return own.flatMap((hop) => (isPilot(hop) ? [guarded(hop, replaced(hop))] : pilots.has(lineId(hop)) ? [] : [hop]));
}

function makeTable(settings: FlowSettings): FlowTable {
  const ringcentral = ringcentralSystem(settings.systems);
  const taken = settings.flows.presets.map(expand);
  if (ringcentral !== undefined && settings.numberAndExtension)
    taken.push(numberAndExtension(settings.numberAndExtension, ringcentral));

  const own = withGuards(
    settings.flows.lines ?? [],
    taken.flatMap(({ hops }) => hops),
  );
  const overridden = new Set([...own.map(lineId), ...(settings.flows.without ?? [])]);
  const all = [...taken.flatMap((lines) => lines.hops).filter((hop) => !overridden.has(lineId(hop))), ...own];
  const hops = settings.writeBack === 'held' ? all.map((hop) => held(hop, settings.systems)) : all;

  const attributes = Object.assign(
    profileAttributes(settings.systems),
    ...taken.map((lines) => lines.attributes ?? {}),
  ) as Record<AttributePath, Attribute>;
  for (const [path, attribute] of Object.entries(settings.flows.attributes ?? {}))
    attributes[path as AttributePath] = { ...attributes[path as AttributePath], ...attribute };
  return { systems: settings.systems, attributes, hops };
}
