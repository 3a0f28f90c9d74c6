import { OktaClient, oktaConfigFromEnv } from '../../clients/okta';
import { systemClock } from '../../clients/rate-limit';
import { answersSchema, type Answers } from '../../engine/calibration/answers';
import type { Environment } from '../../engine/environment/schema';
import { IncompleteError } from '../../engine/errors';
import { ringcentralSystem } from '../../engine/flows/take';
import { calibrationPath, loadEnvironment } from '../../project';
import { writeReport } from '../../reports/outgoing';
import type { Outcome } from '../outcome';
import { appsOf } from '../tenants/apps';
import { openOkta, type Connecting } from '../tenants/connect';
import type { Surroundings } from '../surroundings';
import { refuseProduction } from './preview';
import { baseOverride } from './questions/base-override';
import { discovered } from './questions/discovered';
import { displayName } from './questions/display-name';
import { groupFunctions } from './questions/group-functions';
import { expressions } from './questions/expressions';
import type { Question, Reply } from './questions/question';
import { setBench } from './throw-away';
import { tidy } from './tidy';

/** The one about the display name activates the person, whom rules and apps of the org then see; what follows needs that. */
const QUESTIONS: readonly Question[] = [expressions, baseOverride, discovered, displayName, groupFunctions];

export interface CalibrateFlags {
  readonly env: string;
  /** File of the answers. @default environments/calibration/NAME.json */
  readonly out?: string | undefined;
  readonly allowProduction?: boolean | undefined;
}

interface Asking {
  readonly replies: Reply[];
  answers: Partial<Answers>;
}

type Where = Surroundings & Pick<Connecting, 'clock'>;

function stopWhere({ signal }: Where): void {
  if (signal?.aborted) throw new IncompleteError('Interrupted.', 'run it again; nothing was left behind');
}

/** Puts every question; what was asked so far is in `asking` when one fails. */
async function askAll(environment: Environment, okta: OktaClient, where: Where, asking: Asking): Promise<void> {
  const ringcentral = (await appsOf(okta, environment)).get(ringcentralSystem(environment.systems)!);
  stopWhere(where);
  const asked = { environment, okta, ringcentral, bench: await setBench(okta), clock: where.clock ?? systemClock };
  for (const { ids, ask } of QUESTIONS) {
    stopWhere(where);
    where.progress(`asking: ${ids.join(', ')}`);
    const { replies, answers } = await ask(asked);
    asking.replies.push(...replies);
    const expressionAnswers = { ...asking.answers.expressions, ...answers.expressions };
    asking.answers = { ...asking.answers, ...answers, expressions: expressionAnswers };
  }
}

/** Without the signal: what was made is removed even after Ctrl-C. */
async function tidied(environment: Environment, { env, clock, tokens }: Where) {
  const okta = new OktaClient(oktaConfigFromEnv(env), { tokens, ...(clock && { clock }) });
  const ringcentral = (await appsOf(okta, environment)).get(ringcentralSystem(environment.systems)!);
  return tidy(okta, ringcentral?.id);
}

const textOf = (environment: string, replies: readonly Reply[], file: string, left: readonly string[]): string =>
  [
    `${environment}, asked on throw-away objects:`,
    ...replies.map(
      ({ id, answer = 'no answer', evidence }) => `  ${id.padEnd(20)} ${answer}\n${' '.repeat(23)}${evidence}`,
    ),
    left.length === 0 ? 'Everything made for it is gone.' : `Left behind: ${left.join('; ')}`,
    `Written to ${file}`,
  ].join('\n');

/**
 * Settles on an org what Okta does not document, with an app, a person and attributes made for it and removed again, also after
 * Ctrl-C; what an earlier run left is removed first. Writes the answers where synth and reviews read them. Exit 0: every question
 * answered and nothing left; 3: an answer is missing, or something is left; 1: refused, for another org or one of real people.
 */
export async function calibrate(
  { env: name, out, allowProduction = false }: CalibrateFlags,
  where: Where,
): Promise<Outcome> {
  const environment = loadEnvironment(name, where.env.ENVIRONMENT_FILE);
  // A write under way is finished, so that there is an answer what became of it; Ctrl-C counts between two.
  const { signal, ...patient } = where;
  const okta = await openOkta(environment, patient);
  refuseProduction(environment, okta.orgUrl, allowProduction, where.env);
  const earlier = await tidied(environment, patient);
  for (const removed of earlier.removed) where.progress(`left by an earlier run, removed: ${removed}`);
  const asking: Asking = { replies: [], answers: {} };
  let left: readonly string[] = [];
  try {
    await askAll(environment, okta, { ...patient, ...(signal && { signal }) }, asking);
  } finally {
    ({ left } = await tidied(environment, patient));
    for (const one of left) where.progress(`left behind: ${one}`);
  }
  const answers = answersSchema.parse({
    org: environment.okta.orgId,
    on: where.now().toISOString(),
    ...asking.answers,
  });
  const file = out ?? calibrationPath(environment.name);
  writeReport(file, `${JSON.stringify(answers, null, 2)}\n`, where.env);
  const missing = asking.replies
    .filter(({ answer }) => answer === undefined)
    .map(({ id, evidence }) => ({ what: id, why: evidence }));
  const incomplete = [...missing, ...left.map((why) => ({ what: 'removal', why }))];
  return {
    exitCode: incomplete.length > 0 ? 3 : 0,
    json: {
      answers,
      replies: asking.replies,
      removed: earlier.removed,
      file,
      ...(incomplete.length > 0 ? { incomplete } : {}),
    },
    text: textOf(environment.name, asking.replies, file, left),
  };
}
