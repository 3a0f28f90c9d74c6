import { customFieldCreation } from '../../../clients/ringcentral';
import type { SeedCheck, Write } from '../check';
import type { Situation } from '../situation';
import { RINGCENTRAL_PORTAL } from '../../../engine/conditions/consoles';

/** RingCentral's limit (developer guide, "Custom fields"). */
const MOST = 5;

/** The account's field for employee ids, once it exists. */
export const employeeIdFieldOf = ({ customFields, environment: { ringcentral } }: Situation) =>
  customFields.find(({ displayName }) => displayName === ringcentral.employeeIdField);

const creation = (situation: Situation, name: string): Write => ({
  what: `create the custom field "${name}"`,
  request: () => customFieldCreation(name),
  isThere: async (ringcentral) => {
    situation.customFields.splice(0, Infinity, ...(await ringcentral.customFields()));
    return employeeIdFieldOf(situation) !== undefined;
  },
  teaches: true,
});

export const employeeIdField: SeedCheck = {
  id: 'employee-id-field',
  who: 'RingCentral account administrator',
  where: `${RINGCENTRAL_PORTAL.customFields} (enable; at most five an account)`,
  source: 'RingCentral developer guide, "Custom fields": neither REST nor SCIM has an employee number',
  examine: (situation) => {
    const { customFields, environment } = situation;
    const name = environment.ringcentral.employeeIdField;
    const found = employeeIdFieldOf(situation);
    if (found) return { ok: true, people: 0, found: `the custom field "${name}" exists (${found.id})` };
    if (customFields.length >= MOST) {
      const taken = customFields.map(({ displayName }) => displayName).join(', ');
      return { ok: false, people: 0, found: `no custom field "${name}", and all ${MOST} are taken: ${taken}` };
    }
    const writes = [creation(situation, name)];
    return { ok: false, people: 0, found: `the custom field "${name}" does not exist`, writes };
  },
};
