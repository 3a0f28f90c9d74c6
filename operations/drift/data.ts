import { duplicates, personalDrift, SAID, type DataDrift } from '../../engine/drift';
import { isProvisioned, type Flows } from '../../engine/sync';
import type { ReadPerson } from '../tenants/people/everybody';

/** People whose values are not what the flows make of the others. */
export async function readData(people: AsyncIterable<ReadPerson>, flows: Flows): Promise<DataDrift[]> {
  const [judge, shared] = [personalDrift(flows), duplicates('okta', 'email')];
  const drift: DataDrift[] = [];
  for await (const { user, record, live, without } of people) {
    // Nothing is pushed for the others: whatever they hold is right until they are active.
    if (record.status && !isProvisioned(record.status)) continue;
    drift.push(...shared(user.id, user.profile['email']), ...judge(record, live));
    for (const system of without)
      drift.push({ system, person: user.id, attribute: 'account', expected: SAID.account, actual: null });
  }
  return drift;
}
