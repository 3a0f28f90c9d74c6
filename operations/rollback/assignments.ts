import type { OktaClient } from '../../clients/okta';
import { equal } from '../../engine/drift/fields';
import { ranked } from '../../engine/org/assignments';
import type { AssignmentValue } from '../terraform-run/snapshot';
import type { Kind, Writable } from './model';
import { refusalOf } from './refusals';

const shape = ({ priority, profile }: Pick<AssignmentValue, 'priority' | 'profile'>) => ({ priority, profile });

/** Priority and constants of group assignments, lowest number first: taking a priority moves the others down. */
export const groupAssignments =
  (values: readonly AssignmentValue[], okta: OktaClient): Kind =>
  async () => {
    const found: Writable[] = [];
    for (const app of new Set(values.map((value) => value.app))) {
      const live = await okta.appGroups(app);
      for (const { address, group, priority, profile } of ranked(values.filter((one) => one.app === app))) {
        const assigned = live.find(({ id }) => id === group);
        const [now, was] = [
          assigned ? shape(assigned) : null,
          { ...(priority !== undefined && { priority }), profile },
        ];
        if (!equal(now, was))
          found.push({ place: address, now, was, write: () => refusalOf(() => okta.assignGroup(app, group, was)) });
      }
    }
    return found;
  };
