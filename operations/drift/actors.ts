import { z } from 'zod';
import type { LogEvent, OktaClient } from '../../clients/okta';
import { RingCentralError, type AuditRecord, type RingCentralClient } from '../../clients/ringcentral';
import type { ConfigDrift, DataDrift, LocatedDrift } from '../../engine/drift';
import { DAY_MS } from '../../engine/conditions/attestation';

const Actor = z.looseObject({ displayName: z.string().nullish(), alternateId: z.string().nullish() });
const Details = z.looseObject({
  actor: Actor.nullish(),
  target: z.array(z.looseObject({ id: z.string().nullish() })).nullish(),
});

/** How far back logs are searched; Okta keeps ninety days, RingCentral 180 or its last ten thousand records. */
const SEARCHED_DAYS = 30;
/** Okta takes filters of a limited length. */
const MOST_TARGETS = 40;
/** Changed things of which the log is asked; what is beyond them is named without an actor. */
const MOST_THINGS = 400;
/** People of whom logs are asked: a hundred thousand who are stale after a mapping change have nobody to be named. */
const MOST_PEOPLE = 200;

interface Write {
  readonly who: string;
  /** ISO 8601. */
  readonly at: string;
}
/** Who wrote what last, by the ids under which a log knows it. */
type Writers = Map<string, Write>;

/** Okta logs what it refused too, and what it computed by itself. */
const isWrite = ({ eventType, outcome }: LogEvent): boolean =>
  /\.(update|create|delete|add|remove|activate|deactivate|suspend|unsuspend)\w*$/.test(eventType) &&
  (outcome?.result ?? 'SUCCESS') === 'SUCCESS';

function later(known: Writers, id: string, write: Write): void {
  const before = known.get(id);
  if (!before || before.at <= write.at) known.set(id, write);
}

/** What a kind of event is about: an app has settings, a profile, assignments and provisioning, each with a type of its own. */
const KINDS: readonly (readonly [kind: Kind, events: RegExp])[] = [
  ['assignment', /^(group\.application_assignment|application\.user_membership)\./],
  ['rule', /^group\.rule\./],
  ['people', /^(user\.|group\.user_membership)/],
];
type Kind = 'assignment' | 'rule' | 'people' | 'settings';

const kindOf = (eventType: string): Kind => KINDS.find(([, events]) => events.test(eventType))?.[0] ?? 'settings';

/** What kind of event changes a place. */
function kindAt({ address, field }: ConfigDrift): Kind {
  if (address.startsWith('okta_app_group_assignment.') || field.startsWith('assignments.')) return 'assignment';
  return address.startsWith('okta_group_rule.') || address.startsWith('rules.') ? 'rule' : 'settings';
}

const keyOf = (id: string, kind: Kind): string => `${kind} ${id}`;

/** By id, and by id and kind of event. */
function readEvents(known: Writers, events: readonly LogEvent[]): void {
  for (const event of events.filter(isWrite)) {
    const { actor, target } = Details.parse(event);
    const who = actor?.displayName ?? actor?.alternateId;
    if (!who) continue;
    const write = { who, at: event.published };
    for (const { id } of target ?? [])
      for (const key of id ? [id, keyOf(id, kindOf(event.eventType))] : []) later(known, key, write);
  }
}

const readRecords = (known: Writers, records: readonly AuditRecord[]): void => {
  for (const { eventTime: at, initiator, target } of records)
    if (initiator?.name && target?.objectId) later(known, target.objectId, { who: initiator.name, at });
};

const batches = (ids: readonly string[], size: number): string[][] =>
  Array.from({ length: Math.ceil(ids.length / size) }, (_, batch) => ids.slice(batch * size, (batch + 1) * size));

async function askOkta(okta: OktaClient, ids: readonly string[], now: Date): Promise<Writers> {
  const since = new Date(now.getTime() - SEARCHED_DAYS * DAY_MS).toISOString();
  const until = new Date(now.getTime() + DAY_MS).toISOString();
  const known: Writers = new Map();
  for (const some of batches(ids, MOST_TARGETS)) {
    const filter = some.map((id) => `target.id eq "${id}"`).join(' or ');
    readEvents(known, await okta.logs({ since, until, filter }));
  }
  return known;
}

/** An app that may not read the audit trail knows nobody; that is no reason to call the check incomplete. */
async function askRingCentral(ringcentral: RingCentralClient, ids: readonly string[], now: Date): Promise<Writers> {
  const eventTimeFrom = new Date(now.getTime() - SEARCHED_DAYS * DAY_MS).toISOString();
  const known: Writers = new Map();
  try {
    if (ids.length > 0) readRecords(known, await ringcentral.auditTrail({ eventTimeFrom, targetIds: ids }));
  } catch (error) {
    if (!(error instanceof RingCentralError) || error.status !== 403) throw error;
  }
  return known;
}

/** Takes the ids off and names who changed each place last and when, where Okta's System Log knows. A call for each forty things, none for a clean tenant. */
export async function named(okta: OktaClient, drift: readonly LocatedDrift[], now: Date): Promise<ConfigDrift[]> {
  const ids = [...new Set(drift.flatMap(({ targets }) => targets))].slice(0, MOST_THINGS);
  const who = await askOkta(okta, ids, now);
  return drift.map(({ targets, ...one }) => {
    const kind = kindAt(one);
    const exact = targets.map((id) => who.get(keyOf(id, kind))).find(Boolean);
    const write = exact ?? targets.map((id) => who.get(id)).find(Boolean);
    return write === undefined ? one : { ...one, by: write.who, when: write.at };
  });
}

interface Logs {
  readonly okta: OktaClient;
  readonly ringcentral: RingCentralClient | undefined;
  /** A person's id at RingCentral. */
  readonly extensionOf: (person: string) => string | undefined;
}

/**
 * Names who wrote to each person last, in Okta or at RingCentral, whichever was later. A call to Okta for each forty people, one to
 * RingCentral for all; none where nobody's values differ.
 */
export async function namedPeople(
  { okta, ringcentral, extensionOf }: Logs,
  data: readonly DataDrift[],
  now: Date,
): Promise<DataDrift[]> {
  const people = [...new Set(data.map(({ person }) => person))].slice(0, MOST_PEOPLE);
  const accountOf = (person: string) => extensionOf(person) ?? person;
  const inOkta = await askOkta(
    okta,
    people.filter((id) => id.startsWith('00u')),
    now,
  );
  const atRingCentral = ringcentral ? await askRingCentral(ringcentral, people.map(accountOf), now) : new Map();
  return data.map((one) => {
    const writes = [inOkta.get(one.person), atRingCentral.get(accountOf(one.person)) as Write | undefined];
    const [last] = writes.filter((write) => write !== undefined).sort((a, b) => (a.at < b.at ? 1 : -1));
    return last ? { ...one, by: last.who, when: last.at } : one;
  });
}
