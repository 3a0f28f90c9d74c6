import type { Attribute, AttributePath, Hop, Inbound, Outbound, Phase, SystemId, SystemKind } from '../model';

/** What an environment may say beside a preset's name. */
export interface PresetOptions {
  /** The system whose lines are taken. */
  readonly system: SystemId;
  /** For presets about one attribute: the attribute read. */
  readonly from?: string;
  /** For presets about one attribute: the attribute written. */
  readonly to?: string;
}

export interface PresetLines {
  readonly attributes?: Readonly<Record<AttributePath, Attribute>>;
  readonly hops: readonly Hop[];
}

/** A ready-made set of lines, as a vendor's guide gives it. An environment takes it by id and overrides a line each. */
export interface Preset {
  readonly id: string;
  readonly title: string;
  /** What it is for, and what it does to people. */
  readonly why: string;
  /** Where the lines come from. */
  readonly source: string;
  /** Kinds of system it makes sense for. */
  readonly kinds: readonly SystemKind[];
  /** Defaults of `from` and `to` where the preset is about one attribute. */
  readonly defaults?: { readonly from: string; readonly to: string };
  readonly lines: (options: Required<PresetOptions>) => PresetLines;
}

/** `[expression, target]`, as the guides print their tables. */
export type Row = readonly [expr: string, to: string];

export const inboundRows = (system: SystemId, rows: readonly Row[], phase: Phase = 'provisioning'): Inbound[] =>
  rows.map(([expr, to]) => ({ from: system, to: `okta.${to}`, expr, phase }));

export const outboundRows = (
  system: SystemId,
  rows: readonly Row[],
  more: Pick<Outbound, 'phase' | 'push' | 'as'> = {},
): Outbound[] =>
  rows.map(([expr, to]) => ({ from: 'okta', to: `${system}.${to}`, expr, phase: 'provisioning', ...more }));
