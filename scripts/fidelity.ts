import { fidelity } from '../operations/fidelity/fidelity';
import { cli } from './cli';

void cli<{ recordings?: string }>({
  name: 'fidelity',
  summary: 'Says how faithfully the embedded tenants answer: as recorded, and as the vendors publish',
  flags: (command) =>
    command.option('--recordings <place>', 'a go-vcr cassette, a file of doctor --capture, or a folder of them'),
  run: (flags) => fidelity(flags),
});
