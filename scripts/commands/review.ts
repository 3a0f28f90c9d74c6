import { commandLine } from '../../engine/command-line';
import { UsageError } from '../../engine/errors';
import { interruptible } from '../../operations/interrupt';
import { FORMATS, review, type Format } from '../../operations/review/review';
import { surroundingsOf } from '../../operations/surroundings';
import { command } from '../command';
import { oneOf } from '../one-of';

interface Flags {
  env: string;
  plan?: string;
  base?: string;
  people: string;
  out?: string;
  format: string;
  failOn: string;
  showValues?: boolean;
  hereIsFine?: boolean;
}

const SEVERITIES = ['note', 'warning', 'error'] as const;

export default command<Flags>({
  examples: [
    'review --env demo --base main --people people.jsonl',
    'review --env demo --plan plan --people people.jsonl --out review',
  ],
  variables: ['okta', 'ringcentral', 'activeDirectory'],
  flags: (declared) =>
    declared
      .requiredOption('--env <name>', 'the environment')
      .option('--plan <dir>', 'a saved plan (folder or plan.json): the live org compared with the plan')
      .option('--base <revision>', 'a git revision compared with this checkout; needs no credentials')
      .requiredOption('--people <file>', `people as JSON Lines: fixtures, or from ${commandLine('person export')}`)
      .option('--out <dir>', 'write the reports there')
      .option('--format <list>', 'json,markdown,sarif,html,csv', FORMATS.join(','))
      .option('--fail-on <severity>', 'exit 1 from this severity on: note, warning, error', 'error')
      .option('--show-values', "show people's values instead of their shape")
      .option('--here-is-fine', 'write the reports also where git would take them up'),
  run: async ({ env, plan, base, people, out, format, failOn, showValues, hereIsFine }, _args, progress) => {
    if ((plan === undefined) === (base === undefined)) throw new UsageError('Give one of --plan and --base');
    const formats = format.split(',').map((name): Format => oneOf('--format', FORMATS, name.trim()));
    return interruptible((signal) =>
      review({
        env,
        ...(plan !== undefined && { plan }),
        ...(base !== undefined && { base }),
        people,
        ...(out !== undefined && { out }),
        formats,
        failOn: oneOf('--fail-on', SEVERITIES, failOn),
        showValues: showValues ?? false,
        hereIsFine: hereIsFine ?? false,
        now: new Date().toISOString(),
        connecting: surroundingsOf(progress, signal),
      }),
    );
  },
});
