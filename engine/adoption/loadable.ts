import { EnvironmentError, parseEnvironment } from '../environment/parse';
import type { Environment } from '../environment/schema';
import type { Problem } from '../flows/problems';
import { lineId } from '../flows/take';
import type { NotExpressible } from './org';

/** More than these are no mistake of a part: something is wrong with the whole. */
const MOST = 100;

const numbered = (path: string, list: string): number | undefined => {
  const [, index] = new RegExp(`^${list.replaceAll('.', '\\.')}\\.(\\d+)`).exec(path) ?? [];
  return index === undefined ? undefined : Number(index);
};

const less = <T>(list: readonly T[] | undefined, index: number): T[] => (list ?? []).filter((_, at) => at !== index);

/** The environment without the part that a problem is about; undefined where the part is none that adoption made. */
function without(environment: Environment, { path }: Problem): Environment | undefined {
  const { flows, access, attestations, acknowledgements } = environment;
  const [, id] = /^flows line "(.+?)"/.exec(path) ?? [];
  if (id !== undefined && flows.lines?.some((line) => lineId(line) === id))
    return { ...environment, flows: { ...flows, lines: flows.lines.filter((line) => lineId(line) !== id) } };
  const line = numbered(path, 'flows.lines');
  if (line !== undefined) return { ...environment, flows: { ...flows, lines: less(flows.lines, line) } };
  const left = numbered(path, 'flows.without');
  if (left !== undefined) return { ...environment, flows: { ...flows, without: less(flows.without, left) } };
  const [, attribute] = /^flows\.attributes\.(.+)$/.exec(path) ?? [];
  if (attribute !== undefined && flows.attributes?.[attribute]) {
    const { [attribute]: _, ...attributes } = flows.attributes;
    return { ...environment, flows: { ...flows, attributes } };
  }
  const rule = numbered(path, 'access.rules');
  if (rule !== undefined) return { ...environment, access: { ...access, rules: less(access.rules, rule) } };
  const group = numbered(path, 'access.groups');
  if (group !== undefined) return { ...environment, access: { ...access, groups: less(access.groups, group) } };
  const statement = numbered(path, 'ringcentral.statements');
  if (statement !== undefined) {
    const { ringcentral } = environment;
    return { ...environment, ringcentral: { ...ringcentral, statements: less(ringcentral.statements, statement) } };
  }
  const [, gate] = /^attestations\.(.+?)(?:\.(?:on|expires))?$/.exec(path) ?? [];
  if (gate !== undefined && attestations[gate]) {
    const { [gate]: _, ...others } = attestations;
    return { ...environment, attestations: others };
  }
  const acknowledged = numbered(path, 'acknowledgements');
  return acknowledged === undefined
    ? undefined
    : { ...environment, acknowledgements: less(acknowledgements, acknowledged) };
}

/**
 * An environment that its own rules take: what they refuse is left out, one part after the other, and named. @throws EnvironmentError where
 * what they refuse is nothing that can be left out
 */
export function loadable(adopted: Environment): {
  readonly environment: Environment;
  readonly notExpressible: readonly NotExpressible[];
} {
  const notExpressible: NotExpressible[] = [];
  let environment = adopted;
  for (let round = 0; ; round += 1)
    try {
      return { environment: parseEnvironment(environment), notExpressible };
    } catch (error) {
      if (!(error instanceof EnvironmentError) || round > MOST) throw error;
      const [problem, ...others] = error.problems;
      const part = [problem!, ...others].find((one) => without(environment, one) !== undefined);
      if (!part) throw error;
      environment = without(environment, part)!;
      notExpressible.push({ what: part.path, why: `${part.wrong}; left out. Right would be: ${part.right}` });
    }
}
