import type { SeedCheck } from '../check';

/** RingCentral's limit (developer guide, "Custom fields"). */
const MOST = 5;

export const employeeIdField: SeedCheck = {
  id: 'employee-id-field',
  who: 'RingCentral account administrator',
  where: 'RingCentral Admin Portal > Account Settings > Custom Fields (enable; at most five an account)',
  source: 'RingCentral developer guide, "Custom fields": neither REST nor SCIM has an employee number',
  examine: ({ customFields, environment: { ringcentral } }) => {
    const name = ringcentral.employeeIdField;
    const found = customFields.find(({ displayName }) => displayName === name);
    if (found) return { ok: true, people: 0, found: `the custom field "${name}" exists (${found.id})` };
    if (customFields.length >= MOST) {
      const taken = customFields.map(({ displayName }) => displayName).join(', ');
      return { ok: false, people: 0, found: `no custom field "${name}", and all ${MOST} are taken: ${taken}` };
    }
    const create = {
      what: `create the custom field "${name}"`,
      send: async (client: Parameters<SeedCheck['examine']>[1]) =>
        customFields.push(await client.createCustomField(name)),
    };
    return { ok: false, people: 0, found: `the custom field "${name}" does not exist`, writes: [create] };
  },
};
