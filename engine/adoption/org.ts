import type { LiveOrg } from '../drift';
import type { GroupAssignment } from '../org/assignments';

/** The RingCentral app as an admin set it up. */
export interface LiveApp {
  readonly label: string;
  readonly relayState?: string | undefined;
  readonly hideWeb: boolean;
  readonly hideMobile: boolean;
  readonly userName?: { readonly template: string; readonly push: boolean } | undefined;
  readonly statements: readonly { readonly name: string; readonly expression: string }[];
}

/** All of a live org that an environment can state. */
export interface AdoptableOrg {
  readonly live: LiveOrg;
  readonly userType: string;
  readonly app: LiveApp;
  /** Ranked. */
  readonly assignments: readonly GroupAssignment[];
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
