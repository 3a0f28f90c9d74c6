import type { AttributeLimits } from '../okta-refusals';
import type { Dictionaries } from '../systems/ringcentral-refusals';

/** Why a system would refuse what the change sends it about a person. */
export interface PersonRefusal {
  readonly system: string;
  readonly attribute: string;
  readonly reason: string;
}

/** What values are held to, as far as it is known. */
export interface Limits {
  /** By owner (`okta`, or a system) and attribute. Okta's base attributes are known without. */
  readonly attributes?: Readonly<Record<string, Readonly<Record<string, AttributeLimits>>>> | undefined;
  readonly dictionaries?: Dictionaries | undefined;
}
