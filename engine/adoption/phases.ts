import { phaseOf } from '../flows/derive';
import { PHASES, type FlowTable, type Hop, type Phase } from '../flows/model';
import { TABLE_RULES } from '../flows/table-rules';
import { lineId } from '../flows/take';

const OF_PHASES = TABLE_RULES.filter(({ id }) => id === 'discovered-before-bidirectional' || id === 'phase-order');

const inPhase = (table: FlowTable, hop: Hop, phase: Phase): FlowTable => ({
  ...table,
  hops: table.hops.map((one) => (lineId(one) === lineId(hop) ? { ...hop, phase } : one)),
});

const fits = (table: FlowTable, id: string): boolean =>
  OF_PHASES.every(({ check }) => check(table).every(({ path }) => !path.includes(`"${id}"`)));

/**
 * Adopted lines with the first phase in which each may stand: what reads a discovered attribute waits until there is one, what reads an
 * attribute waits for the line that fills it.
 */
export function withPhases(table: FlowTable, adopted: readonly Hop[]): Hop[] {
  let phased = table;
  return adopted.map((hop) => {
    if (fits(phased, lineId(hop))) return hop;
    const phase = PHASES.slice(PHASES.indexOf(phaseOf(hop))).find((one) =>
      fits(inPhase(phased, hop, one), lineId(hop)),
    );
    if (phase === undefined) return hop;
    phased = inPhase(phased, hop, phase);
    return { ...hop, phase };
  });
}
