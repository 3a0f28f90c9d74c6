import { bench } from '../bench/bench';
import { Terminal } from '../reports/outgoing';
import { cli } from './cli';

void cli<object>({
  name: 'bench',
  summary: 'Measures one thing beside what it is held against; with --json one line of JSON for each measurement',
  flags: (command) => command.argument('<name>', 'which bench'),
  run: async ({ json }, [name = '']) => {
    const { lines, outcome } = await bench(name);
    if (!json) return outcome;
    const terminal = new Terminal();
    for (const line of lines) terminal.printJson(line);
    return undefined;
  },
});
