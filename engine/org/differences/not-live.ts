import type { Environment } from '../../environment/schema';
import { attributeName, declaredAttributesAt } from '../../flows/derive';
import { isInbound } from '../../flows/model';
import { tableOf } from '../../flows/take';
import { declaredOrg } from '../declared';
import { tellsSources } from '../org';
import { differences, type Comparable } from '.';
import type { Difference } from './difference';

/** Attributes that an admin adds from schema discovery and that lines need in this phase, as `system.name`. */
const discovered = (environment: Environment): ReadonlySet<string> =>
  new Set(
    Object.keys(environment.systems).flatMap((system) =>
      declaredAttributesAt(tableOf(environment), system, 'discovered', environment.phase).map(({ path }) => path),
    ),
  );

/** Attributes of Okta that some system's line fills. */
const fed = (environment: Environment): ReadonlySet<string> =>
  new Set(
    tableOf(environment)
      .hops.filter(isInbound)
      .map(({ to }) => attributeName(to)),
  );

/**
 * Everything declared that an API shows and that the org does not have as declared, before any plan. It finds what no value betrays: a
 * line that two systems agree on by chance, a feature that only matters when somebody leaves. Lines that nobody declared count where
 * the environment takes such lines away. Where the org tells no sources at all, nothing is compared: what people get is all the
 * evidence there is.
 */
export function notLive(environment: Environment, org: Comparable): Difference[] {
  const declared = declaredOrg(environment);
  const [needed, targets] = [discovered(environment), fed(environment)];
  const concerns = (one: Difference): boolean => {
    switch (one.part) {
      case 'userName':
      case 'override':
      case 'statement':
        return one.expected !== undefined && org.apps[one.system] !== undefined;
      case 'feature':
        return one.expected === true;
      case 'line':
        if (one.expected !== undefined) return true;
        // A direction of which nothing is declared has no resource that could take anything away.
        return (
          environment.systems[one.system]?.undeclared === 'remove' &&
          declared.mappings[one.system]?.[one.direction] !== undefined &&
          one.target !== 'login'
        );
      case 'attribute':
        return one.actual === undefined && one.owner in org.appSchemas && needed.has(`${one.owner}.${one.name}`);
      case 'source':
        return targets.has(one.attribute) && tellsSources(org.userSchema);
      case 'assignment':
      case 'rule':
        return one.expected !== undefined;
      case 'app':
        return true;
    }
  };
  return differences(declared, org).filter(concerns);
}
