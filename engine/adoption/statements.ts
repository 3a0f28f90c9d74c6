import type { Environment } from '../environment/schema';
import { samlStatementsAt } from '../flows/derive';
import type { FlowTable, Hop, Phase, SystemId } from '../flows/model';
import { UNSPECIFIED } from '../flows/saml-statements';
import { lineId } from '../flows/take';
import type { AttributeStatement } from '../org/org';
import { appIn, type AdoptableOrg, type NotExpressible } from './org';

type Stated = Environment['ringcentral']['statements'][number];

/** The app's SAML statements: those that a line says, those that none can, and their order. */
export interface AdoptedStatements {
  readonly lines: readonly Hop[];
  readonly without: readonly string[];
  readonly statements: readonly Stated[];
  readonly statementOrder?: string[];
  readonly notExpressible: readonly NotExpressible[];
}

const FILTERS = ['STARTS_WITH', 'EQUALS', 'CONTAINS', 'REGEX'] as const;
const filterOf = (text: string | undefined) => FILTERS.find((one) => one === text);

const isPlain = ({ type, values, namespace = UNSPECIFIED }: AttributeStatement): boolean =>
  type === 'EXPRESSION' && values.length === 1 && namespace === UNSPECIFIED;

/** A statement that no line can say, as the environment states it; undefined where that cannot either. */
function stated({ name, type, values, namespace, filterType, filterValue }: AttributeStatement): Stated | undefined {
  const format = namespace === undefined || namespace === UNSPECIFIED ? {} : { namespace };
  if (type === 'EXPRESSION' && values.length > 0) return { name, ...format, values: [...values] };
  const filter = filterOf(filterType);
  return type === 'GROUP' && filter && filterValue
    ? { name, ...format, groups: { filter, value: filterValue } }
    : undefined;
}

const shown = ({ type, values, filterType, filterValue }: AttributeStatement): string =>
  [type, ...values, filterType, filterValue].filter(Boolean).join(' ');

/** Whether names stand as `statementsAt` puts them by itself. */
const isSorted = (names: readonly string[]): boolean =>
  names.every((name, index) => index === 0 || names[index - 1]! < name);

export function adoptedStatements(
  table: FlowTable,
  phase: Phase,
  system: SystemId,
  org: AdoptableOrg,
): AdoptedStatements {
  const { statements: live } = appIn(org, system);
  const declared = samlStatementsAt(table, system, phase);
  const own = live.filter((one) => !isPlain(one));
  const unsaid = own.filter((one) => !stated(one));
  const line = (name: string, expr: string): Hop => {
    const old = table.hops.find(
      (hop) => lineId(hop) === lineId({ from: 'okta', to: `${system}.${name}`, expr, as: 'samlStatement' }),
    );
    return { from: 'okta', to: `${system}.${name}`, expr, as: 'samlStatement', phase: old?.phase ?? 'app' };
  };
  const names = live.map(({ name }) => name);
  return {
    lines: live
      .filter((one) => isPlain(one) && declared.find(({ name }) => name === one.name)?.expression !== one.values[0])
      .map(({ name, values: [expression = ''] }) => line(name, expression)),
    without: declared
      .filter(({ name }) => !live.some((one) => isPlain(one) && one.name === name))
      .map(({ name }) => lineId(line(name, ''))),
    statements: own.flatMap((one) => stated(one) ?? []),
    ...(isSorted(names) ? {} : { statementOrder: names }),
    notExpressible: unsaid.map((one) => ({
      what: `SAML statement ${one.name}`,
      why: `live it is ${shown(one)}, of a kind that an environment has no words for`,
    })),
  };
}
