import { z } from 'zod';
import { OktaApiError, type LogEvent, type OktaClient } from '../../clients/okta';
import { DAY_MS } from '../../engine/conditions/attestation';
import { blockingChanges, consoleChanges } from '../../engine/conditions/console/changes';
import type { ConsoleEvent, PlacedChange, RememberedChange } from '../../engine/conditions/console/event';
import { EVENTS_OF_APPS, EVENTS_OF_ORG, ROADBLOCK_EVENTS } from '../../engine/conditions/console/settings';
import type { Environment } from '../../engine/environment/schema';
import { UserFacingError } from '../../engine/errors';
import { acceptedPath, readAccepted } from '../accepted-file';
import { systemsByApp, type Apps } from './apps';

/** Okta's System Log keeps ninety days (Okta, System Log API, retention). */
const KEPT_DAYS = 90;

const Settings = z.record(z.string(), z.unknown()).nullish().catch(undefined);
const Entry = z.looseObject({
  actor: z
    .looseObject({ id: z.string().nullish(), displayName: z.string().nullish(), alternateId: z.string().nullish() })
    .nullish(),
  target: z
    .array(
      z.looseObject({
        id: z.string().nullish(),
        changeDetails: z.looseObject({ from: Settings, to: Settings }).nullish().catch(undefined),
        detailEntry: z.record(z.string(), z.unknown()).nullish().catch(undefined),
      }),
    )
    .nullish(),
});

/** The number in whatever the job calls it. */
const usersIn = (detail: Readonly<Record<string, unknown>> | null | undefined): number | undefined =>
  Object.entries(detail ?? {}).flatMap(([name, value]) =>
    /users?/i.test(name) && typeof value === 'number' ? [value] : [],
  )[0];

function eventOf(event: LogEvent): ConsoleEvent {
  const { actor, target } = Entry.parse(event);
  return {
    id: event.uuid,
    type: event.eventType,
    when: event.published,
    by: actor?.displayName ?? actor?.alternateId ?? actor?.id ?? 'somebody whom the log no longer names',
    actorId: actor?.id ?? undefined,
    targets: (target ?? []).map(({ id, changeDetails, detailEntry }) => ({
      id: id ?? '',
      from: changeDetails?.from ?? undefined,
      to: changeDetails?.to ?? undefined,
      users: usersIn(detailEntry),
    })),
  };
}

const either = (field: string, values: readonly string[]): string =>
  `(${values.map((value) => `${field} eq "${value}"`).join(' or ')})`;

/** What Okta's System Log tells of its console. */
export interface ConsoleReading {
  readonly changes: readonly PlacedChange[];
  /** Of these what events tell whose shape has been seen in a real org. */
  readonly blocking: readonly PlacedChange[];
  /** The log was not read: what stands here was known before. */
  readonly known?: 'before' | undefined;
  /** When the import safeguard stopped all imports, which nobody has resumed (ISO 8601). */
  readonly pausedSince?: string | undefined;
}

const latest = (events: readonly ConsoleEvent[], types: readonly string[]): ConsoleEvent | undefined =>
  events.filter(({ type }) => types.includes(type)).sort((a, b) => Date.parse(b.when) - Date.parse(a.when))[0];

function pausedSince(events: readonly ConsoleEvent[]): string | undefined {
  const [tripped, resumed] = [latest(events, ROADBLOCK_EVENTS.tripped), latest(events, ROADBLOCK_EVENTS.resumed)];
  return tripped && !(resumed && Date.parse(resumed.when) >= Date.parse(tripped.when)) ? tripped.when : undefined;
}

/** What a log that cannot be read leaves: facts that were known before. */
export const rememberedConsole = (
  environment: Environment,
  apps: Apps,
  remembered: readonly RememberedChange[],
): ConsoleReading => ({
  changes: consoleChanges(environment, [], remembered, systemsOf(apps)),
  blocking: [],
  known: 'before',
});

function systemsOf(apps: Apps): (appId: string) => string | undefined {
  const systems = systemsByApp(apps);
  return (appId) => systems.get(appId);
}

/**
 * What somebody changed in Okta's console since it was attested, by the System Log as far back as Okta keeps it; one call for each thousand
 * entries about our apps and the org's own settings, whatever else it holds.
 * @param now milliseconds
 * @param ours ids of actors whose changes are an apply's
 */
export async function readConsole(
  okta: OktaClient,
  environment: Environment,
  apps: Apps,
  now: number,
  remembered: readonly RememberedChange[] = [],
  ours: ReadonlySet<string> = new Set(),
): Promise<ConsoleReading> {
  const ids = [...apps.values()].flatMap((app) => (app ? [app.id] : []));
  const ofApps = ids.length > 0 ? [`(${either('eventType', EVENTS_OF_APPS)} and ${either('target.id', ids)})`] : [];
  const filter = [...ofApps, either('eventType', EVENTS_OF_ORG)].join(' or ');
  const events: ConsoleEvent[] = [];
  const since = new Date(now - KEPT_DAYS * DAY_MS).toISOString();
  for await (const page of okta.logPages({ since, until: new Date(now + DAY_MS).toISOString(), filter }))
    events.push(...page.map(eventOf));
  return {
    changes: consoleChanges(environment, events, remembered, systemsOf(apps), ours),
    blocking: blockingChanges(environment, events, systemsOf(apps), ours),
    pausedSince: pausedSince(events),
  };
}

/**
 * What is known of the console: what the log tells, with what was remembered of it before; where it cannot be read, what was remembered, and
 * why it could not.
 */
export async function knownConsole(
  okta: OktaClient,
  environment: Environment,
  apps: Apps,
  { now, env }: { readonly now: number; readonly env: NodeJS.ProcessEnv },
): Promise<ConsoleReading & { readonly unread?: UserFacingError }> {
  const remembered = readAccepted(acceptedPath(environment.name, env)).console ?? [];
  try {
    return await readConsole(okta, environment, apps, now, remembered, ownActors(env));
  } catch (error) {
    if (!(error instanceof UserFacingError)) throw error;
    return { ...rememberedConsole(environment, apps, remembered), unread: error };
  }
}

/** The service app that our own credentials are of: what it changes is an apply's doing. */
export const ownActors = (env: NodeJS.ProcessEnv): ReadonlySet<string> =>
  new Set(env['OKTA_API_CLIENT_ID'] ? [env['OKTA_API_CLIENT_ID']] : []);

/** Whether credentials lack the scope: then attestations count as they stand, which is said once and is no failure. */
export const lacksScope = (error: unknown): boolean => error instanceof OktaApiError && error.status === 403;
