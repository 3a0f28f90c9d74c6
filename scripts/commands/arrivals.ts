import { arrivals, FORMATS } from '../../operations/arrivals/arrivals';
import { interruptible } from '../../operations/interrupt';
import { surroundingsOf } from '../../operations/surroundings';
import { command } from '../command';
import { oneOf } from '../one-of';

interface Flags {
  readonly env: string;
  readonly format: string;
  readonly out?: string;
  readonly showValues?: boolean;
  readonly hereIsFine?: boolean;
}

export default command<Flags>({
  examples: ['arrivals --env demo', 'arrivals --env demo --format csv --show-values', 'arrivals --env demo --out out'],
  variables: ['okta', 'ringcentral', 'activeDirectory'],
  exits: { 0: 'everything has arrived', 1: 'somebody waits or was refused' },
  flags: (declared) =>
    declared
      .requiredOption('--env <name>', 'environment')
      .option('--format <format>', FORMATS.join(', '), 'text')
      .option('--out <dir>', 'write every format there as well')
      .option('--show-values', "show people's values instead of their shape")
      .option('--here-is-fine', 'write such files also where git would take them up'),
  run: ({ json: _json, format, ...flags }, _args, progress) => {
    const chosen = oneOf('--format', FORMATS, format);
    return interruptible((signal) => arrivals({ ...flags, format: chosen }, surroundingsOf(progress, signal)));
  },
});
