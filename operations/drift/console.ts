import { endedBy } from '../../engine/conditions/console/changes';
import type { ConsoleChange, PlacedChange, RememberedChange } from '../../engine/conditions/console/event';
import type { Observations } from '../../engine/conditions/condition';
import { merged } from '../../engine/conditions/org-facts';
import { ringcentralDirectoryIntegration } from '../../engine/conditions/gates/ringcentral-directory-integration';
import type { Environment } from '../../engine/environment/schema';
import type { Accepted, Canary } from '../../engine/drift';
import type { Progress } from '../outcome';
import { writeAccepted } from '../accepted-file';
import type { LiveTenants } from './live-tenants';

/** Where `record` and `ignore` find a change of the console. */
export const consolePlace = ({ condition, to }: ConsoleChange) => ({
  address: `conditions.${condition}`,
  field: 'console',
  actual: to,
});

export const shownChange = ({ condition, by, when, from, to }: PlacedChange): ConsoleChange => ({
  condition,
  by,
  when,
  from,
  to,
});

/** What the log told of conditions: uses that renew an attestation, and changes that end one. */
export function observationsOf(
  environment: Environment,
  { observations, proofs, console: reading }: LiveTenants,
  account: readonly Canary[],
  now: Date,
): Observations | undefined {
  return (
    observations &&
    merged(observations, proofs ?? {}, endedBy(environment, reading.changes), accountFacts(account, now))
  );
}

/** RingCentral tells itself whether Directory Integration is on. */
function accountFacts(account: readonly Canary[], now: Date): Observations {
  const found = account.find(({ id }) => id === 'directory-integration');
  if (!found) return {};
  const means = found.ok ? 'proves' : 'ends';
  const what = found.ok
    ? 'RingCentral lists Directory Integration as enabled'
    : 'RingCentral does not list it as enabled';
  return { [ringcentralDirectoryIntegration.id]: [{ means, what, when: now.toISOString() }] };
}

/** An admin's name does not belong in git: the log has it for as long as it keeps it, and Okta knows the id. */
const remembered = ({ condition, setting, actorId, when, from, to }: PlacedChange): RememberedChange => ({
  condition,
  setting,
  by: actorId ?? 'somebody whose id the log does not tell',
  when,
  from,
  to,
});

/**
 * Okta forgets after ninety days: what nobody has answered by then is kept in the file of what people have accepted. It is written only
 * when that changes.
 */
export function remember(path: string, accepted: Accepted, changes: readonly PlacedChange[], progress: Progress): void {
  const kept = changes.map(remembered);
  if (JSON.stringify(accepted.console ?? []) === JSON.stringify(kept)) return;
  const { console: _, ...rest } = accepted;
  try {
    writeAccepted(path, kept.length > 0 ? { ...rest, console: kept } : rest);
  } catch (error) {
    progress(
      `${path} could not be written: what was changed in the console is told until Okta's log forgets it. ${(error as Error).message}`,
    );
  }
}
