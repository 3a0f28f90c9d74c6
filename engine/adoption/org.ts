import type { SystemId } from '../flows/model';
import { COMPARED } from '../org/differences';
import type { App, OrgWith } from '../org/org';

/** Parts of an org that an environment can state. */
export const ADOPTED = [...COMPARED, 'groups', 'userType'] as const;

/** All of a live org that an environment can state; its RingCentral app is there. */
export type AdoptableOrg = OrgWith<(typeof ADOPTED)[number]>;

/** The app of a system that is known to be there. */
export const appIn = ({ apps }: AdoptableOrg, system: SystemId): App<string> => apps[system]!;

/** What an environment file cannot say, and why. */
export interface NotExpressible {
  readonly what: string;
  readonly why: string;
}
