import type { AttributeType, SystemId } from '../flows/model';
import type { AttributeLimits } from '../okta-refusals';
import type { GroupAssignment, GroupReference } from './assignments';

/**
 * What an Okta org holds of one environment's integration: the one model that every command reads. Four producers make it: the declared
 * environment (`declaredOrg`), the tenants (`operations/tenants`, `readOrg`), a Terraform plan (`plannedParts`), and the file that
 * `export` writes (`orgFile`).
 *
 * `Id` is Okta's own id. It is `string` where the org was read; where something is declared and may not be created yet, it is
 * `string | undefined`. Systems are named by their id in the environment; apps of other teams, which have none, by Okta's id.
 */
export interface Org<Id extends string | undefined = string | undefined> {
  /** By system. A system that is not there has no app in the org. */
  readonly apps: Readonly<Record<SystemId, App<Id>>>;
  /** Id of the user type that is Okta's side of every profile mapping. */
  readonly userType: Id;
  /** By system: both directions of its pair, with every line, whoever wrote it. */
  readonly mappings: Readonly<Record<SystemId, MappingPair<Id>>>;
  /** By system: the app's user profile, by attribute name. */
  readonly appSchemas: Readonly<Record<SystemId, Readonly<Record<string, SchemaAttribute>>>>;
  readonly userSchema: UserSchema<Id>;
  /** Every group of the org. Names are not unique: two directories may each have a group of one name. */
  readonly groups: readonly Group<Id>[];
  /** By system, ranked: the first assignment decides. */
  readonly assignments: Readonly<Record<SystemId, readonly GroupAssignment[]>>;
  readonly rules: readonly GroupRule<Id>[];
  /** Mappings from Okta to apps that are no system of the environment: who else reads what we write. */
  readonly otherMappings: readonly OtherMapping[];
}

/** What can be read apart from the rest; each part costs calls. */
export type OrgPart = keyof Org;

/** An org of which these parts were read. Others cannot be touched: the compiler knows of none. */
export type OrgWith<Part extends OrgPart, Id extends string | undefined = string> = Pick<Org<Id>, Part>;

/** What Okta tells of an app. */
export interface App<Id extends string | undefined = string | undefined> {
  readonly id: Id;
  /** The catalogue's key (`ringcentral_saml`, `active_directory`), by which an expression may call its profile. */
  readonly name: string | undefined;
  readonly label: string;
  /** `ACTIVE` or `INACTIVE`. */
  readonly status: string;
  /**
   * What an admin enabled under Provisioning, as `features` shows it. Of a declared app: those that its phase needs, among
   * `governedFeatures`.
   */
  readonly features: readonly string[];
  readonly userName?: UserNameTemplate | undefined;
  readonly statements: readonly AttributeStatement[];
  readonly relayState?: string | undefined;
  /** SAML addresses that somebody set over the catalogue's own, by Okta's name (`ssoAcsUrlOverride`). Absent: not known. */
  readonly overrides?: Readonly<Record<string, string>> | undefined;
  /** Hidden on the home page, and in the mobile app. */
  readonly hidden: { readonly web: boolean; readonly mobile: boolean };
}

export interface UserNameTemplate {
  /** Without Okta's `${…}`. */
  readonly expression: string;
  /** As Okta keeps it, with or without. */
  readonly template: string;
  /** `PUSH`, `DONT_PUSH`, or what else Okta says; absent where it says nothing. */
  readonly pushStatus?: string | undefined;
}

/** One attribute statement of a SAML assertion. */
export interface AttributeStatement {
  readonly name: string;
  /** `EXPRESSION` carries values, `GROUP` the names of groups that a filter takes. */
  readonly type: string;
  /** Expressions; a group statement has none. */
  readonly values: readonly string[];
  readonly namespace?: string | undefined;
  readonly filterType?: string | undefined;
  readonly filterValue?: string | undefined;
}

export type Direction = 'toOkta' | 'fromOkta';

/** One expression that fills one attribute of another profile; its target is the key that it stands under. */
export interface AttributeMapping {
  readonly expression: string;
  /** `PUSH` or `DONT_PUSH`. */
  readonly pushStatus: string;
}

export interface ProfileMapping<Id extends string | undefined = string | undefined> {
  readonly id: Id;
  /** By target attribute. */
  readonly lines: Readonly<Record<string, AttributeMapping>>;
}

export type MappingPair<Id extends string | undefined = string | undefined> = {
  readonly [direction in Direction]?: ProfileMapping<Id> | undefined;
};

/** A mapping from Okta to an app of another team. */
export interface OtherMapping {
  /** Okta's id and catalogue key of the app. */
  readonly app: { readonly id: string; readonly name: string };
  readonly lines: Readonly<Record<string, AttributeMapping>>;
}

/** One attribute of a profile. */
export interface SchemaAttribute {
  readonly origin: 'base' | 'custom';
  readonly type?: AttributeType | undefined;
  readonly title?: string | undefined;
  /** Name in the system itself: `telephoneNumber` in Active Directory. */
  readonly externalName?: string | undefined;
  /** What Okta holds its values to, where the org was asked. */
  readonly limits?: AttributeLimits | undefined;
  /** No two people may have the same value. */
  readonly unique?: boolean | undefined;
}

/** Where an attribute of Okta's user profile comes from: "source priority" in the console, `master` in the API. */
export interface AttributeSource {
  /** `PROFILE_MASTER`: inherited from the profile source. `OKTA`. `OVERRIDE`: the first of `priority` that has the person. */
  readonly type: string;
  /** Systems of the environment; other apps by Okta's id. Empty but for an override. */
  readonly priority: readonly SystemId[];
}

export interface UserAttribute extends SchemaAttribute {
  /** Absent: the org does not tell. Some orgs tell of no attribute (recorded in two). */
  readonly source?: AttributeSource | undefined;
}

export interface UserSchema<Id extends string | undefined = string | undefined> {
  /** As Okta's System Log knows it. */
  readonly id: Id;
  readonly attributes: Readonly<Record<string, UserAttribute>>;
}

export interface Group<Id extends string | undefined = string | undefined> {
  readonly id: Id;
  readonly name: string;
  /** `OKTA_GROUP`, `APP_GROUP` (a directory's) or `BUILT_IN`. */
  readonly type: string;
  readonly description?: string | undefined;
  /** The directory it was imported from: a system of the environment, another app by Okta's id. */
  readonly from?: SystemId | undefined;
}

export interface GroupRule<Id extends string | undefined = string | undefined> {
  readonly id: Id;
  readonly name: string;
  /** Rules that are not `ACTIVE` put nobody anywhere. */
  readonly status: string;
  readonly expression: string;
  readonly into: readonly GroupReference[];
}

/** Whether the org tells where any attribute comes from. One that tells of none cannot be compared. */
export const tellsSources = ({ attributes }: UserSchema): boolean =>
  Object.values(attributes).some(({ source }) => source !== undefined);
