import { RefusedError } from '../../../engine/errors';
import type { Check } from '../check';
import type { Patient } from '../patient';
import { granted } from '../rights/granted';
import { covers, leastApps, unknownTypes, type LeastApp } from '../rights/least';
import { OKTA_CONSOLE } from '../../../engine/conditions/consoles';

/** Credentials that may write are held to the managing app, others to the read-only one. */
const appInUse = (scopes: readonly string[], apps: readonly LeastApp[]): LeastApp =>
  apps.find(({ app }) => app === (scopes.some((scope) => scope.endsWith('.manage')) ? 'managing' : 'read-only'))!;

async function lacking(patient: Patient, scopes: readonly string[], least: LeastApp): Promise<string[]> {
  const problems: string[] = [];
  for (const scope of least.scopes.filter((one) => !covers(scopes, one)))
    problems.push(
      (await granted(patient, scope)) ? `OKTA_API_SCOPES does not name ${scope}` : `${scope} is not granted`,
    );
  return problems;
}

/** Has, lacks, has too many. What was granted and is not named is not looked for: each try stands in the System Log as a failure. */
export const oktaScopes: Check = {
  id: 'okta-scopes',
  after: 'okta-sign-in',
  remedy: `${OKTA_CONSOLE.apiScopes}: grant what is missing, revoke the rest, and name the same in OKTA_API_SCOPES`,
  look: async (patient) => {
    const { credentials } = patient.oktaConfig();
    if (credentials.kind === 'apiToken') return { ok: true, detail: 'An API token has no scopes.' };
    const declared = await patient.declared();
    const unknown = unknownTypes(declared);
    if (unknown.length > 0) throw new RefusedError(`What ${unknown.join(', ')} needs stands in no table.`);
    const { scopes } = credentials;
    const least = appInUse(scopes, leastApps(declared));
    const spare = scopes.filter((scope) => !covers([...least.scopes, ...least.optional], scope));
    const problems = [
      ...(await lacking(patient, scopes, least)),
      ...(spare.length > 0 ? [`too many: ${spare.join(', ')}`] : []),
    ];
    return problems.length === 0
      ? { ok: true, detail: `As the ${least.app} app needs: ${scopes.join(', ')}.` }
      : { ok: false, detail: `Held to the ${least.app} app: ${problems.join('; ')}.` };
  },
};
