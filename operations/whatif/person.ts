import type { Environment } from '../../engine/environment/schema';
import { ringcentralSystem } from '../../engine/flows/take';
import type { Change, Effect, Membership, Person, Value } from '../../engine/sync';
import { noticesOf, play, type Deed, type Played, type When } from '../../engine/whatif/play';
import type { Mask } from '../../reports/mask';
import type { KnownPerson, Reach } from '../tenants/person/read';
import type { Consequence, PersonWhatIf } from './model';

const TOLD: Readonly<Record<Effect['kind'], string>> = {
  create: 'gets an account, or is linked to the one with the same email',
  update: 'receives changed values',
  deactivate: 'loses the account',
  suspend: 'is suspended: cannot sign in, nothing is removed',
  resume: 'can sign in again',
};

/** The same words as Okta's and RingCentral's pages on deactivation. */
const LOST = [
  'voicemail, faxes and messages',
  'greetings and call handling rules',
  'call recordings and the call log of the user',
  'devices: the licence with its line is free for the next person',
];

const effectOf = ({ kind, system }: Effect, when: When, isRingCentral: boolean): Consequence => ({
  system,
  effect: kind,
  when,
  what: kind === 'deactivate' && isRingCentral ? 'the RingCentral user is deleted, with all data' : TOLD[kind],
});

const names = (groups: readonly Membership[] | undefined) => (groups ?? []).map(({ name }) => name);

/** What Okta itself does: the person's status, and groups that they leave or join. */
function inOkta(before: Person, { when, step: { person: after } }: Played): Consequence[] {
  const status = before.okta?.status !== after.okta?.status;
  const [had, has] = [names(before.okta?.groups), names(after.okta?.groups)];
  const leaves = had.filter((name) => !has.includes(name));
  const joins = has.filter((name) => !had.includes(name));
  const moves = [
    ...(leaves.length > 0 ? [`leaves ${leaves.join(', ')}`] : []),
    ...(joins.length > 0 ? [`joins ${joins.join(', ')}`] : []),
  ];
  return [
    ...(status
      ? [
          {
            system: 'okta',
            effect: 'status' as const,
            when,
            what: `${before.okta?.status} becomes ${after.okta?.status}`,
          },
        ]
      : []),
    ...(moves.length > 0 ? [{ system: 'okta', effect: 'groups' as const, when, what: moves.join(', ') }] : []),
  ];
}

/** Each attribute's first and last value; what was written over and put back is no change. */
function netChanges(played: readonly Played[]): Change[] {
  const net = new Map<string, Change>();
  for (const change of played.flatMap(({ step }) => step.changes))
    net.set(change.path, { ...change, before: net.get(change.path)?.before ?? change.before });
  return [...net.values()].filter(({ before, after }) => (before ?? '') !== (after ?? ''));
}

const shown = (value: Value, mask: Mask): Value => (value === null ? null : mask(value));

/** Static memberships of somebody who is deactivated are gone for good; directory groups come back with the person. */
function forgotten(before: Person, after: Person): string[] {
  if (after.okta?.status !== 'DEPROVISIONED' || before.okta?.status === 'DEPROVISIONED') return [];
  const byHand = (before.okta?.groups ?? []).filter(({ by }) => by === 'okta').map(({ name }) => name);
  return byHand.length === 0
    ? []
    : [`memberships given by hand do not come back when the person is enabled again: ${byHand.join(', ')}`];
}

function lossesOf({ ringcentral }: KnownPerson, mask: Mask): string[] {
  const numbers = ringcentral?.numbers.map(({ phoneNumber }) => mask(phoneNumber)) ?? [];
  const extension = ringcentral?.extension.extensionNumber;
  return [
    ...LOST,
    ...(extension === undefined ? [] : [`extension ${mask(extension)}`]),
    ...(numbers.length > 0 ? [`direct numbers go back to the account: ${numbers.join(', ')}`] : []),
  ];
}

export interface PersonOutcome {
  readonly told: PersonWhatIf;
  /** The person had RingCentral and would have it no more. */
  readonly removed: boolean;
}

/** Groups of a rule that still holds give the app back, whoever takes the person out by hand. */
function ruledBack(flows: Reach['flows'], person: Person, deed: Deed, system: string): string[] {
  if (deed.verb !== 'unassign') return [];
  const ruled = (person.okta?.groups ?? []).filter(
    ({ by, name }) => by === 'rule' && flows.systems.get(system)?.groups.includes(name),
  );
  return ruled.map(
    ({ name }) => `a group rule puts the person into ${name}, which has RingCentral: change what the rule reads`,
  );
}

/** Plays the deed for one person. Nothing is written. */
export function whatIfPerson(
  { environment, flows }: { readonly environment: Environment } & Pick<Reach, 'flows'>,
  known: KnownPerson,
  deed: Deed,
  mask: Mask,
): PersonOutcome {
  const system = ringcentralSystem(environment.systems)!;
  const { person, user } = known;
  const played = play(flows, person, deed, system);
  const after = played.at(-1)?.step.person ?? person;
  const consequences = played.flatMap((one, index) => [
    ...inOkta(index === 0 ? person : played[index - 1]!.step.person, one),
    ...one.step.effects.map((effect) => effectOf(effect, one.when, effect.system === system)),
  ]);
  const deleted = consequences.some(({ system: of, effect }) => of === system && effect === 'deactivate');
  const net = netChanges(played);
  const changes = net.map(({ path, before, after: then }) => ({
    path,
    before: shown(before, mask),
    after: shown(then, mask),
  }));
  const nowhere = played.length === 0 ? ['the person comes from no directory of this environment'] : [];
  const told: PersonWhatIf = {
    person: String(user.profile['login']),
    id: user.id,
    consequences: consequences.filter(
      ({ effect, system: of }) => effect !== 'update' || net.some(({ path }) => path.startsWith(`${of}.`)),
    ),
    changes,
    loses: deleted ? lossesOf(known, mask) : [],
    notices: [
      ...nowhere,
      ...noticesOf(played).map(({ message }) => message),
      ...forgotten(person, after),
      ...ruledBack(flows, after, deed, system),
    ],
  };
  return { told, removed: person.appUsers[system] !== undefined && after.appUsers[system] === undefined };
}
