import { acknowledgementOf } from '../../../engine/environment/acknowledged';
import { reached } from '../../../engine/flows/model';
import type { SeedCheck } from '../check';
import { overwrites } from '../../tenants/ringcentral/cutover';

/** Okta asks nobody: it replaces what the directory holds at the first push. Hence this look before it. */
export const firstWriteBack: SeedCheck = {
  id: 'first-write-back',
  who: 'whoever keeps the directory, with the telephony administrator',
  where:
    "the cutover table: fix the directory's numbers, or acknowledge RCO029 for the attribute in the environment, with a reason",
  source: 'Okta help, about profile mastering: pushes overwrite values in AD',
  examine: ({ people, environment, now }) => {
    const open = overwrites(people).filter(
      ({ path }) => !acknowledgementOf(environment, { id: 'RCO029', place: path, now }),
    );
    const when = reached(environment.phase, 'bidirectional') ? 'is on' : 'comes with phase bidirectional';
    return {
      ok: open.length === 0,
      people: new Set(open.map(({ person }) => person)).size,
      found: `the write-back ${when}: ${open.length} different numbers in a directory would be replaced`,
      rows: open.map(
        ({ login, path, sameDigits }) => `${login}: ${path}${sameDigits ? ' (same number, written differently)' : ''}`,
      ),
    };
  },
};
