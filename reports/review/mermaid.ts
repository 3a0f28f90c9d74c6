import type { HopChange } from '../../engine/review/model';

const CLASSES = [
  'classDef changed stroke:#d97706,stroke-width:3px',
  'classDef added stroke:#16a34a,stroke-width:3px',
  'classDef removed stroke:#dc2626,stroke-width:3px,stroke-dasharray:4',
];

const ARROW: Readonly<Record<HopChange['state'], string>> = {
  same: '-->',
  changed: '==>',
  added: '==>',
  removed: '-.->',
};

const nodeId = (path: string): string => path.replace(/[^A-Za-z0-9]/g, '_');

const quoted = (text: string): string => `"${text.replaceAll('"', '#quot;')}"`;

const systemOf = (path: string): string => path.split('.')[0] ?? path;

/** Attributes grouped by system, in order of first use. */
function nodes(hops: readonly HopChange[]): Map<string, Set<string>> {
  const systems = new Map<string, Set<string>>();
  for (const path of hops.flatMap(({ reads, to }) => [...reads, to])) {
    const attributes = systems.get(systemOf(path)) ?? new Set();
    systems.set(systemOf(path), attributes.add(path));
  }
  return systems;
}

/** The flow of values as a Mermaid flowchart: a box per system, an arrow per attribute read, changed lines thick. */
export function flowChart(hops: readonly HopChange[]): string {
  const boxes = [...nodes(hops)].flatMap(([system, attributes]) => [
    `  subgraph ${nodeId(system)}_box[${quoted(system)}]`,
    ...[...attributes].map((path) => `    ${nodeId(path)}[${quoted(path.slice(system.length + 1))}]`),
    '  end',
  ]);
  const arrows = hops.flatMap(({ reads, to, state }) =>
    [...reads].map((read) => `  ${nodeId(read)} ${ARROW[state]} ${nodeId(to)}`),
  );
  const marks = hops.filter(({ state }) => state !== 'same').map(({ to, state }) => `  class ${nodeId(to)} ${state}`);
  return [
    'flowchart LR',
    ...boxes,
    ...arrows,
    ...(marks.length ? CLASSES.map((line) => `  ${line}`) : []),
    ...marks,
  ].join('\n');
}
