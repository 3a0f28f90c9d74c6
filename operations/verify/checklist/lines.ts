import { mappingsAt, type Mapping } from '../../../engine/flows/derive';
import type { FlowTable, Phase, SystemKind } from '../../../engine/flows/model';
import { compared, type ChecklistItem, type StepNumber } from './item';
import type { LiveOrg } from './live-org';

/** Which step breaks when a line of this mapping is wrong. */
const stepOf = (kind: SystemKind, direction: Mapping['direction']): StepNumber => {
  if (kind === 'ringcentral') return direction === 'toOkta' ? 6 : 3;
  return direction === 'toOkta' ? 2 : 7;
};

const written = ({ expression, pushStatus }: { readonly expression: string; readonly pushStatus: string }): string =>
  `${expression} (${pushStatus})`;

/** Every declared mapping line as it stands in the org; lines that nobody declared, where the environment removes them. */
export function lines(table: FlowTable, phase: Phase, { apps }: LiveOrg): ChecklistItem[] {
  return mappingsAt(table, phase).flatMap(({ system, direction, lines: declared, undeclared }) => {
    const step = stepOf(table.systems[system]!.kind, direction);
    const live = apps.get(system)?.[direction] ?? {};
    const name = (to: string) => `line ${direction === 'toOkta' ? `${system} → okta.${to}` : `okta → ${system}.${to}`}`;
    const items = declared.map((line) =>
      compared(step, name(line.to), written(line), live[line.to] && written(live[line.to]!)),
    );
    const known = new Set(declared.map(({ to }) => to));
    const foreign = Object.keys(live).filter((to) => undeclared === 'remove' && !known.has(to) && to !== 'login');
    return [
      ...items,
      ...foreign.map((to) => ({ ...compared(step, name(to), '', written(live[to]!)), declared: 'absent' })),
    ];
  });
}
