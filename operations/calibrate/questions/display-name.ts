import { commandLine } from '../../../engine/command-line';
import { DISPLAY_NAME_QUESTION as QUESTION } from '../../../engine/expressions';
import { LABEL, LOGIN, NAMED } from '../throw-away';
import type { Asked, Question, Reply } from './question';

type Meaning = keyof ReturnType<typeof QUESTION.conditions>;

/** Okta works on rules in the background: so long it is waited for, at most. */
const MOST_LOOKS = 30;
const BETWEEN_LOOKS_MS = 3_000;

/** A group, and a rule that puts the throw-away person there where the condition holds. */
async function trap({ okta }: Asked, meaning: Meaning, condition: string): Promise<string> {
  const name = `${LABEL} ${meaning}`;
  const group = await okta.createGroup({ name, description: `Made for a moment by ${commandLine('calibrate')}.` });
  await okta.startGroupRule(name, `user.login == "${LOGIN}" AND (${condition})`, group.id);
  return group.id;
}

async function caught({ okta, bench, clock }: Asked, traps: ReadonlyMap<string, Meaning>) {
  for (let look = 0; look < MOST_LOOKS; look++) {
    if (look > 0) await clock.sleep(BETWEEN_LOOKS_MS);
    for (const { id } of await okta.userGroups(bench.userId)) if (traps.has(id)) return traps.get(id);
  }
  return undefined;
}

/**
 * What group rules see as the display name of somebody who never had one: two rules, of which one must hold. Rules look at active people
 * only, so the person is activated first, without a mail.
 */
export const displayName: Question = {
  ids: [QUESTION.about],
  ask: async (asked) => {
    await asked.okta.activateUser(asked.bench.userId);
    const traps = new Map<string, Meaning>();
    for (const [meaning, condition] of Object.entries(QUESTION.conditions(NAMED)))
      traps.set(await trap(asked, meaning as Meaning, condition), meaning as Meaning);
    const answer = await caught(asked, traps);
    const evidence =
      answer === undefined
        ? 'No group rule took the person within a minute and a half.'
        : `The rule with ${QUESTION.conditions(NAMED)[answer]} took the person.`;
    const reply: Reply = { id: QUESTION.about, answer, evidence };
    return { replies: [reply], answers: answer === undefined ? {} : { expressions: { [QUESTION.about]: answer } } };
  },
};
