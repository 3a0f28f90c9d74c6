import { commandLine } from '../../../engine/command-line';
import type { Answers } from '../../../engine/calibration/answers';
import { GROUP_FUNCTION_QUESTION as QUESTION } from '../../../engine/expressions';
import { ATTRIBUTE, CARRIED, carriedAttribute, EMPTY_ATTRIBUTE, LABEL } from '../throw-away';
import type { Asked, Question, Reply } from './question';

/** Okta updates apps in the background: so long it is waited for, at most. */
const MOST_LOOKS = 10;
const BETWEEN_LOOKS_MS = 3_000;
const SUFFIX = 'Jr.';

type Profile = Readonly<Record<string, unknown>>;

/** What the app holds once it is as awaited, or in the end. */
async function heldOnce({ okta, bench, clock }: Asked, awaited: (profile: Profile) => boolean): Promise<Profile> {
  for (let look = 1; ; look++) {
    const { profile } = await okta.appUser(bench.appId, bench.userId);
    if (awaited(profile) || look === MOST_LOOKS) return profile;
    await clock.sleep(BETWEEN_LOOKS_MS);
  }
}

const joined = (profile: Profile): boolean => profile[ATTRIBUTE] === 'member';
const arrived = (profile: Profile): boolean => profile[CARRIED] === SUFFIX;

/** The app's profile at the assignment, after the person joined the group, and after another change of theirs. */
async function profiles(asked: Asked): Promise<readonly [Profile, Profile, Profile]> {
  const { okta, bench } = asked;
  const { appId, userId, mappingId } = bench;
  const name = `${LABEL} pilot`;
  const group = await okta.createGroup({ name, description: `Made for a moment by ${commandLine('calibrate')}.` });
  await okta.postAppSchema(appId, carriedAttribute());
  await okta.postMapping(mappingId, {
    [ATTRIBUTE]: { expression: QUESTION.expression(name), pushStatus: 'PUSH' },
    [CARRIED]: { expression: `user.${EMPTY_ATTRIBUTE}`, pushStatus: 'PUSH' },
  });
  await okta.assignApp(appId, userId);
  const assigned = (await okta.appUser(appId, userId)).profile;
  await okta.addToGroup(group.id, userId);
  const member = await heldOnce(asked, joined);
  await okta.updateUser(userId, { [EMPTY_ATTRIBUTE]: SUFFIX });
  return [assigned, member, await heldOnce(asked, arrived)];
}

/** Where nothing else arrives either, that the group's word does not says nothing. */
function meaningOf([assigned, member, last]: readonly [Profile, Profile, Profile]): Answers['groupFunctions'] {
  if (assigned[ATTRIBUTE] !== 'other') return undefined;
  if (joined(member)) return 'joining';
  return arrived(last) ? (joined(last) ? 'push' : 'applied') : undefined;
}

/** When a mapping with a group function follows somebody who joins the group: a pilot's members get the new value then. */
export const groupFunctions: Question = {
  ids: [QUESTION.about],
  ask: async (asked) => {
    const seen = await profiles(asked);
    const answer = meaningOf(seen);
    const [was, then, last] = seen.map((profile) => JSON.stringify(profile[ATTRIBUTE] ?? null));
    const moved = arrived(seen[2]) ? 'which arrived' : 'which did not arrive';
    const evidence = `The app held ${was} at the assignment, ${then} after joining the group, ${last} after another change, ${moved}.`;
    const reply: Reply = { id: QUESTION.about, answer, evidence };
    return { replies: [reply], answers: answer === undefined ? {} : { [QUESTION.about]: answer } };
  },
};
