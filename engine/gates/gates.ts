import { tableOf, type FlowSettings } from '../flows/take';
import { attributeName, overriddenBaseAttributesAt, systemOf } from '../flows/derive';
import {
  isInbound,
  PHASES,
  reached,
  type AttributePath,
  type FlowTable,
  type Phase,
  type SystemId,
  type SystemKind,
} from '../flows/model';

import { GATE_RECORDS } from '../conditions/catalogue';
import { attributeSourcePrimaryPhone } from '../conditions/gates/attribute-source-primary-phone';
import { attributeSourcesByHand } from '../conditions/gates/attribute-sources-by-hand';
import type { Gate, GateCondition, GateSubject } from '../conditions/gate';
import { isDirectory, isRingCentral, kindOfSystem } from '../systems/kinds';

/** Every step that no API can take, phase by phase. */
export const GATES: readonly Gate[] = [...GATE_RECORDS].sort(
  (a, b) => PHASES.indexOf(a.guards) - PHASES.indexOf(b.guards),
);

/** What of an environment decides which gates it has. */
export interface GateSettings {
  readonly singleSignOn: boolean;
  readonly reactivation: boolean;
  readonly okta: { readonly baseSources?: 'provider' | 'byHand' | undefined };
}

/** A gate of one environment. */
export interface DeclaredGate {
  /** The gate's id, with `@system` where several directories each have one. Attestations are kept under it. */
  readonly key: string;
  readonly gate: Gate;
  /** The system whose features prove it; absent for the org. */
  readonly system?: SystemId;
}

function subjects(table: FlowTable, about: GateSubject): readonly SystemId[] {
  const isSubject = (kind: SystemKind) => (about === 'ringcentral' ? isRingCentral(kind) : isDirectory(kind));
  const systems = Object.keys(table.systems).filter((id) => isSubject(table.systems[id]!.kind));
  if (about !== 'writtenDirectory') return systems;
  const written = new Set(table.hops.filter((hop) => !isInbound(hop)).map((hop) => systemOf(hop.to)));
  return systems.filter((id) => written.has(id));
}

const LAST: Phase = 'live';

const CONDITIONS: Readonly<Record<GateCondition, (table: FlowTable, settings: GateSettings) => boolean>> = {
  always: () => true,
  singleSignOn: (_, settings) => settings.singleSignOn,
  reactivation: (_, settings) => settings.reactivation,
  primaryPhoneByHand: (table, { okta }) =>
    okta.baseSources === 'byHand' &&
    overriddenBaseAttributesAt(table, LAST).some((path) => attributeName(path) === 'primaryPhone'),
  baseSourcesByHand: (table, { okta }) =>
    okta.baseSources === 'byHand' &&
    overriddenBaseAttributesAt(table, LAST).some((path) => attributeName(path) !== 'primaryPhone'),
};

/** The gate that vouches for a base attribute's sources where an admin sets them. */
export const gateOfBaseSource = (path: AttributePath): string =>
  attributeName(path) === 'primaryPhone' ? attributeSourcePrimaryPhone.id : attributeSourcesByHand.id;

/** A gate in the words of the kind of system that it is about. */
function worded(gate: Gate, kind: SystemKind): Gate {
  const { words } = kindOfSystem(kind);
  return words === undefined ? gate : { ...gate, ...gate[words] };
}

function declare(gate: Gate, table: FlowTable): DeclaredGate[] {
  if (gate.about === 'org') return [{ key: gate.id, gate }];
  const systems = subjects(table, gate.about);
  const several = subjects(table, gate.about === 'ringcentral' ? 'ringcentral' : 'directory').length > 1;
  return systems.map((system) => ({
    key: several ? `${gate.id}@${system}` : gate.id,
    gate: worded(gate, table.systems[system]!.kind),
    system,
  }));
}

/** The gates an environment has over its whole life. One that does not apply (no AD, no SSO wanted) is not declared. */
export const gatesOf = (table: FlowTable, settings: GateSettings): readonly DeclaredGate[] =>
  GATES.filter((gate) => CONDITIONS[gate.when ?? 'always'](table, settings)).flatMap((gate) => declare(gate, table));

/** Those that guard exactly `guarded` while the environment stands at `current`. */
export const gatesGuarding = (
  declared: readonly DeclaredGate[],
  guarded: Phase,
  current: Phase,
): readonly DeclaredGate[] =>
  declared.filter(({ gate }) => gate.guards === guarded && !(gate.until && reached(current, gate.until)));

/** An environment, as far as it decides which gates must be open now. */
type Standing = FlowSettings & GateSettings & { readonly phase: Phase };

/** The gates that must be open for an environment to stand where its file says. */
export const gatesNow = (environment: Standing): readonly DeclaredGate[] => {
  const declared = gatesOf(tableOf(environment), environment);
  return PHASES.filter((phase) => reached(environment.phase, phase)).flatMap((phase) =>
    gatesGuarding(declared, phase, environment.phase),
  );
};
