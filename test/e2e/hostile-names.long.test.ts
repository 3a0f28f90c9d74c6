import { afterAll, beforeAll, describe, it } from 'vitest';
import { noTerraform } from '../terraform/on-path';
import { COMMANDS, startCanaries, type Canaries } from './canaries';
import { expectRunInert, NAMES, nameHostile } from './hostile-names';

let canaries: Canaries;
beforeAll(async () => {
  if (noTerraform.skip) return;
  canaries = await startCanaries();
  await nameHostile(canaries);
});
afterAll(() => canaries?.close());

/** Who is asked for by such a name, and a command whose own words are hostile. */
const NAMED = NAMES.flatMap((name) => [
  ['person show', name, '--env', 'demo'] as const,
  ['person simulate', 'disable', name, '--env', 'demo', '--json'] as const,
  ['explain', name] as const,
  ['plan', '--env', name] as const,
]);
/** For people, where COMMANDS asks for JSON. */
const TEXTS = COMMANDS.filter((command) => command.includes('--json')).map((command) =>
  command.filter((word) => word !== '--json'),
) as unknown as typeof COMMANDS;

describe.skipIf(noTerraform.skip)(`names that a tenant or a hand gave${noTerraform.because}`, () => {
  it.each([...COMMANDS, ...TEXTS, ...NAMED])('are inert in whatever %s %j writes', async (words, ...flags) => {
    expectRunInert(canaries, await canaries.runAsJob([words, ...flags]));
  });
});
