import { reached } from '../../../engine/flows/model';
import type { SeedCheck } from '../check';

/** Okta asks nobody: it replaces what the directory holds at the first push. Hence this look before it. */
export const firstWriteBack: SeedCheck = {
  id: 'first-write-back',
  who: 'whoever keeps the directory, with the telephony administrator',
  where:
    "the cutover table: mend the directory's numbers, or acknowledge RCO029 for the attribute in the environment, with a reason",
  source: 'Okta help, about profile mastering: pushes overwrite values in AD',
  examine: ({ people, environment: { phase } }) => {
    const rows = people.flatMap(({ login, overwrites }) =>
      overwrites.map(
        ({ path, before, after, sameDigits }) =>
          `${login}: ${path} ${String(before)} → ${String(after)}${sameDigits ? ' (same number, written differently)' : ''}`,
      ),
    );
    const when = reached(phase, 'bidirectional') ? 'is on' : 'comes with phase bidirectional';
    return {
      ok: rows.length === 0,
      people: people.filter(({ overwrites }) => overwrites.length > 0).length,
      found: `the write-back ${when}: ${rows.length} different numbers in a directory would be replaced`,
      rows,
    };
  },
};
