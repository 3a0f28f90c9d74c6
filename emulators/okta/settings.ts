import type { Behaviour, Mode } from '../../engine/expressions';
import type { Agent } from './entities';

/** Org flags that only Okta Support turns on. */
export type OrgFlag = 'ALLOW_BOTH_PROFILE_MASTERING_AND_PUSH' | 'ATTRIBUTE_LEVEL_MASTERING' | 'AD_REACTIVATION';

/** What Okta is known, or suspected, to do differently from org to org. Settable over the admin server. */
interface Switches {
  /** An OVERRIDE on a base attribute; nobody has recorded which of these Okta does (provider issue 1100). */
  masterOnBase: 'accepted' | 'refused' | 'dropped';
  /** An OVERRIDE without ATTRIBUTE_LEVEL_MASTERING. */
  overrideWithoutFlag: 'refused' | 'dropped';
  /** No user schema property ever shows its `master` (two recorded orgs). */
  masterHidden: boolean;
  /** Milliseconds during which a second schema POST overwrites the first (provider issues 27, 1217). 0: never. */
  lostSchemaUpdates: number;
  /** Words answers in another order, and with other defaults told, for each number; 0: always alike. */
  shuffled: number;
  /** Answer 429 when a bucket is empty; otherwise the headers only count down. */
  enforceRateLimits: boolean;
  /** Share of the org's limits that the caller may use: Okta gives a new API client half of them. */
  rateLimitPercent: number;
  /** The next N group rule changes answer 423 (E0000239). */
  groupRulesBusy: number;
  /** The next N reads or writes of a schema answer 404, as right after an app's creation (provider issue 604). */
  schemaNotReady: number;
  /** Seconds during which a deleted property's name cannot be used again (provider issue 1974). */
  deletionPending: number;
  /** `idx`: Identity Engine; `v1`: Classic, without app sign-on policies. */
  pipeline: 'idx' | 'v1';
  /** A number that RingCentral does not report: taken for empty, or Okta's copy keeps the dummy it was created with. */
  numbersNotReported: 'empty' | 'kept';
  /** What the evaluator does where Okta's documentation is silent. */
  expressions: Mode;
  /** What no mode guesses otherwise, but an org might do. */
  expressionBehaviour: Partial<Pick<Behaviour, 'displayName' | 'numberKind' | 'wideInteger'>>;
  /** When a mapping with a group function follows somebody who joins the group; only its last value is documented. */
  groupFunctions: 'joining' | 'push' | 'applied';
  /** A list whose last page is full offers one more page, which is empty; Okta does so for some lists at some times. */
  emptyLastPages: boolean;
  /** Values that Okta is known to refuse in words that are not known: `accepted` lets them pass. */
  values: 'refused' | 'accepted';
  /** The same for expressions of mappings, group rules, user name formats and SAML statements. */
  expressionFaults: 'refused' | 'accepted';
  /** The same for definitions of schema properties. */
  definitions: 'refused' | 'accepted';
  /** An external name sent with a custom attribute of an app; nobody has recorded whether it binds (provider documentation). */
  externalNames: 'kept' | 'refused' | 'dropped';
  /** Days that the System Log keeps; ninety at Okta. */
  logRetentionDays: number;
}

export const defaultSwitches = (): Switches => ({
  masterOnBase: 'accepted',
  overrideWithoutFlag: 'refused',
  masterHidden: false,
  lostSchemaUpdates: 0,
  shuffled: 0,
  enforceRateLimits: false,
  rateLimitPercent: 100,
  groupRulesBusy: 0,
  schemaNotReady: 0,
  deletionPending: 0,
  pipeline: 'idx',
  numbersNotReported: 'empty',
  expressions: 'spring',
  expressionBehaviour: {},
  groupFunctions: 'push',
  externalNames: 'kept',
  emptyLastPages: false,
  values: 'refused',
  expressionFaults: 'refused',
  definitions: 'refused',
  logRetentionDays: 90,
});

export interface OrgSettings {
  id: string;
  /** Subdomain. */
  name: string;
  baseUrl: string;
  flags: Record<OrgFlag, boolean>;
  /** App ids in the order of Directory > Profile Sources, highest first. */
  profileSourceOrder: string[];
  /** Import safeguard of every app, and of the org: on, and past which percentage of removed assignments an import stops. */
  importSafeguard: Record<'app' | 'org', { enabled: boolean; percent: number }>;
  /** The app whose import the safeguard stopped: no import runs until an admin resumes or cancels it (Okta help, Import safeguards). */
  stoppedImport?: string | undefined;
  /** The app whose import an admin let go on: it is not stopped again. */
  resumedImport?: string | undefined;
  /** Agents of directories. */
  agents: Agent[];
  switches: Switches;
}
