import { z } from 'zod';
import type { OktaClient } from '../../clients/okta';

const Provisioning = z.looseObject({
  eventType: z.string(),
  published: z.string(),
  outcome: z.looseObject({ result: z.string(), reason: z.string().nullish() }),
  displayMessage: z.string().nullish(),
  target: z.array(z.looseObject({ id: z.string(), type: z.string() })).nullish(),
});

/** What Okta could not do for somebody in an app, and has not done since. */
export interface ProvisioningFailure {
  readonly appId: string;
  /** The person, by their id in Okta. */
  readonly person: string;
  readonly message: string;
  /** ISO 8601. */
  readonly at: string;
}

const DAY_MS = 86_400_000;
/** Okta keeps ninety days; what failed a month ago and was never tried again is not what happens now. */
const SEARCHED_DAYS = 30;

/**
 * Pushes that failed and did not succeed since, by Okta's System Log: of one person, or of everybody.
 * @param now milliseconds
 */
export async function failuresOf(okta: OktaClient, now: number, person?: string): Promise<ProvisioningFailure[]> {
  const since = new Date(now - SEARCHED_DAYS * DAY_MS).toISOString();
  const until = new Date(now + DAY_MS).toISOString();
  const ofPerson = person === undefined ? '' : ` and target.id eq "${person}"`;
  const filter = `eventType sw "application.provision.user"${ofPerson}`;
  const open = new Map<string, ProvisioningFailure>();
  for (const event of await okta.logs({ since, until, filter })) {
    const { data } = Provisioning.safeParse(event);
    const appId = data?.target?.find(({ type }) => type === 'AppInstance')?.id;
    const who = data?.target?.find(({ type }) => /^(AppUser|User)$/.test(type))?.id;
    if (!data || appId === undefined || who === undefined) continue;
    const key = `${appId} ${who}`;
    if (data.outcome.result !== 'FAILURE') open.delete(key);
    else {
      const message = data.outcome.reason ?? data.displayMessage ?? 'no reason given';
      open.set(key, { appId, person: who, message, at: data.published });
    }
  }
  return [...open.values()];
}
