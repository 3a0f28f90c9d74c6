import type { User } from '../../clients/okta';
import { UsageError } from '../../engine/errors';
import type { Deed, Verb } from '../../engine/whatif/play';
import { isCounted, judgeSafeguard, type SafeguardVerdict } from '../../engine/whatif/safeguard';
import { loadEnvironment } from '../../project';
import { masked, unmasked } from '../../reports/mask';
import type { Outcome } from '../outcome';
import type { Connecting } from '../tenants/connect';
import { findPerson } from '../tenants/person/find';
import { readPerson, withReach, type KnownPerson, type Reach } from '../tenants/person/read';
import { destinationOf, groupNamed } from './destination';
import { readLosses } from './losses';
import type { WhatIf } from './model';
import { whatIfPerson, type PersonOutcome } from './person';
import { whatIfText } from './text';
import { inLines } from '../../reports/outgoing';
import { counted } from '../../engine/counted';

export { VERBS } from '../../engine/whatif/play';

export interface WhatIfRequest {
  readonly env: string;
  readonly verb: Verb;
  readonly people: readonly string[];
  /** Everybody in this group too: a batch, such as a change in the directory brings about. */
  readonly everyoneIn?: string | undefined;
  readonly to?: string | undefined;
  readonly showValues: boolean;
}

async function membersOf(reach: Reach, name: string): Promise<User[]> {
  const members: User[] = [];
  for await (const page of reach.okta.groupMemberPages(groupNamed(reach, name).id)) members.push(...page);
  return members;
}

async function named(reach: Reach, { people, everyoneIn }: WhatIfRequest): Promise<User[]> {
  const users = new Map<string, User>();
  for (const wanted of people) {
    const user = await findPerson(reach, wanted);
    users.set(user.id, user);
  }
  if (everyoneIn !== undefined) for (const user of await membersOf(reach, everyoneIn)) users.set(user.id, user);
  if (users.size === 0) throw new UsageError('Nobody is named.', 'Name a person, or --everyone-in GROUP.');
  return [...users.values()];
}

/** Above this many people Okta's copies are enough: what is lost is told for single people. */
const SINGLE_PEOPLE = 10;

const refusalOf = ({ refused, removals, assignments, percent, allowed, oktaStops, blindSpot }: SafeguardVerdict) =>
  refused
    ? {
        refused: {
          why: `${removals} of ${counted(assignments, 'person', 'people')} (${percent} %) would lose RingCentral, more than ${counted(allowed.people, 'person', 'people')} or ${allowed.percent} %. ${
            oktaStops
              ? "Okta's import safeguard would stop the import too, and pause all others."
              : `Okta would not stop it: ${blindSpot ?? 'it guards apps of more than 100 people, and orgs from 100 assignments on'}.`
          }`,
          remedy:
            'do it in smaller parts, or raise thresholds.unassigned and thresholds.unassignedPeople in the environment, where a review sees it',
        },
      }
    : {};

/**
 * What would happen to people, where and when, and what RingCentral would lose; nothing is written anywhere. Exit 0 where nothing would
 * happen, else 1. More than the environment's thresholds allow is refused before Okta's safeguard, and where that is blind.
 */
export function whatIf(request: WhatIfRequest, connecting: Connecting): Promise<Outcome> {
  const environment = loadEnvironment(request.env, connecting.env.ENVIRONMENT_FILE);
  return withReach(environment, connecting, async (reach) => {
    const { verb, to } = request;
    const deed: Deed = { verb, ...(verb === 'move' && { to: await destinationOf(reach, to) }) };
    const users = await named(reach, request);
    const mask = request.showValues ? unmasked : masked();
    const near = users.length > SINGLE_PEOPLE ? { ...reach, ringcentral: undefined, directory: undefined } : reach;
    const outcomes: PersonOutcome[] = [];
    const losing: KnownPerson[] = [];
    for (const user of users) {
      const known = await readPerson(near, user);
      const outcome = whatIfPerson(reach, known, deed, mask);
      outcomes.push(outcome);
      if (outcome.removed) losing.push(known);
    }
    const losses = await readLosses(reach, losing, isCounted(deed) && losing.length > 0);
    const safeguard = judgeSafeguard(environment, deed, losses);
    const json: WhatIf = {
      verb,
      ...(verb === 'move' && to !== undefined && { to }),
      people: outcomes.map(({ told }) => told),
      safeguard,
      ...refusalOf(safeguard),
    };
    const quiet = json.people.every(({ consequences, changes }) => consequences.length + changes.length === 0);
    return { exitCode: quiet ? 0 : 1, json, text: whatIfText(inLines(json)) };
  });
}
