import type { Command } from 'commander';
import { UsageError } from '../engine/errors';
import { drift, VERBS, type DriftFlags } from '../operations/drift/drift';
import { interruptible } from '../operations/interrupt';
import { surroundingsOf } from '../operations/surroundings';
import { cli } from './cli';

void cli<Omit<DriftFlags, 'verb'>>({
  name: 'drift',
  summary: 'Compares live tenants with what the environment declares; check reads only',
  flags: (command: Command) =>
    command
      .argument('[verb]', VERBS.join(', '), 'check')
      .requiredOption('--env <name>', 'environment')
      .option('--out <dir>', 'write drift.json, drift.md and drift.sarif there')
      .option('--baseline <file>', 'what people have accepted; default environments/drift/NAME.json')
      .option('--address <pattern>', 'record, ignore: only there; * stands for any characters')
      .option('--field <pattern>', 'record, ignore: only these fields')
      .option('--reason <text>', 'record, ignore: why it is accepted')
      .option('--show-values', "show people's values instead of their kind and a hash"),
  run: ({ json: _json, ...flags }, [wanted = 'check'], progress) => {
    const verb = VERBS.find((name) => name === wanted);
    if (!verb) throw new UsageError(`drift does not know '${wanted}'`, `Use ${VERBS.join(', ')}.`);
    return interruptible((signal) => drift({ ...flags, verb }, surroundingsOf(progress, signal)));
  },
});
