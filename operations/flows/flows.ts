import { tableFile, type TableFile } from '../../engine/review/table-file';
import { PHASES, type Phase } from '../../engine/flows/model';
import { loadEnvironment } from '../../project';
import { counted } from '../../engine/counted';
import type { Outcome } from '../outcome';

/** In the order in which an environment goes through them. */
export const SHOWN_PHASES = PHASES;

type Configuration = TableFile['configuration'];

const mappingsOf = ({ lines }: Configuration): string[] => {
  const width = Math.max(0, ...lines.map(({ from, to }) => from.length + to.length));
  return lines.map(({ from, to, expr, push }) => {
    const arrow = `${from} → ${to}`.padEnd(width + 3);
    return `${arrow}  ${push === 'onCreate' && from === 'okta' ? '(on create) ' : ''}${expr}`;
  });
};

const sourcesOf = ({ sourcing }: Configuration): string[] =>
  Object.entries(sourcing).map(
    ([attribute, by]) => `okta.${attribute} is sourced by ${typeof by === 'string' ? by : by.join(', ')}`,
  );

/** What members of a group get, whatever the mappings say (group profile values). */
const groupsOf = ({ lines }: Configuration): string[] =>
  lines.flatMap(({ to, groupValues = [] }) =>
    groupValues.map(({ group, value }) => `${to} of members of ${group.name} is ${JSON.stringify(value)}`),
  );

const rowsOf = (configuration: Configuration): string[] => [
  ...mappingsOf(configuration),
  ...sourcesOf(configuration),
  ...groupsOf(configuration),
];

/** What a phase declares that the one before it did not. */
function phaseText({
  phase,
  before,
  now,
}: {
  phase: Phase;
  before: readonly string[];
  now: readonly string[];
}): string {
  const trimmed = (rows: readonly string[]) => new Set(rows.map((row) => row.replaceAll(/ +/g, ' ')));
  const [known, kept] = [trimmed(before), trimmed(now)];
  const added = now.filter((row) => !known.has(row.replaceAll(/ +/g, ' ')));
  const gone = before.filter((row) => !kept.has(row.replaceAll(/ +/g, ' ')));
  return [
    `Phase ${phase}:${added.length + gone.length === 0 ? ' as before' : ''}`,
    ...added.map((row) => `  + ${row}`),
    ...gone.map((row) => `  - ${row}`),
  ].join('\n');
}

/**
 * The mappings, sources and group profile values that an environment declares: of one phase, or of all of them, each with what it adds. As JSON all that
 * decides what happens to a person, in `phase` or in the environment's own.
 */
export function flows(name: string, phase?: Phase): Outcome {
  const environment = loadEnvironment(name);
  const own = tableFile({ ...environment, phase: phase ?? environment.phase });
  const at = (one: Phase): string[] => rowsOf(tableFile({ ...environment, phase: one }).configuration);
  const text =
    phase === undefined
      ? [
          `${environment.name}, now in phase ${environment.phase}: ${counted(own.configuration.lines.length, 'mapping')}`,
          ...PHASES.map((one, index) =>
            phaseText({ phase: one, before: index === 0 ? [] : at(PHASES[index - 1]!), now: at(one) }),
          ),
        ].join('\n\n')
      : [
          `${environment.name}, phase ${phase}: ${counted(own.configuration.lines.length, 'mapping')}`,
          '',
          ...at(phase),
        ].join('\n');
  return { exitCode: 0, json: own, text };
}
