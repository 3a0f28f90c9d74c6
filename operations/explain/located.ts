import { systemClock } from '../../clients/rate-limit';
import { wayOf } from '../../engine/explanations/attribute';
import { explain } from '../../engine/explanations/explain';
import type { Explanation } from '../../engine/explanations/message';
import { ringcentralSystem } from '../../engine/flows/take';
import { loadEnvironment } from '../../project';
import { masked, type Mask } from '../../reports/mask';
import type { Connecting } from '../tenants/connect';
import { failuresOf } from '../tenants/failures';
import { withReach, type Reach } from '../tenants/person/read';

/** Somebody to whom the message happened, and the value it is about. */
export interface Located {
  readonly person: string;
  readonly id: string;
  /** RingCentral's attribute, and where its value comes from. */
  readonly attribute?: string;
  readonly from?: readonly string[];
  /** What Okta holds there; masked. */
  readonly value?: string;
}

const sameParameters = (a: Explanation, b: Explanation): boolean =>
  Object.entries(a.parameters).every(
    ([name, value]) => b.parameters[name] === undefined || b.parameters[name] === value,
  );

/** The attribute that the message names, with the person's value of it. */
function attributeOf(
  { flows, environment }: Reach,
  { parameters }: Explanation,
  profile: Readonly<Record<string, unknown>>,
  mask: Mask,
): Partial<Located> {
  const { parameter } = parameters;
  const way = parameter === undefined ? undefined : wayOf(flows, ringcentralSystem(environment.systems)!, parameter);
  if (!way) return {};
  const [first = ''] = way.from;
  return { attribute: way.attribute, from: way.from, value: mask(profile[first.slice('okta.'.length)] ?? null) };
}

/**
 * People in the org to whom the same thing happened lately and has not been mended since, and the attribute it is about, by Okta's System
 * Log and the lines that stand in the org. Reads only.
 */
export function locate(env: string, found: Explanation, connecting: Connecting): Promise<Located[]> {
  const environment = loadEnvironment(env, connecting.env.ENVIRONMENT_FILE);
  const mask = masked();
  return withReach(environment, connecting, async (reach) => {
    const located: Located[] = [];
    for (const { person, message } of await failuresOf(reach.okta, (connecting.clock ?? systemClock).now())) {
      const other = explain(message);
      if (other?.id !== found.id || !sameParameters(found, other)) continue;
      const { id, profile } = await reach.okta.user(person);
      located.push({ person: String(profile['login']), id, ...attributeOf(reach, other, profile, mask) });
    }
    return located;
  });
}
