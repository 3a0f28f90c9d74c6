import type { SystemId } from '../../flows/model';
import { UNSPECIFIED } from '../../flows/saml-statements';
import type { App, AttributeStatement, MappingPair, OrgWith, UserNameTemplate } from '../org';
import { differing, sameList, type Difference, type DifferenceOf } from './difference';

type Apps = OrgWith<'apps' | 'mappings', string | undefined>;

const sameUserName = (one: UserNameTemplate, other: UserNameTemplate): boolean =>
  one.expression === other.expression &&
  // Where one side does not say when the name is pushed, nothing is known to differ.
  (one.pushStatus ?? other.pushStatus) === (other.pushStatus ?? one.pushStatus);

const sameStatement = (one: AttributeStatement, other: AttributeStatement): boolean =>
  one.type === other.type &&
  (one.namespace ?? UNSPECIFIED) === (other.namespace ?? UNSPECIFIED) &&
  sameList(one.values, other.values) &&
  one.filterType === other.filterType &&
  one.filterValue === other.filterValue;

const byName = (app: App | undefined): Record<string, AttributeStatement> =>
  Object.fromEntries((app?.statements ?? []).map((statement) => [statement.name, statement]));

function ofApp(system: SystemId, expected: App | undefined, actual: App | undefined): Difference[] {
  const differences: Difference[] = [];
  if (expected?.status !== actual?.status)
    differences.push({ part: 'app', system, expected: expected?.status, actual: actual?.status });
  const [name, other] = [expected?.userName, actual?.userName];
  if (name !== other && !(name && other && sameUserName(name, other)))
    differences.push({ part: 'userName', system, expected: name, actual: other });
  const statements = differing(byName(expected), byName(actual), sameStatement);
  const overrides =
    expected?.overrides && actual?.overrides
      ? differing(expected.overrides, actual.overrides, (one, theirs) => one === theirs)
      : [];
  differences.push(...overrides.map((one): Difference => ({ part: 'override', system, ...one })));
  return [...differences, ...statements.map((one): Difference => ({ part: 'statement', system, ...one }))];
}

function features(system: SystemId, expected: App | undefined, actual: App | undefined): DifferenceOf<'feature'>[] {
  const [wanted, found] = [expected?.features ?? [], actual?.features ?? []];
  return [...new Set([...wanted, ...found])]
    .filter((feature) => wanted.includes(feature) !== found.includes(feature))
    .map((feature) => ({
      part: 'feature',
      system,
      feature,
      expected: wanted.includes(feature),
      actual: found.includes(feature),
    }));
}

const lines = (
  system: SystemId,
  expected: MappingPair | undefined,
  actual: MappingPair | undefined,
): DifferenceOf<'line'>[] =>
  (['toOkta', 'fromOkta'] as const).flatMap((direction) =>
    differing(
      expected?.[direction]?.lines,
      actual?.[direction]?.lines,
      (one, other) => one.expression === other.expression && one.pushStatus === other.pushStatus,
    ).map(({ name, ...sides }): DifferenceOf<'line'> => ({ part: 'line', system, direction, target: name, ...sides })),
  );

/** Apps, their provisioning features, and every line of their pairs. */
export function appDifferences(expected: Apps, actual: Apps): Difference[] {
  const systems = [...new Set([...Object.keys(expected.apps), ...Object.keys(actual.apps)])];
  return [
    ...systems.flatMap((system) => ofApp(system, expected.apps[system], actual.apps[system])),
    ...systems.flatMap((system) => features(system, expected.apps[system], actual.apps[system])),
    ...systems.flatMap((system) => lines(system, expected.mappings[system], actual.mappings[system])),
  ];
}
