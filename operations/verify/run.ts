import type { Directory, directoryKind, DirectoryUser } from '../../clients/active-directory';
import type { AppUser, OktaClient, User } from '../../clients/okta';
import type { Clock } from '../../clients/rate-limit';
import type { Extension, RingCentralClient } from '../../clients/ringcentral';
import type { Environment } from '../../engine/environment/schema';
import type { IncompleteError } from '../../engine/errors';
import type { SystemId } from '../../engine/flows/model';
import type { COMPARED } from '../../engine/org/differences';
import type { App, OrgWith } from '../../engine/org/org';
import type { Said } from '../../reports/personal';
import type { Progress } from '../outcome';
import type { Imports } from './imports';
import type { ThrowAway } from './throw-away';
import type { Patience } from './waiting';

/** Steps of the guide's "Testing Bi-Directional Sync". */
export type StepNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** What the steps share. */
export interface Run {
  readonly environment: Environment;
  readonly okta: OktaClient;
  readonly ringcentral: RingCentralClient;
  /** Undefined: it cannot be reached from here, and Okta's copy is read instead. */
  readonly directory: Directory | undefined;
  /** What is true of its kind. */
  readonly kind: ReturnType<typeof directoryKind>;
  readonly systems: { readonly directory: SystemId; readonly ringcentral: SystemId };
  readonly apps: { readonly directory: App<string>; readonly ringcentral: App<string> };
  readonly live: OrgWith<(typeof COMPARED)[number]>;
  readonly imports: Imports;
  readonly patience: Patience;
  readonly clock: Clock;
  readonly signal: AbortSignal | undefined;
  readonly progress: Progress;
  /** The person looked at: an existing one, or the one that step 1 makes. */
  readonly login: string;
  readonly throwAway: ThrowAway | undefined;
  /** What earlier steps found. */
  readonly found: {
    adUser?: DirectoryUser;
    user?: User;
    appUser?: AppUser;
    extension?: Extension;
    number?: string;
  };
}

/** What a step saw; values of the person are marked as such. `why` says in one sentence what is wrong. */
export interface Seen {
  readonly ok: boolean;
  readonly evidence: Readonly<Record<string, unknown>>;
  readonly why?: Said;
  /** What kept the step from looking: then nobody knows whether it is well. */
  readonly unread?: IncompleteError['incomplete'];
}

export interface VerifyStep {
  readonly step: StepNumber;
  /** @param directory what its kind is called: Active Directory, LDAP directory */
  readonly name: (directory: string) => string;
  /** Gates whose shutting no API shows, most likely first: named when the step fails and nothing declared differs. */
  readonly suspects: readonly string[];
  readonly take: (run: Run) => Promise<Seen>;
}

export const failed = (why: Said, evidence: Seen['evidence'] = {}): Seen => ({ ok: false, why, evidence });
