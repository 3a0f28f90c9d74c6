import { bench } from '../operations/bench/bench';
import { cli } from './cli';

void cli<object>({
  name: 'bench',
  summary: 'Measures one thing beside what it is held against; with --json one line of JSON for each measurement',
  flags: (command) => command.argument('<name>', 'which bench'),
  run: async ({ json }, [name = '']) => {
    const { lines, outcome } = await bench(name);
    if (!json) return outcome;
    process.stdout.write(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    return undefined;
  },
});
