import { comment } from '../../operations/ci';
import { publish } from '../../operations/publish';
import { interruptible } from '../../operations/interrupt';
import { command } from '../command';

interface Flags {
  file?: string;
  pullRequest?: string;
}

export const MAYBE_PUBLISHED = {
  done: 'The report may have been published; its comment or issue is updated in place.',
  goOn: 'run the same command again',
};

export default command<Flags>({
  examples: ['ci comment', 'ci comment --file review/review.md --pull-request 7'],
  variables: ['pipeline', 'github'],
  flags: (declared) =>
    declared
      .option('--file <report>', 'the Markdown report; default what ci review wrote')
      .option('--pull-request <number>', 'default PULL_REQUEST, or that of the merge queue'),
  run: async ({ file, pullRequest }) =>
    interruptible(
      (signal) =>
        comment(
          publish,
          { ...process.env, ...(pullRequest && { PULL_REQUEST: pullRequest }) },
          { file, options: { signal } },
        ),
      MAYBE_PUBLISHED,
    ),
});
