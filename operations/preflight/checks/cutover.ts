import { cutoverTable } from '../../tenants/ringcentral/cutover';
import type { SeedCheck } from '../check';

/** Asked once, before phase live: afterwards numbers that differ are drift. */
export const cutover: SeedCheck = {
  id: 'cutover',
  who: 'the telephony administrator, with whoever keeps the directory',
  where: "read the cutover table, then acknowledge `{ id: 'cutover', reason, expires }` in the environment",
  source: 'design: nothing known is lost; numbers of the old system may still be in use',
  examine: ({ people, environment, now }) => {
    const { same, different, onlyInDirectory, onlyInRingCentral, undecided, acknowledged } = cutoverTable(
      environment,
      people,
      now,
    );
    const ok = undecided === 0 || acknowledged !== undefined || environment.phase === 'live';
    const counts = `${same} same, ${different} different, ${onlyInDirectory} only in a directory, ${onlyInRingCentral} only in RingCentral`;
    return {
      ok,
      people: ok ? 0 : undecided,
      found: `${counts}${acknowledged ? ` (acknowledged: ${acknowledged})` : ''}`,
    };
  },
};
