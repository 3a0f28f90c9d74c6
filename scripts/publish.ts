import { UsageError } from '../engine/errors';
import { interruptible } from '../operations/interrupt';
import { publish } from '../operations/publish';
import { cli } from './cli';

interface Flags {
  file: string;
  comment?: string;
  issue?: string;
  label: string;
  clean?: boolean;
}

const MAYBE_PUBLISHED = {
  done: 'The report may have been published; its comment or issue is updated in place.',
  goOn: 'run the same command again',
};

void cli<Flags>({
  name: 'publish',
  summary: 'Puts a report on a pull request (one comment, updated in place) or into one issue (closed when clean)',
  flags: (command) =>
    command
      .requiredOption('--file <report>', 'the Markdown report')
      .option('--comment <number>', 'comment on this pull request')
      .option('--issue <title>', 'keep one issue with this title')
      .option('--label <label>', 'label of the issue', 'ringcentral-okta')
      .option('--clean', 'there is nothing to report: close the issue'),
  run: async ({ file, comment, issue, label, clean }) => {
    if ((comment === undefined) === (issue === undefined)) throw new UsageError('Give one of --comment and --issue');
    const where = comment === undefined ? { issue: issue ?? '', label, clean: clean ?? false } : { comment };
    return interruptible((signal) => publish(where, file, process.env, { signal }), MAYBE_PUBLISHED);
  },
});
