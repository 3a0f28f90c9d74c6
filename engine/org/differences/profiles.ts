import type { AttributeSource, OrgWith, UserAttribute } from '../org';
import { differing, sameList, UNTOLD, type DifferenceOf } from './difference';

type Profiles = OrgWith<'appSchemas' | 'userSchema', string | undefined>;

type Attributes = Profiles['appSchemas'][string];

/** Only whether an attribute is there: titles and types are Terraform's to compare. */
const attributes = (
  owner: string,
  expected: Attributes | undefined,
  actual: Attributes | undefined,
): DifferenceOf<'attribute'>[] =>
  differing(expected, actual, () => true).map((one) => ({ part: 'attribute', owner, ...one }));

const sameSource = (one: AttributeSource | typeof UNTOLD, other: AttributeSource | typeof UNTOLD): boolean =>
  one !== UNTOLD && other !== UNTOLD && one.type === other.type && sameList(one.priority, other.priority);

const sourcesOf = (
  all: Readonly<Record<string, UserAttribute>>,
): Readonly<Record<string, AttributeSource | typeof UNTOLD>> =>
  Object.fromEntries(Object.entries(all).map(([name, { source }]) => [name, source ?? UNTOLD]));

const sources = (expected: Profiles['userSchema'], actual: Profiles['userSchema']): DifferenceOf<'source'>[] =>
  differing<AttributeSource | typeof UNTOLD>(
    sourcesOf(expected.attributes),
    sourcesOf(actual.attributes),
    sameSource,
  ).map(({ name, ...sides }) => ({ part: 'source', attribute: name, ...sides }));

/** Which attributes the profiles have, and where those of Okta come from. */
export function profileDifferences(expected: Profiles, actual: Profiles) {
  const systems = [...new Set([...Object.keys(expected.appSchemas), ...Object.keys(actual.appSchemas)])];
  return [
    ...attributes('okta', expected.userSchema.attributes, actual.userSchema.attributes),
    ...systems.flatMap((system) => attributes(system, expected.appSchemas[system], actual.appSchemas[system])),
    ...sources(expected.userSchema, actual.userSchema),
  ];
}
