import type { Extension, RingCentralClient } from '../../../clients/ringcentral';
import type { SeedCheck, Write } from '../check';
import { extensionsWithEmail, isUser, type Situation } from '../situation';

interface Holder {
  readonly extension: Extension;
  readonly employeeId: string;
}

/** People in scope who have one RingCentral user, and an employee id in a directory. */
const holders = (situation: Situation): Holder[] =>
  situation.people.flatMap(({ email, employeeId }) => {
    const [extension, ...others] = extensionsWithEmail(situation, email).filter(isUser);
    return employeeId === undefined || !extension || others.length > 0 ? [] : [{ extension, employeeId }];
  });

/** Custom fields are shown only where an extension is read by itself: one Light call each, none before the field exists. */
async function without(situation: Situation, ringcentral: RingCentralClient, field: string): Promise<Holder[]> {
  const found = situation.customFields.find(({ displayName }) => displayName === field);
  if (!found) return holders(situation);
  const missing: Holder[] = [];
  for (const holder of holders(situation)) {
    const { customFields = [] } = await ringcentral.extension(holder.extension.id);
    if (customFields.find(({ id }) => id === found.id)?.value !== holder.employeeId) missing.push(holder);
  }
  return missing;
}

export const employeeIds: SeedCheck = {
  id: 'employee-ids',
  who: 'RingCentral account administrator',
  where: 'RingCentral Admin Portal > Users > the user > Custom Fields',
  source: 'RingCentral developer guide, "Custom fields"',
  examine: async (situation, ringcentral) => {
    const { employeeIdField } = situation.environment.ringcentral;
    const missing = await without(situation, ringcentral, employeeIdField);
    const writes = missing.map(({ extension, employeeId }): Write => ({
      what: `keep the employee id of extension ${extension.extensionNumber ?? extension.id}`,
      send: (client) => {
        const field = situation.customFields.find(({ displayName }) => displayName === employeeIdField);
        if (!field) return Promise.resolve();
        return client.changeExtension(extension.id, { customFields: [{ id: field.id, value: employeeId }] });
      },
    }));
    return {
      ok: missing.length === 0,
      people: missing.length,
      found: `${missing.length} of ${holders(situation).length} RingCentral users lack their employee id`,
      writes,
    };
  },
};
