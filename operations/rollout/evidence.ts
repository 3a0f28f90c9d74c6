import { systemClock } from '../../clients/rate-limit';
import type { OktaClient } from '../../clients/okta';
import { endedBy } from '../../engine/conditions/console/changes';
import type { Observations } from '../../engine/conditions/condition';
import { merged, orgFacts } from '../../engine/conditions/org-facts';
import type { Environment } from '../../engine/environment/schema';
import { UserFacingError } from '../../engine/errors';
import { PHASES, type Phase } from '../../engine/flows/model';
import type { Evidence, Sight } from '../../engine/rollout/judge';
import { SIGHTS } from '../../engine/rollout/step';
import { observeEnding } from '../observations';
import { appsOf } from '../tenants/apps';
import { openOkta, type Connecting } from '../tenants/connect';
import { knownConsole } from '../tenants/console';
import { preflight, readExamined, withAccount } from '../preflight/preflight';
import {
  adoptedSight,
  appliedSights,
  directoryLinesSight,
  groupsSight,
  peopleSight,
  peopleSights,
  readPresent,
  type Present,
} from './sights';

/** RingCentral's side, examined as before a seeding that writes nothing; nothing where no credentials are set. */
async function seeded(environment: Environment, okta: OktaClient, connecting: Connecting): Promise<Evidence['seeded']> {
  if (!connecting.env['RC_USER_JWT']) return () => undefined;
  const { checked } = await withAccount(environment, connecting, async (ringcentral) =>
    preflight(await readExamined(environment, okta, ringcentral, connecting), ringcentral, true, connecting),
  );
  const known = new Map(checked.map(({ check, ok, people }) => [check.id, { ok, people }]));
  return (id) => known.get(id) ?? { ok: false, people: 0 };
}

const NOTHING: Sight = { ok: false };
const each = <Key extends string>(keys: readonly Key[]) =>
  Object.fromEntries(keys.map((key) => [key, NOTHING])) as Record<Key, Sight>;

/** Before there is an org: nothing can be looked at. */
const withoutOrg = (now: number): Evidence => ({
  now,
  org: false,
  features: () => [],
  applied: each<Phase>(PHASES),
  seeded: () => undefined,
  seen: each(SIGHTS),
});

/** A company without Okta has no credentials yet, and the first step is to get an org. */
async function open(environment: Environment, connecting: Connecting) {
  const isNew = environment.scenario.endsWith('-without-okta');
  const { OKTA_ORG_NAME, OKTA_HTTP_PROXY } = connecting.env;
  if (isNew && !OKTA_ORG_NAME && !OKTA_HTTP_PROXY) return undefined;
  return openOkta(environment, connecting);
}

/** What Okta tells of gates; of a console log that cannot be read what drift remembers. */
async function observationsOf(
  okta: OktaClient,
  environment: Environment,
  { org }: Present,
  { now, connecting }: { readonly now: number; readonly connecting: Connecting },
): Promise<Observations> {
  const { env, progress } = connecting;
  const notKnown = ({ message }: UserFacingError) =>
    progress(`What was changed in Okta's console is not known: ${message}`);
  const known = merged(await observeEnding(okta, environment, now, progress), orgFacts(environment, org, now));
  try {
    const { changes, unread } = await knownConsole(okta, environment, await appsOf(okta, environment), { now, env });
    if (unread) notKnown(unread);
    return merged(known, endedBy(environment, changes));
  } catch (error) {
    if (!(error instanceof UserFacingError)) throw error;
    notKnown(error);
    return known;
  }
}

/**
 * Looks at everything that decides about a rollout's steps. Reads only.
 * @throws UsageError without credentials, RefusedError where they lead to another tenant
 */
export async function readEvidence(environment: Environment, connecting: Connecting): Promise<Evidence> {
  const now = (connecting.clock ?? systemClock).now();
  const okta = await open(environment, connecting);
  if (!okta) return withoutOrg(now);
  const present = await readPresent(okta, environment);
  const complete = Object.keys(environment.systems).every((system) => present.systems.includes(system));
  const { progress } = connecting;
  progress(`Looking at ${environment.name}: the org, RingCentral's side and people`);
  return {
    now,
    org: true,
    features: (system) => present.org.apps[system]?.features ?? [],
    observations: complete ? await observationsOf(okta, environment, present, { now, connecting }) : {},
    applied: appliedSights(environment, present),
    seeded: complete ? await seeded(environment, okta, { ...connecting, progress: () => undefined }) : () => undefined,
    seen: {
      'org-reached': { ok: true },
      'app-adopted': adoptedSight(environment, present),
      'directory-lines': directoryLinesSight(environment),
      'groups-imported': groupsSight(environment, present),
      'people-imported': await peopleSight(okta, environment, present),
      ...(await peopleSights(okta, environment, present)),
    },
  };
}
