import type { LiveOrg } from '../drift';

/** The RingCentral app as an admin set it up. */
export interface LiveApp {
  readonly label: string;
  readonly relayState?: string | undefined;
  readonly hideWeb: boolean;
  readonly hideMobile: boolean;
  readonly userName?: { readonly template: string; readonly push: boolean } | undefined;
  readonly statements: readonly { readonly name: string; readonly expression: string }[];
}

export interface LiveAssignment {
  readonly group: string;
  readonly priority: number;
  /** Constants that members of the group get. */
  readonly profile: Readonly<Record<string, unknown>>;
}

/** All of a live org that an environment can state. */
export interface AdoptableOrg {
  readonly live: LiveOrg;
  readonly userType: string;
  readonly app: LiveApp;
  readonly assignments: readonly LiveAssignment[];
  /** Every group of the org by name. */
  readonly groups: ReadonlyMap<
    string,
    { readonly id: string; readonly type: string; readonly description?: string | undefined }
  >;
  readonly rules: readonly {
    readonly id: string;
    readonly name: string;
    readonly expression: string;
    readonly groups: readonly string[];
  }[];
  /** Title and type of every custom attribute, by path: `okta.extension`. */
  readonly attributes: Readonly<
    Record<string, { readonly title?: string | undefined; readonly type?: string | undefined }>
  >;
}

/** What an environment file cannot say, and why. */
export interface NotExpressible {
  readonly what: string;
  readonly why: string;
}
