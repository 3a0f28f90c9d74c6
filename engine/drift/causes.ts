import { WHOLE, type LocatedDrift } from './model';

/** Merges what one action brought about; answers nothing where it has nothing to say of these. */
type Fold = (drift: readonly LocatedDrift[]) => LocatedDrift[];

const attributeOf = ({ address, field }: LocatedDrift): string | undefined => {
  const [, owned] = /^(?:okta_user_schema_property|ringcentralokta_attribute_source)\.okta_(.+)$/.exec(address) ?? [];
  if (owned !== undefined) return /^(master|source|priority|\*)/.test(field) ? owned : undefined;
  const [, plain] = /^okta\.(.+)$/.exec(address) ?? [];
  return plain !== undefined && field === 'source' ? plain : undefined;
};

/** Where an attribute comes from is one click, and stands in the schema twice: as a type and as a list. */
const sources: Fold = (drift) => {
  const first = new Map<string, LocatedDrift>();
  for (const one of drift) {
    const attribute = attributeOf(one);
    if (attribute === undefined || one.field === WHOLE) continue;
    const known = first.get(attribute);
    // What is said in words of the environment's says most; of a resource, the kind of source before the list.
    if (!known || one.address.startsWith('okta.') || (one.field === 'source' && !known.address.startsWith('okta.')))
      first.set(attribute, one);
  }
  return drift.filter((one) => {
    const attribute = attributeOf(one);
    return attribute === undefined || one.field === WHOLE || first.get(attribute) === one;
  });
};

const lineOf = ({ field }: LocatedDrift) => /^((?:lines|mappings)\.[^.]+)\.(expression|push_status)$/.exec(field);

/** One line that changed in both of its settings was saved once. */
const lines: Fold = (drift) => {
  const parts = new Map<string, LocatedDrift[]>();
  for (const one of drift) {
    const [, line] = lineOf(one) ?? [];
    if (line !== undefined) parts.set(`${one.address} ${line}`, [...(parts.get(`${one.address} ${line}`) ?? []), one]);
  }
  const merged = (side: 'expected' | 'actual', both: readonly LocatedDrift[]) =>
    Object.fromEntries(both.map((one) => [lineOf(one)![2]!, one[side]]));
  return drift.flatMap((one) => {
    const [, line] = lineOf(one) ?? [];
    const both = line === undefined ? [] : parts.get(`${one.address} ${line}`)!;
    if (line === undefined || both.length < 2) return [one];
    if (both[0] !== one) return [];
    return [{ ...one, field: line, expected: merged('expected', both), actual: merged('actual', both) }];
  });
};

/** A system that is no profile source any more may push nothing: its lines change their status with it. */
const statusOfLines: Fold = (drift) => {
  const turned = drift.flatMap(({ address, field }) => {
    const [, system] = /^systems\.(.+)$/.exec(address) ?? [];
    return system !== undefined && field === 'features.PROFILE_MASTERING' ? [system] : [];
  });
  return drift.filter(
    ({ address, field }) =>
      !(field.endsWith('.push_status') && turned.some((system) => address.endsWith(`.${system}_to_okta`))),
  );
};

/** With a group go its assignment and what rules put into it. */
const groups: Fold = (drift) => {
  const gone = drift.flatMap(({ tier, address, field }) => {
    const [, group] = /^okta_group\.(.+)$/.exec(address) ?? [];
    return group !== undefined && field === WHOLE && (tier === 'deleted' || tier === 'declared') ? [group] : [];
  });
  return drift.filter(
    ({ address, field }) =>
      !(
        gone.some((group) => address === `okta_app_group_assignment.${group}`) ||
        (gone.length > 0 && address.startsWith('okta_group_rule.') && field.startsWith('group_assignments'))
      ),
  );
};

/** A rule or a group of ours with another name is none of somebody else: it has its id. */
const renamed: Fold = (drift) => {
  const ours = drift.filter(({ address, field }) => /^okta_group(?:_rule)?\./.test(address) && field === 'name');
  const calledSo = ({ address, field }: LocatedDrift, name: string): boolean =>
    address === `rules.${name}` || field === `assignments.group.${name}`;
  const isOne = (one: LocatedDrift) =>
    ours.some(({ actual, targets }) => calledSo(one, String(actual)) && one.targets.some((id) => targets.includes(id)));
  return drift.filter((one) => !isOne(one));
};

const isPriority = ({ address, field }: LocatedDrift): boolean =>
  address.startsWith('okta_app_group_assignment.') && field === 'priority';

/** Priorities whose order is still ours: another group went first, and Okta moved all others down. */
const priorities: Fold = (drift) => {
  const shifted = drift.filter(isPriority);
  const number = (value: unknown): number => (typeof value === 'number' ? value : Number.MAX_SAFE_INTEGER);
  const byWish = [...shifted].sort((a, b) => number(a.expected) - number(b.expected));
  const inOrder = byWish.every((one, at) => at === 0 || number(byWish[at - 1]!.actual) < number(one.actual));
  const foreign = drift.some(({ field }) => field.startsWith('assignments.group.'));
  return inOrder && foreign ? drift.filter((one) => !isPriority(one)) : [...drift];
};

/** Okta's override of a SAML address, and the argument in which Terraform reads it. */
const OVERRIDDEN: Readonly<Record<string, string>> = {
  ssoAcsUrlOverride: 'sso_url',
  audienceOverride: 'audience',
  recipientOverride: 'recipient',
  destinationOverride: 'destination',
};

/** An override is read by us and by Terraform: the plan's own word counts where an apply would change it. */
const overrides: Fold = (drift) => {
  const names = (one: LocatedDrift) => {
    const [, override] = /^signOn\.(.+)$/.exec(one.field) ?? [];
    return override === undefined ? undefined : OVERRIDDEN[override];
  };
  const planned = (argument: string) =>
    drift.find(({ address, field }) => address.startsWith('okta_app_saml.') && field === argument);
  const dropped = drift.flatMap((one) => {
    const argument = names(one);
    const twin = argument === undefined ? undefined : planned(argument);
    return twin ? [twin.tier === 'declared' ? one : twin] : [];
  });
  return drift.filter((one) => !dropped.includes(one));
};

const FOLDS: readonly Fold[] = [sources, statusOfLines, lines, groups, renamed, priorities, overrides];

/** One item for what one action in a console did, however many settings it moved. */
export const causes = (drift: readonly LocatedDrift[]): LocatedDrift[] =>
  FOLDS.reduce((left, fold) => fold(left), [...drift]);
