import { UsageError } from '../../engine/errors';
import { interruptible } from '../../operations/interrupt';
import { surroundingsOf } from '../../operations/surroundings';
import { verify } from '../../operations/verify/verify';
import { command } from '../command';

interface Flags {
  env: string;
  person?: string;
  unit?: string;
  wait?: string;
  showValues?: boolean;
}

function minutes(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d{1,4}$/.test(value)) return Number(value);
  throw new UsageError(`--wait is no number of minutes: ${value}`);
}

const VERIFYING = {
  done: 'Nobody had been made yet, or what was made is told above.',
  goOn: 'run the same command again: it takes away what an earlier run left',
};

export default command<Flags>({
  examples: ['person verify --env demo', 'person verify --env demo --person grace.winterbourne@acme.test'],
  variables: ['okta', 'ringcentral', 'activeDirectory'],
  flags: (declared) =>
    declared
      .requiredOption('--env <name>', 'the environment')
      .option('--person <login>', 'look at somebody who has RingCentral already; makes nobody')
      .option('--unit <dn>', 'where to make the throw-away person (default: beside a member of the group in scope)')
      .option('--wait <minutes>', 'how long to wait for a scheduled import (default: 75)')
      .option('--show-values', "show an existing person's numbers"),
  run: ({ env, person, unit, wait, showValues }, _args, progress) =>
    interruptible(
      (signal) =>
        verify(
          { env, person, unit, waitMinutes: minutes(wait), showValues: showValues ?? false },
          surroundingsOf(progress, signal),
        ),
      VERIFYING,
    ),
});
