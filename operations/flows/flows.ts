import { tableFile } from '../../engine/review/table-file';
import { loadEnvironment } from '../../project';
import type { Outcome } from '../outcome';

/** The lines an environment declares in its phase, for people; and all that decides what happens to a person, as JSON. */
export function flows(name: string): Outcome {
  const environment = loadEnvironment(name);
  const table = tableFile(environment);
  const { configuration } = table;
  const width = Math.max(...configuration.lines.map(({ from, to }) => from.length + to.length));
  const rows = configuration.lines.map(({ from, to, expr, push }) => {
    const arrow = `${from} → ${to}`.padEnd(width + 3);
    return `${arrow}  ${push === 'onCreate' && from === 'okta' ? '(on create) ' : ''}${expr}`;
  });
  const sources = Object.entries(configuration.sourcing).map(
    ([attribute, by]) => `okta.${attribute} is sourced by ${typeof by === 'string' ? by : by.join(', ')}`,
  );
  const text = [
    `${environment.name}, phase ${environment.phase}: ${rows.length} lines`,
    '',
    ...rows,
    ...(sources.length ? ['', ...sources] : []),
  ].join('\n');
  return { exitCode: 0, json: table, text };
}
