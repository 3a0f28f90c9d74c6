import { attributeName, groupProfileAt, isProfileSource, linesAt, sourceAt, systemOf } from '../flows/derive';
import type { Behaviour } from '../expressions';
import { groupValues, type GroupValue } from '../org/assignments';
import { isInbound, reached } from '../flows/model';
import type { AttributePath, AttributeType, FlowTable, Phase, System, SystemId, SystemKind } from '../flows/model';
import { isRingCentral, kindOfSystem } from '../systems/kinds';
import { bareTemplate } from './template';

/** What an admin switches on in an app's Provisioning tab; `app.features` shows it. */
export interface ProvisioningSettings {
  /** To App: Create Users. */
  readonly createUsers: boolean;
  /** To App: Update User Attributes. */
  readonly updateAttributes: boolean;
  /** To App: Deactivate Users. */
  readonly deactivateUsers: boolean;
  /** To Okta: users and profile updates are imported. */
  readonly importUsers: boolean;
  /** To Okta: the app is a profile source ("Profile Master" in older consoles). */
  readonly profileSource: boolean;
}

/** Switches that Okta Support sets for an org. */
export interface OrgFlags {
  /** ALLOW_BOTH_PROFILE_MASTERING_AND_PUSH: without it nothing is pushed to a system that is a profile source. */
  readonly masteringAndPush: boolean;
  /** ATTRIBUTE_LEVEL_MASTERING: without it an override of a single attribute's source has no effect. */
  readonly attributeLevelMastering: boolean;
  /** AD Reactivation: a user who is enabled again in the directory becomes active again in Okta. */
  readonly adReactivation: boolean;
}

export interface ConfiguredSystem {
  readonly kind: SystemKind;
  /** The app's `name`, by which an expression may call its profile: `active_directory.telephoneNumber`. */
  readonly variable?: string;
  /** Place in Directory > Profile Sources, 1 is highest. */
  readonly rank?: number;
  readonly settings: ProvisioningSettings;
  /** Names of the groups the app is assigned to. */
  readonly groups: readonly string[];
}

/** One mapping line as it stands in a tenant. Towards Okta, `always` is what a profile source needs. */
export interface Line {
  /** `okta`, or the system whose profile is read. */
  readonly from: SystemId;
  readonly to: AttributePath;
  readonly expr: string;
  readonly push: 'always' | 'onCreate';
  /** What members of a group get instead, ranked: the first group that a person is in decides. */
  readonly groupValues?: readonly GroupValue[];
}

/** An Okta group rule: whoever satisfies the expression is a member of the group. */
export interface GroupRule {
  readonly expr: string;
  readonly group: string;
}

export type Sourcing = 'inherit' | 'okta' | readonly SystemId[];

/** Everything that decides what happens to a person: derived from the table, or read from a live tenant. */
export interface Configuration {
  readonly systems: Readonly<Record<SystemId, ConfiguredSystem>>;
  /** Okta attribute → where it comes from. Absent: inherited from the profile source. */
  readonly sourcing: Readonly<Record<string, Sourcing>>;
  /** Attribute path → type. Absent: string. */
  readonly types: Readonly<Record<AttributePath, AttributeType>>;
  readonly lines: readonly Line[];
  readonly rules?: readonly GroupRule[];
  readonly flags: OrgFlags;
  /** What the org's evaluator was seen to do where documentation is silent. Absent: Spring's semantics. */
  readonly behaviour?: Partial<Behaviour> | undefined;
  /**
   * A value that Okta never wrote and that differs from what the first write-back would write: `withhold` keeps it and
   * reports it unless its attribute is listed in `acknowledgedOverwrites`; `overwrite` is what Okta itself does.
   */
  readonly firstWriteBack: 'withhold' | 'overwrite';
  readonly acknowledgedOverwrites?: readonly AttributePath[];
}

export interface ConfigurationOptions {
  readonly phase: Phase;
  /** Names of the groups each system is assigned to, ranked: the first decides whose group value a person gets. */
  readonly groups?: Readonly<Record<SystemId, readonly string[]>>;
  readonly rules?: readonly GroupRule[];
  /** Default: what the phase needs. */
  readonly flags?: Partial<OrgFlags>;
  readonly settings?: Readonly<Record<SystemId, Partial<ProvisioningSettings>>>;
  /** Default `withhold`. */
  readonly firstWriteBack?: Configuration['firstWriteBack'];
  readonly acknowledgedOverwrites?: readonly AttributePath[];
  readonly behaviour?: Configuration['behaviour'];
}

/** What a phase expects an admin to have switched on (the guide's scenarios, in their order). */
const settingsOf = (system: System, phase: Phase): ProvisioningSettings => {
  if (isRingCentral(system.kind)) {
    const provisioned = reached(phase, 'provisioning');
    return {
      createUsers: provisioned,
      updateAttributes: provisioned,
      deactivateUsers: provisioned,
      importUsers: provisioned,
      profileSource: isProfileSource(system, phase),
    };
  }
  const writesBack = reached(phase, 'bidirectional');
  return {
    createUsers: writesBack,
    updateAttributes: writesBack,
    deactivateUsers: false,
    importUsers: true,
    profileSource: isProfileSource(system, phase),
  };
};

const systemsOf = (table: FlowTable, options: ConfigurationOptions): Configuration['systems'] =>
  Object.fromEntries(
    Object.entries(table.systems).map(([id, system]) => [
      id,
      {
        kind: system.kind,
        variable: kindOfSystem(system.kind).variable ?? id,
        rank: system.sourceRank,
        settings: { ...settingsOf(system, options.phase), ...options.settings?.[id] },
        groups: options.groups?.[id] ?? [],
      },
    ]),
  );

const sourcingOf = (table: FlowTable, phase: Phase): Configuration['sourcing'] => {
  const sourcing: Record<string, Sourcing> = {};
  for (const path of Object.keys(table.attributes) as AttributePath[]) {
    if (!path.startsWith('okta.')) continue;
    const source = sourceAt(table, path, phase);
    if (source.type === 'OKTA') sourcing[attributeName(path)] = 'okta';
    if (source.type === 'OVERRIDE') sourcing[attributeName(path)] = source.systems;
  }
  return sourcing;
};

/** What the groups that a system is assigned to give their members, for one attribute. */
const groupValuesAt = (table: FlowTable, to: AttributePath, { phase, groups }: ConfigurationOptions) => {
  const system = systemOf(to);
  const assignments = (groups?.[system] ?? []).map((name) => ({
    group: { name },
    profile: groupProfileAt(table, system, name, phase),
  }));
  return groupValues(assignments, attributeName(to));
};

/**
 * What the table amounts to in a tenant that has reached `phase` and whose gates are open. Lines towards Okta are applied
 * always when their system is a profile source there, and on creation only when it is not (provider issues 807 and 1295).
 */
export const configurationOf = (table: FlowTable, options: ConfigurationOptions): Configuration => {
  const systems = systemsOf(table, options);
  return {
    systems,
    sourcing: sourcingOf(table, options.phase),
    types: Object.fromEntries(
      Object.entries(table.attributes).flatMap(([path, { type }]) => (type === undefined ? [] : [[path, type]])),
    ),
    lines: linesAt(table, options.phase).flatMap((hop): Line[] => {
      if (isInbound(hop))
        return [{ ...hop, push: systems[hop.from]?.settings.profileSource === true ? 'always' : 'onCreate' }];
      if (hop.as === 'samlStatement') return [];
      const values = groupValuesAt(table, hop.to, options);
      const expr = hop.as === 'usernameTemplate' ? bareTemplate(hop.expr) : hop.expr;
      const line: Line = { from: 'okta', to: hop.to, expr, push: hop.push ?? 'always' };
      return [values ? { ...line, groupValues: values } : line];
    }),
    rules: options.rules,
    flags: { masteringAndPush: true, attributeLevelMastering: true, adReactivation: true, ...options.flags },
    firstWriteBack: options.firstWriteBack ?? 'withhold',
    ...(options.behaviour && { behaviour: options.behaviour }),
    acknowledgedOverwrites: options.acknowledgedOverwrites,
  };
};
