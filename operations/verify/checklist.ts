import type { Environment } from '../../engine/environment/schema';
import type { Comparable, Difference } from '../../engine/org/differences';
import { notLive } from '../../engine/org/differences/not-live';
import { worded, type WordedDifference } from '../../engine/org/differences/worded';
import type { StepNumber } from './run';
import { isRingCentral } from '../../engine/systems/kinds';

/** Which step breaks when an app's feature is off. */
const FEATURES: Readonly<Record<'ringcentral' | 'directory', Readonly<Record<string, StepNumber>>>> = {
  ringcentral: {
    PUSH_NEW_USERS: 3,
    PUSH_PROFILE_UPDATES: 3,
    PUSH_USER_DEACTIVATION: 3,
    IMPORT_NEW_USERS: 5,
    IMPORT_PROFILE_UPDATES: 5,
    PROFILE_MASTERING: 6,
  },
  directory: {
    IMPORT_NEW_USERS: 2,
    IMPORT_PROFILE_UPDATES: 2,
    PROFILE_MASTERING: 2,
    OUTBOUND_DEL_AUTH: 2,
    PUSH_NEW_USERS: 7,
    PUSH_PROFILE_UPDATES: 7,
  },
};

/** Which step depends on what differs. */
function stepOf({ systems }: Environment, difference: Difference): StepNumber {
  const ofRingCentral = (system: string) => isRingCentral(systems[system]?.kind);
  switch (difference.part) {
    case 'app':
      return ofRingCentral(difference.system) ? 3 : 2;
    case 'feature':
      return FEATURES[ofRingCentral(difference.system) ? 'ringcentral' : 'directory'][difference.feature] ?? 3;
    case 'line':
      if (ofRingCentral(difference.system)) return difference.direction === 'toOkta' ? 6 : 3;
      return difference.direction === 'toOkta' ? 2 : 7;
    case 'attribute':
      return 5;
    case 'source': {
      const { expected } = difference;
      return typeof expected === 'object' && expected.priority.some(ofRingCentral) ? 6 : 2;
    }
    default:
      return 3;
  }
}

/** Something declared that the org does not have so, under the step that depends on it. */
export interface Differing extends WordedDifference {
  readonly step: StepNumber;
}

/** Everything declared that an API shows and that is not so, before any step is taken. */
export const checklist = (environment: Environment, live: Comparable): Differing[] =>
  notLive(environment, live).map((difference) => ({
    step: stepOf(environment, difference),
    ...worded(difference),
  }));
