import { calibrate, type CalibrateFlags } from '../../operations/calibrate/calibrate';
import { interruptible } from '../../operations/interrupt';
import { surroundingsOf } from '../../operations/surroundings';
import { command } from '../command';

const CALIBRATING = {
  done: 'Throw-away objects may be left in the preview org.',
  goOn: 'run the same command again: it takes away first what an earlier run left',
};

export default command<CalibrateFlags>({
  examples: ['calibrate --env demo'],
  variables: ['okta'],
  flags: (declared) =>
    declared
      .requiredOption('--env <name>', 'environment, on a preview org')
      .option('--out <file>', 'file of the answers; default environments/calibration/NAME.json')
      .option('--allow-production', 'also on an org of real people'),
  run: ({ env, out, allowProduction }, _args, progress) =>
    interruptible((signal) => calibrate({ env, out, allowProduction }, surroundingsOf(progress, signal)), CALIBRATING),
});
