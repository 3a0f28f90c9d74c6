import type { SystemId } from '../flows/model';

export interface LiveLine {
  readonly expression: string;
  readonly pushStatus: string;
}

/** One direction of one pair as it is in the org. */
export interface LiveMapping {
  readonly id: string;
  readonly lines: Readonly<Record<string, LiveLine>>;
}

/** One system's app as it is in the org. */
export interface LiveSystem {
  readonly appId: string;
  readonly label: string;
  readonly features: readonly string[];
  readonly toOkta?: LiveMapping | undefined;
  readonly fromOkta?: LiveMapping | undefined;
  /** Names of the app profile's attributes that are not built in, and the schema's id. */
  readonly attributes: readonly string[];
  /** Groups that the app is assigned to. */
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  /** People whom somebody assigned by hand, rather than through a group. */
  readonly byHand: readonly string[];
}

/** An attribute of Okta's user profile as it is in the org. */
export interface LiveAttribute {
  readonly origin: 'base' | 'custom';
  /** `PROFILE_MASTER`, `OKTA`, `OVERRIDE`. Absent where the org does not tell. */
  readonly source?: string | undefined;
  /** App ids of an override, first wins. */
  readonly priority: readonly string[];
}

export interface LiveRule {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  /** Names of the groups it fills. */
  readonly groups: readonly string[];
}

/** What an Okta org holds of an environment, declared or not. */
export interface LiveOrg {
  readonly systems: Readonly<Record<SystemId, LiveSystem>>;
  readonly userSchemaId: string;
  readonly attributes: Readonly<Record<string, LiveAttribute>>;
  readonly rules: readonly LiveRule[];
}
