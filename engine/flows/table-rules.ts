import { attributeName, isMapping, isProfileSource, mentions, phaseOf, systemOf } from './derive';
import { isInbound, PHASES, reached, type AttributePath, type FlowTable, type Hop, type SystemId } from './model';
import { quoted, type Problem, type Rule } from './problems';
import { lineId } from './take';
import { isRingCentral } from '../systems/kinds';

type TableRule = Rule<FlowTable>;

const place = (hop: Hop) => `flows line "${lineId(hop)}"`;
const attributePlace = (path: string) => `flows.attributes.${path}`;

const perHop =
  (check: (hop: Hop, table: FlowTable) => Omit<Problem, 'path'> | undefined): TableRule['check'] =>
  (table) =>
    table.hops.flatMap((hop) => {
      const problem = check(hop, table);
      return problem ? [{ path: place(hop), ...problem }] : [];
    });

const perAttribute =
  (
    check: (path: AttributePath, table: FlowTable, sourcedBy: readonly SystemId[]) => Omit<Problem, 'path'> | undefined,
  ): TableRule['check'] =>
  (table) =>
    (Object.keys(table.attributes) as AttributePath[]).flatMap((path) => {
      const sourcedBy = table.attributes[path]?.sourcedBy;
      const problem = check(path, table, Array.isArray(sourcedBy) ? (sourcedBy as readonly SystemId[]) : []);
      return problem ? [{ path: attributePlace(path), ...problem }] : [];
    });

const owners = (table: FlowTable) => ['okta', ...Object.keys(table.systems)];

function attributeAt(path: AttributePath, table: FlowTable): Omit<Problem, 'path'> | undefined {
  if (table.attributes[path] || !owners(table).includes(systemOf(path))) return undefined;
  const known = Object.keys(table.attributes).filter((other) => systemOf(other as AttributePath) === systemOf(path));
  return {
    wrong: `writes \`${path}\`, an attribute that no profile has`,
    right: `declare it under flows.attributes, or write one of ${quoted(known.map((other) => attributeName(other as AttributePath)))}`,
  };
}

function unwrittenBy(path: AttributePath, table: FlowTable, sourcedBy: readonly SystemId[]) {
  const silent = sourcedBy.filter((id) => !table.hops.some((hop) => hop.to === path && hop.from === id));
  return silent.length > 0 && silent.every((id) => table.systems[id])
    ? {
        wrong: `is sourced from ${quoted(silent)}, which has no line to it: it would lose its value`,
        right: 'add a line from that system, or take the system off the list',
      }
    : undefined;
}

/** Okta drops a value that the attribute's source does not send, so a system that writes and is not heard is a mistake. */
function unheard(hop: Hop, table: FlowTable) {
  if (!isInbound(hop)) return undefined;
  const sourcedBy = table.attributes[hop.to]?.sourcedBy;
  const source = table.systems[hop.from];
  if (Array.isArray(sourcedBy) || sourcedBy === 'okta' || source?.sourceRank === undefined) return undefined;
  const above = table.hops.filter((other) => other.to === hop.to && rank(other, table) < source.sourceRank!);
  const conditional = isRingCentral(source.kind) && reached(phaseOf(hop), 'bidirectional');
  return conditional && above.length > 0
    ? {
        wrong: `two systems own \`${hop.to}\`: it inherits, so ${quoted(above.map((other) => other.from))} wins and this line is never heard`,
        right: `state its sources: flows.attributes["${hop.to}"].sourcedBy = ["${hop.from}"]`,
      }
    : undefined;
}

const rank = (hop: Hop, table: FlowTable) => table.systems[hop.from]?.sourceRank ?? Number.POSITIVE_INFINITY;

function overtaken(hop: Hop, table: FlowTable) {
  if (isInbound(hop)) return undefined;
  const custom = (Object.keys(table.attributes) as AttributePath[]).filter(
    (path) =>
      systemOf(path) === 'okta' &&
      table.attributes[path]?.origin === 'custom' &&
      mentions(hop.expr, attributeName(path)),
  );
  const late = custom.filter((path) => {
    const writers = table.hops.filter((other) => other.to === path);
    return writers.length > 0 && !writers.some((other) => reached(phaseOf(hop), phaseOf(other)));
  });
  return late.length > 0
    ? {
        wrong: `reads ${quoted(late)} in phase \`${phaseOf(hop)}\`, before any line fills it`,
        right: 'give the line the phase of the line that fills the attribute',
      }
    : undefined;
}

/** What must hold in every table. Each has a bad example in test/engine/flows/table-rules.test.ts. */
export const TABLE_RULES: readonly TableRule[] = [
  {
    id: 'unknown-system',
    check: perHop((hop, table) => {
      const unknown = [hop.from, systemOf(hop.to)].find((id) => !owners(table).includes(id));
      return unknown === undefined
        ? undefined
        : { wrong: `names the system \`${unknown}\``, right: `one of ${quoted(owners(table))}` };
    }),
  },
  { id: 'unknown-attribute', check: perHop((hop, table) => (isMapping(hop) ? attributeAt(hop.to, table) : undefined)) },
  {
    id: 'two-lines-to-one-target',
    check: perHop((hop, table) =>
      table.hops.find((other) => lineId(other) === lineId(hop)) !== hop
        ? { wrong: 'is there twice', right: 'keep one line: two presets overlap, leave one of them out' }
        : undefined,
    ),
  },
  {
    id: 'okta-to-okta',
    check: perHop((hop) =>
      hop.from === 'okta' && systemOf(hop.to) === 'okta'
        ? { wrong: 'goes from Okta to Okta', right: 'a line joins Okta and one system' }
        : undefined,
    ),
  },
  {
    id: 'user-name-goes-to-user-name',
    check: perHop((hop) =>
      !isInbound(hop) && hop.as === 'usernameTemplate' && attributeName(hop.to) !== 'userName'
        ? { wrong: 'is a user name template for another attribute', right: 'a user name template goes to `userName`' }
        : undefined,
    ),
  },
  {
    id: 'two-owners',
    check: perHop(unheard),
  },
  {
    id: 'source-without-line',
    check: perAttribute((path, table, sourcedBy) => unwrittenBy(path, table, sourcedBy)),
  },
  {
    id: 'empty-source-list',
    check: perAttribute((path, table) => {
      const sourcedBy = table.attributes[path]?.sourcedBy;
      return Array.isArray(sourcedBy) && sourcedBy.length === 0
        ? { wrong: 'has an empty list of sources', right: 'name a system, or say `inherit` or `okta`' }
        : undefined;
    }),
  },
  {
    id: 'unknown-source',
    check: perAttribute((_, table, sourcedBy) => {
      const unknown = sourcedBy.filter((id) => !table.systems[id]);
      return unknown.length > 0
        ? { wrong: `is sourced from ${quoted(unknown)}`, right: `systems: ${quoted(Object.keys(table.systems))}` }
        : undefined;
    }),
  },
  {
    id: 'source-is-no-profile-source',
    check: perAttribute((_, table, sourcedBy) => {
      const none = sourcedBy.filter((id) => table.systems[id] && !isProfileSource(table.systems[id], 'live'));
      return none.length > 0
        ? { wrong: `is sourced from ${quoted(none)}, no profile source`, right: 'give the system a sourceRank' }
        : undefined;
    }),
  },
  {
    id: 'source-of-foreign-attribute',
    check: perAttribute((path, table) =>
      systemOf(path) !== 'okta' && table.attributes[path]?.sourcedBy !== undefined
        ? { wrong: 'states who sources it', right: 'only Okta attributes are sourced; leave `sourcedBy` out' }
        : undefined,
    ),
  },
  {
    id: 'discovered-is-external',
    check: perAttribute((path, table) =>
      table.attributes[path]?.externalName !== undefined && table.attributes[path].origin !== 'discovered'
        ? { wrong: 'has an external name', right: 'only attributes of origin `discovered` have one' }
        : undefined,
    ),
  },
  {
    id: 'attribute-of-unknown-system',
    check: perAttribute((path, table) =>
      owners(table).includes(systemOf(path))
        ? undefined
        : { wrong: 'belongs to no system', right: `start with one of ${quoted(owners(table))}` },
    ),
  },
  {
    id: 'discovered-before-bidirectional',
    check: perHop((hop, table) => {
      const system = isInbound(hop) ? hop.from : systemOf(hop.to);
      if (!isRingCentral(table.systems[system]?.kind) || reached(phaseOf(hop), 'bidirectional')) return undefined;
      const discovered = (Object.keys(table.attributes) as AttributePath[]).filter(
        (path) => systemOf(path) === system && table.attributes[path]?.origin === 'discovered',
      );
      const used = discovered.filter((path) => hop.to === path || mentions(hop.expr, attributeName(path)));
      return used.length > 0
        ? {
            wrong: `uses ${quoted(used)} in phase \`${phaseOf(hop)}\``,
            right: `\`bidirectional\` or later of ${quoted(PHASES)}: the gate ringcentral-discovered-attributes opens there`,
          }
        : undefined;
    }),
  },
  { id: 'phase-order', check: perHop(overtaken) },
];
