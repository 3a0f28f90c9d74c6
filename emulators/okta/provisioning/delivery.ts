import type { Effect, Person, Profile } from '../../../engine/sync';
import type { App, AppUser, JsonObject } from '../entities';
import { OKTA_SYSTEM, type Org } from '../org';
import { ConnectorError, type Connector } from './connector';

/** Event types of Okta's System Log. */
const EVENTS: Record<Effect['kind'], string> = {
  create: 'application.provision.user.push',
  update: 'application.provision.user.push_profile',
  deactivate: 'application.provision.user.deactivate',
  suspend: 'application.provision.user.suspend',
  resume: 'application.provision.user.reactivate',
};

const WORDS: Record<Effect['kind'], string> = {
  create: 'Push new user to external application',
  update: "Push user's profile to external application",
  deactivate: "Deactivate user's application account",
  suspend: "Suspend user's application account",
  resume: "Reactivate user's application account",
};

interface Delivery {
  readonly org: Org;
  readonly app: App;
  readonly connector: Connector;
  readonly userId: string;
  /** The person before the step that this effect is of. */
  readonly before: Person;
}

function log({ org, app, userId }: Delivery, effect: Effect, failure?: string): void {
  const login = org.store.users.get(userId)?.profile.login;
  const name = typeof login === 'string' ? login : userId;
  org.log(
    EVENTS[effect.kind],
    OKTA_SYSTEM,
    [
      { id: userId, type: 'AppUser', displayName: name },
      { id: app.id, type: 'AppInstance', displayName: app.label },
    ],
    failure === undefined ? WORDS[effect.kind] : `${WORDS[effect.kind]}: ${failure}`,
    failure,
  );
}

const accountOf = ({ org, app, userId }: Delivery): AppUser | undefined => org.store.appUsersOf(app.id).get(userId);

/** A push that failed left the account as it was; Okta's copy says so, so that the next event tries again. */
function takeBack(delivery: Delivery, names: readonly string[]): void {
  const account = accountOf(delivery);
  const before = delivery.before.appUsers[delivery.app.id];
  if (account === undefined || before === undefined) return;
  const profile: JsonObject = { ...account.profile };
  for (const name of names) {
    if (before.profile[name] === undefined) delete profile[name];
    else profile[name] = before.profile[name];
  }
  const wrote = (account.wrote ?? []).filter((name) => before.wrote.includes(name) || !names.includes(name));
  Object.assign(account, { profile, wrote });
}

async function create(delivery: Delivery, profile: Profile, createOnly: readonly string[]): Promise<void> {
  const { externalId } = await delivery.connector.create(profile, createOnly);
  const account = accountOf(delivery);
  if (account) Object.assign(account, { externalId, wrote: Object.keys(profile), seen: 'enabled' });
}

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

/** The app's profile as Okta has it. What is empty there is not sent (UNCONFIRMED). */
const wholeProfile = (account: AppUser | undefined): Profile =>
  Object.fromEntries(Object.entries(account?.profile ?? {}).filter(([, value]) => !isEmpty(value))) as Profile;

async function perform(delivery: Delivery, effect: Effect): Promise<void> {
  const { connector, app, before } = delivery;
  const account = accountOf(delivery);
  const externalId = account?.externalId ?? before.appUsers[app.id]?.externalId ?? '';
  if (effect.kind === 'create') return create(delivery, effect.profile, effect.createOnly);
  if (externalId === '') return undefined;
  return effect.kind === 'update'
    ? connector.update(externalId, effect.changes, wholeProfile(account))
    : connector[effect.kind](externalId);
}

/** Tells a system what to do, and keeps on the account how it went. Answers whether it was done. */
export async function deliver(delivery: Delivery, effect: Effect): Promise<boolean> {
  const now = delivery.org.now();
  try {
    await perform(delivery, effect);
    const account = accountOf(delivery);
    if (account) Object.assign(account, { syncState: 'SYNCHRONIZED', lastSync: now });
    log(delivery, effect);
    return true;
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    if (effect.kind === 'update') takeBack(delivery, error.unwritten ?? Object.keys(effect.changes));
    const account = accountOf(delivery);
    if (account) account.syncState = 'ERROR';
    log(delivery, effect, error.message);
    return false;
  }
}
