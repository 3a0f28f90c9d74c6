import type { Check } from '../check';
import { RINGCENTRAL_PERMISSIONS } from '../rights/table';
import { RINGCENTRAL_APP_PERMISSIONS } from '../../../engine/conditions/consoles';

/** The right side is included in the left (RingCentral, "App permissions"). */
const INCLUDED: Readonly<Record<string, readonly string[]>> = {
  EditAccounts: ['ReadAccounts', 'EditExtensions'],
  EditExtensions: ['ReadAccounts'],
};

const holds = (permissions: readonly string[], wanted: string): boolean =>
  permissions.some((one) => one === wanted || INCLUDED[one]?.includes(wanted));

export const ringcentralPermissions: Check = {
  id: 'ringcentral-permissions',
  after: 'ringcentral-tenant',
  remedy: `${RINGCENTRAL_APP_PERMISSIONS}: grant what is missing, and revoke the rest`,
  look: async (patient) => {
    if (!patient.surroundings.env.RC_USER_JWT) return [];
    const permissions = await (await patient.ringcentral()).appPermissions();
    const writes = permissions.some((one) => one.startsWith('Edit'));
    const app = writes ? 'managing' : 'read-only';
    const least = RINGCENTRAL_PERMISSIONS[app];
    const lacks = least.filter((one) => !holds(permissions, one));
    const spare = permissions.filter((one) => !holds(least, one));
    const problems = [
      ...(lacks.length > 0 ? [`lacks ${lacks.join(', ')}`] : []),
      ...(spare.length > 0 ? [`too many: ${spare.join(', ')}`] : []),
    ];
    return problems.length === 0
      ? { ok: true, detail: `As the ${app} app needs: ${permissions.join(', ')}.` }
      : { ok: false, detail: `Held to the ${app} app: ${problems.join('; ')}.` };
  },
};
