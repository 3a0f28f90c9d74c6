import type { OktaClient } from '../../clients/okta';
import type { Environment } from '../../engine/environment/schema';
import { attributeName, overriddenBaseAttributesAt, sourceAt } from '../../engine/flows/derive';
import type { FlowTable, SystemId } from '../../engine/flows/model';
import { tableOf } from '../../engine/flows/take';
import { gateOfBaseSource } from '../../engine/gates/gates';
import { tellsSources, type AttributeSource, type UserAttribute } from '../../engine/org/org';
import type { Plan } from '../../terraform';
import { priorResources } from '../../terraform';
import { readOrg } from '../tenants/read-org';
import type { Refusal } from './refusal';
import { OKTA_CONSOLE } from '../../engine/conditions/consoles';

function appIdOf(environment: Environment, system: SystemId, plan: Plan): string | undefined {
  const app = environment.systems[system]?.app;
  if (app && 'adopt' in app) return app.adopt;
  const created = priorResources(plan).find(({ type }) => type === 'okta_app_saml');
  return typeof created?.values.id === 'string' ? created.values.id : undefined;
}

function told(source: AttributeSource | undefined): string {
  if (!source) return 'no source at all';
  const { type, priority } = source;
  return priority.length > 0 ? `${type} by ${priority.join(', ')}` : type;
}

/** Undefined where the org tells no sources: some orgs leave `master` out of every base attribute. */
function mismatch(wanted: readonly (string | undefined)[], attribute: UserAttribute | undefined): string | undefined {
  if (attribute?.origin !== 'base') return 'the attribute does not exist';
  const { source } = attribute;
  const same = source?.type === 'OVERRIDE' && wanted.every((id, index) => id === source.priority[index]);
  return same ? undefined : `Okta says ${told(source)}`;
}

/**
 * A base attribute's priority list is set by hand and attested, for no data source of Terraform reads it. Okta's API does:
 * an attestation that the live schema contradicts is refused. What our provider sets needs nobody's word.
 */
export async function attestedSourceRefusals(
  environment: Environment,
  plan: Plan,
  okta: OktaClient,
): Promise<Refusal[]> {
  if (environment.okta.baseSources !== 'byHand') return [];
  const table: FlowTable = tableOf(environment);
  const attested = overriddenBaseAttributesAt(table, environment.phase).filter(
    (path) => environment.attestations[gateOfBaseSource(path)],
  );
  if (attested.length === 0) return [];
  // Without the systems' apps a source is told by its app's id, which is what the plan knows.
  const { userSchema } = await readOrg(okta, environment, ['userSchema'], { apps: new Map() });
  if (!tellsSources(userSchema)) return [];
  return attested.flatMap((path) => {
    const source = sourceAt(table, path, environment.phase);
    const systems = source.type === 'OVERRIDE' ? source.systems : [];
    const found = mismatch(
      systems.map((system) => appIdOf(environment, system, plan)),
      userSchema.attributes[attributeName(path)],
    );
    const { by, on } = environment.attestations[gateOfBaseSource(path)]!;
    return found === undefined
      ? []
      : [
          {
            why: `Gate ${gateOfBaseSource(path)} is attested by ${by} on ${on}, and ${found}: ${path} is not sourced from ${systems.join(', ')}.`,
            remedy: OKTA_CONSOLE.sourcePriority(attributeName(path), systems.join(', ')),
          },
        ];
  });
}
