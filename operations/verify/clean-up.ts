import type { Directory } from '../../clients/active-directory';
import { OktaApiError, type OktaClient } from '../../clients/okta';
import type { Clock } from '../../clients/rate-limit';
import type { RingCentralClient } from '../../clients/ringcentral';
import { UserFacingError } from '../../engine/errors';
import { PURPOSE } from './throw-away';
import { until, type Patience } from './waiting';

interface CleaningUp {
  readonly directory: Directory;
  readonly okta: OktaClient;
  readonly ringcentral: RingCentralClient;
  readonly clock: Clock;
  readonly patience: Patience;
}

async function fromDirectory({ directory }: CleaningUp, login: string): Promise<void> {
  for (const user of await directory.findThrowAways(`${PURPOSE} ${login}`)) await directory.delete(user);
}

/** Deactivation takes the RingCentral user away at once, without waiting for an import; the licence is free again. */
async function fromOkta({ okta }: CleaningUp, login: string): Promise<void> {
  try {
    const { id, status } = await okta.user(login);
    if (status !== 'DEPROVISIONED') await okta.deactivateUser(id);
    await okta.deleteUser(id);
  } catch (error) {
    if (!(error instanceof OktaApiError) || error.status !== 404) throw error;
  }
}

async function goneFromRingCentral({ ringcentral, clock, patience }: CleaningUp, login: string): Promise<void> {
  const gone = await until(
    async () => ((await ringcentral.extensions({ email: login })).length === 0 ? true : undefined),
    patience,
    { clock },
  );
  if (!gone) throw new UserFacingError(1, `RingCentral still has the user ${login}: Okta did not take it away.`);
}

/**
 * Takes the throw-away person out of the directory, Okta and RingCentral, each even where another fails. Answers what is left
 * behind, empty when nothing is. What was never made counts as gone.
 */
export async function cleanUp(tenants: CleaningUp, login: string): Promise<string[]> {
  const left: string[] = [];
  for (const remove of [fromDirectory, fromOkta, goneFromRingCentral])
    try {
      await remove(tenants, login);
    } catch (error) {
      if (!(error instanceof UserFacingError)) throw error;
      left.push(error.message);
    }
  return left;
}
