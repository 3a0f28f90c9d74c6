import type { Attribute, SystemKind } from '../flows/model';
import { DIRECTORY_PROFILE } from '../flows/profiles/directory';
import { LDAP_PROFILE } from '../flows/profiles/ldap';
import { RINGCENTRAL_PROFILE } from '../flows/profiles/ringcentral';
import type { Profile } from '../sync/values';
import { LDAP_NUMBERS, ldapRefusals } from './ldap-refusals';
import type { AttributeRefusal } from './refusal';

/** What is true of every system of one kind. Nothing else compares kinds: a new kind is one record here, and its name in `SystemKind`. */
export interface KindOfSystem {
  /** People come from it by its import, with their groups; Okta writes numbers back to it. */
  readonly directory: boolean;
  /** The telephony that this project is about: its app, pair and assignments are ours. */
  readonly ringcentral: boolean;
  /** Attributes that the app's profile has before an environment adds its own. */
  readonly profile: Readonly<Record<string, Attribute>>;
  /** The catalogue's key of the app, by which an expression may call its profile. Absent: the system's id. */
  readonly variable?: string;
  /** Under which name a gate has words of its own for it. Absent: those of Active Directory, or of no directory at all. */
  readonly words?: 'inLdap';
  /** What the system itself refuses of what a push changes, whatever Okta's schema says. */
  readonly refuses?: {
    /** Attributes that it looks at. */
    readonly attributes: readonly string[];
    readonly refusals: (sent: Profile, changed: ReadonlySet<string>) => readonly AttributeRefusal[];
  };
  /** Attributes that the system assigns itself and that a push does not change. */
  readonly assigns: readonly string[];
  /** Whether ending an account deletes it with all its data; others only disable theirs. */
  readonly deletesAccounts: boolean;
}

const ELSEWHERE = {
  directory: false,
  ringcentral: false,
  profile: {},
  assigns: [],
  deletesAccounts: false,
} satisfies KindOfSystem;

const DIRECTORY = { ...ELSEWHERE, directory: true };

const KINDS: Readonly<Record<SystemKind, KindOfSystem>> = {
  activeDirectory: { ...DIRECTORY, profile: DIRECTORY_PROFILE, variable: 'active_directory' },
  ldap: {
    ...DIRECTORY,
    profile: LDAP_PROFILE,
    words: 'inLdap',
    refuses: { attributes: LDAP_NUMBERS, refusals: ldapRefusals },
  },
  ringcentral: {
    ...ELSEWHERE,
    ringcentral: true,
    profile: RINGCENTRAL_PROFILE,
    // Over SCIM `work` and `other` phone numbers are RingCentral's own (SCIM examples of its 2021 specification).
    assigns: ['directNumber', 'extensionNumber'],
    // RingCentral supported features.
    deletesAccounts: true,
  },
  other: ELSEWHERE,
};

/** The kind of an app, by its key in Okta's catalogue. Those of RingCentral's apps begin with its name (OIN: `ringcentral`, `ringcentral_saml`). */
export function kindOfApp(catalogueKey: string): SystemKind {
  if (catalogueKey === KINDS.activeDirectory.variable) return 'activeDirectory';
  if (/^ldap/.test(catalogueKey)) return 'ldap';
  return /^ringcentral/.test(catalogueKey) ? 'ringcentral' : 'other';
}

export const kindOfSystem = (kind: SystemKind): KindOfSystem => KINDS[kind];

export const isDirectory = (kind: SystemKind | undefined): boolean => kind !== undefined && KINDS[kind].directory;
export const isRingCentral = (kind: SystemKind | undefined): boolean => kind !== undefined && KINDS[kind].ringcentral;

/** Ids of the systems of one kind, in the order in which they are declared. */
export const systemsOfKind = (
  systems: Readonly<Record<string, { readonly kind: SystemKind }>>,
  kind: SystemKind,
): string[] => Object.keys(systems).filter((id) => systems[id]?.kind === kind);
