import { demo } from '../operations/demo';
import { interruptible } from '../operations/interrupt';
import { surroundingsOf } from '../operations/surroundings';
import { cli } from './cli';

void cli({
  name: 'demo',
  summary: 'Play the whole rollout on embedded tenants: gates refuse, the admin opens them, Terraform applies',
  run: (_flags, _args, progress) => interruptible((signal) => demo(surroundingsOf(progress, signal))),
});
