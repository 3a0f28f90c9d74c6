/**
 * The one table: systems, attributes and hops. Everything the project declares (schemas, attribute sources, mappings,
 * the username template, SAML statements) is derived from it; nothing else states a mapping a second time.
 */

/** How far a rollout is. No phase is skipped. */
export const PHASES = ['app', 'provisioning', 'bidirectional', 'live'] as const;
export type Phase = (typeof PHASES)[number];

/** Whether `phase` has been reached when the environment stands at `current`. */
export const reached = (current: Phase, phase: Phase): boolean => PHASES.indexOf(current) >= PHASES.indexOf(phase);

/** The environment's name for one app instance: `ad`, `ringcentral`, `hr`. */
export type SystemId = string;
/** What is true of each stands in `engine/systems`. */
export const SYSTEM_KINDS = ['activeDirectory', 'ldap', 'ringcentral', 'other'] as const;
export type SystemKind = (typeof SYSTEM_KINDS)[number];

/** One app instance in Okta: an AD domain, an LDAP directory, a RingCentral account, another source. */
export interface System {
  readonly kind: SystemKind;
  /** How the admin console shows it: the AD domain (`acme.test`), the app's label. Default: the system's id. */
  readonly label?: string;
  /** `create`: the OIN catalogue key of an app to add (RingCentral only). `adopt`: the id (`0oa…`) of an app that exists. */
  readonly app: { readonly create: string } | { readonly adopt: string };
  /** Place in Directory > Profile Sources, 1 is highest. Absent: not a profile source. RingCentral becomes one in phase `bidirectional`. */
  readonly sourceRank?: number;
  /** Live mapping lines that nobody declared: `keep` and list them, or `remove` them. Default `keep`. */
  readonly undeclared?: 'keep' | 'remove';
}

export type AttributeType = 'string' | 'boolean' | 'integer' | 'number' | 'array';

/** `okta.primaryPhone` or `<system>.directNumber`. */
export type AttributePath = `${string}.${string}`;

/** One attribute of Okta's user profile or of a system's app profile. */
export interface Attribute {
  /** `base`: built in. `custom`: created by us. `discovered`: added by an admin from schema discovery, read or imported, never created. */
  readonly origin: 'base' | 'custom' | 'discovered';
  readonly type?: AttributeType;
  readonly title?: string;
  readonly required?: boolean;
  /** `okta.*` only. `inherit` (default) from the profile source, `okta`, or an override list of systems in priority order. */
  readonly sourcedBy?: 'inherit' | 'okta' | readonly SystemId[];
  /** External name of a discovered attribute. Stated: the attribute is imported under it. Absent: it is read only. */
  readonly externalName?: string;
}

/** A line that carries values from a system's profile into one Okta attribute. */
export interface Inbound {
  readonly from: SystemId;
  readonly to: `okta.${string}`;
  /** Okta Expression Language (classic); variable `appuser`. */
  readonly expr: string;
  /** First phase in which the line is declared. Default `provisioning`. */
  readonly phase?: Phase;
}

/** A line that carries values from Okta's profile into one attribute of a system. */
export interface Outbound {
  readonly from: 'okta';
  readonly to: AttributePath;
  /** Okta Expression Language (classic); variable `user`. */
  readonly expr: string;
  readonly phase?: Phase;
  /** `always`: on create and update (PUSH). `onCreate`: on create only (DONT_PUSH). Default `always`. */
  readonly push?: 'always' | 'onCreate';
  /** What the line becomes. Default `mapping`. */
  readonly as?: 'mapping' | 'usernameTemplate' | 'samlStatement';
  /** A constant per group in scope (group name → value), set on the app's group assignment; it wins over `expr` for its members. */
  readonly perGroup?: Readonly<Record<string, string>>;
  /** A group whose members alone get what the line gives; everybody else gets what the line is to replace. */
  readonly pilot?: string;
}

export type Hop = Inbound | Outbound;

export const isInbound = (hop: Hop): hop is Inbound => hop.from !== 'okta';

export interface FlowTable {
  readonly systems: Readonly<Record<SystemId, System>>;
  readonly attributes: Readonly<Record<AttributePath, Attribute>>;
  readonly hops: readonly Hop[];
}
