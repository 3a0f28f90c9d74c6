import { docs } from '../operations/docs/docs';
import { cli } from './cli';
import { documented } from './documented';

void cli<{ check?: boolean }>({
  name: 'docs',
  summary: 'Writes the pages that are made from data',
  flags: (command) => command.option('--check', 'write nothing, name the stale pages and exit 1'),
  run: async ({ check }) => docs({ root: process.cwd(), check: check ?? false, ...documented() }),
});
