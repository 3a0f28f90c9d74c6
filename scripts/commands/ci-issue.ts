import { interruptible } from '../../operations/interrupt';
import { publish } from '../../operations/publish';
import { command } from '../command';
import { MAYBE_PUBLISHED } from './ci-comment';

interface Flags {
  file: string;
  title: string;
  label: string;
  clean?: boolean;
}

export default command<Flags>({
  examples: ["ci issue --file out/demo/drift/drift.md --title 'Drift in demo' --label drift"],
  variables: ['github'],
  flags: (declared) =>
    declared
      .requiredOption('--file <report>', 'the Markdown report')
      .requiredOption('--title <title>', 'of the issue')
      .option('--label <label>', 'label of the issue', 'ringcentral-okta')
      .option('--clean', 'there is nothing to report: close the issue'),
  run: async ({ file, title, label, clean }) =>
    interruptible(
      (signal) => publish({ issue: title, label, clean: clean ?? false }, file, process.env, { signal }),
      MAYBE_PUBLISHED,
    ),
});
