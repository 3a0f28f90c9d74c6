import {
  AUTOMATIC,
  importUsers,
  obey,
  PeopleIndex,
  settle,
  type Account,
  type Flows,
  type Person,
} from '../../../engine/sync';
import { ada, edited } from './company';

/** A new employee's first import from the directory, everything confirmed automatically. */
export const hire = (flows: Flows, account: Account = ada()): Person => {
  const { imported } = importUsers(
    flows,
    new PeopleIndex([]),
    { system: 'ad', kind: 'incremental', accounts: [account] },
    { matching: AUTOMATIC, newId: () => '00uada' },
  );
  const [first] = imported;
  if (first?.kind !== 'created') throw new Error(`expected one new person, got ${JSON.stringify(first)}`);
  return obey(flows, first.step);
};

/** An employee with a RingCentral number that has come all the way round. */
export const numbered = (flows: Flows, account?: Account): Person =>
  settle(flows, edited(hire(flows, account), 'ringcentral', { directNumber: '+14155550100', extensionNumber: '101' }))
    .person;
