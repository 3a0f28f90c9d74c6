import { z } from 'zod';
import type { LogEvent, OktaClient } from '../../clients/okta';
import { DAY_MS } from '../../engine/conditions/attestation';

const Provisioning = z.looseObject({
  eventType: z.string(),
  published: z.string(),
  outcome: z.looseObject({ result: z.string(), reason: z.string().nullish() }),
  displayMessage: z.string().nullish(),
  target: z.array(z.looseObject({ id: z.string(), type: z.string() })).nullish(),
});

/** What Okta could not do for somebody in an app, and has not done since. */
export interface ProvisioningFailure {
  readonly kind: 'push' | 'import';
  readonly appId: string;
  /** The person, by their id in Okta; of an import, of somebody whom Okta does not have, by the id in the app's system. */
  readonly person: string;
  readonly message: string;
  /** ISO 8601. */
  readonly at: string;
}

/** Okta keeps ninety days; what failed a month ago and was never tried again is not what happens now. */
const SEARCHED_DAYS = 30;
const USERS = 'eventType sw "application.provision.user"';
/** Okta's event types: `application.provision.user.import_profile`. */
const IMPORTS = /^application\.provision\.user\.import/;

const period = (now: number) => ({
  since: new Date(now - SEARCHED_DAYS * DAY_MS).toISOString(),
  until: new Date(now + DAY_MS).toISOString(),
});

/** What an event says of one person in one app; `message` is absent where it worked. */
function toldBy(event: LogEvent) {
  const { data } = Provisioning.safeParse(event);
  const appId = data?.target?.find(({ type }) => type === 'AppInstance')?.id;
  const person = data?.target?.find(({ type }) => /^(AppUser|User)$/.test(type))?.id;
  if (!data || appId === undefined || person === undefined) return undefined;
  const kind: ProvisioningFailure['kind'] = IMPORTS.test(data.eventType) ? 'import' : 'push';
  const { result, reason } = data.outcome;
  const message = result === 'FAILURE' ? (reason ?? data.displayMessage ?? 'no reason given') : undefined;
  return { kind, appId, person, message, at: data.published };
}

/**
 * Pushes and imports that failed and did not succeed since, by Okta's System Log: of one person, or of everybody.
 * @param now milliseconds
 */
export async function failuresOf(okta: OktaClient, now: number, person?: string): Promise<ProvisioningFailure[]> {
  const ofPerson = person === undefined ? '' : ` and target.id eq "${person}"`;
  const open = new Map<string, ProvisioningFailure>();
  for (const event of await okta.logs({ ...period(now), filter: `${USERS}${ofPerson}` })) {
    const told = toldBy(event);
    if (!told) continue;
    const { message, ...failure } = told;
    const key = `${failure.kind} ${failure.appId} ${failure.person}`;
    if (message === undefined) open.delete(key);
    else open.set(key, { ...failure, message });
  }
  return [...open.values()];
}

/** When the last import of an app began; undefined where the log knows none. */
async function lastImport(okta: OktaClient, appId: string, now: number): Promise<string | undefined> {
  const filter = `target.id eq "${appId}" and eventType eq "system.import.start"`;
  return (await okta.lastEvent({ since: period(now).since, filter }))?.published;
}

/**
 * The last failure of everybody, without a look at the many events that worked: whether a push succeeded since is said by its app user
 * (`syncState`), and an import that began later tries everybody again.
 * @param now milliseconds
 * @param failing whether Okta shows a person's last push to an app as failed
 */
export async function openFailures(
  okta: OktaClient,
  now: number,
  failing: (appId: string, person: string) => boolean,
): Promise<ProvisioningFailure[]> {
  const open = new Map<string, ProvisioningFailure>();
  const filter = `${USERS} and outcome.result eq "FAILURE"`;
  for await (const page of okta.logPages({ ...period(now), filter }))
    for (const event of page) {
      const told = toldBy(event);
      if (told?.message === undefined || (told.kind === 'push' && !failing(told.appId, told.person))) continue;
      const key = `${told.kind} ${told.appId} ${told.person}`;
      // Okta promises no order across pages.
      if ((open.get(key)?.at ?? '') <= told.at) open.set(key, { ...told, message: told.message });
    }
  const imports = new Set([...open.values()].flatMap(({ kind, appId }) => (kind === 'import' ? [appId] : [])));
  const began = new Map<string, string | undefined>();
  for (const appId of imports) began.set(appId, await lastImport(okta, appId, now));
  return [...open.values()].filter(({ kind, appId, at }) => kind === 'push' || at >= (began.get(appId) ?? ''));
}
