import type { Environment } from '../environment/schema';
import { reached, type Phase, type SystemId } from '../flows/model';
import { tableOf } from '../flows/take';
import type { Judgement, Observations } from '../conditions/condition';
import { waitsForWord } from '../conditions/gate';
import { gatesOf, type DeclaredGate } from '../gates/gates';
import { SCENARIOS } from './scenarios';
import type { RolloutStep, Scenario, SightId, Stage } from './step';
import { STEPS } from './steps';
import { counted } from '../counted';

/** What was seen of one thing, and in one line what of it. */
export interface Sight {
  readonly ok: boolean;
  readonly detail?: string;
}

/** Everything that decides about states, read from the tenants. */
export interface Evidence {
  /** Milliseconds. */
  readonly now: number;
  /** False: there is no org yet, and nothing else could be looked at. */
  readonly org: boolean;
  readonly features: (system: SystemId) => readonly string[];
  /** What Okta's System Log told of a condition. Absent: it was not asked. */
  readonly observations?: Observations;
  readonly applied: Readonly<Record<Phase, Sight>>;
  /** A check of `ringcentral-okta seed` by id; undefined where RingCentral could not be asked. */
  readonly seeded: (check: string) => (Sight & { readonly people: number }) | undefined;
  readonly seen: Readonly<Record<SightId, Sight>>;
}

/** `next`: take it now. `manual`: take it now, and attest it, for no API shows it. `blocked`: a stage before is not done. */
export type StepState = 'done' | 'next' | 'blocked' | 'manual';

export interface JudgedStep {
  readonly id: string;
  readonly state: StepState;
  readonly stage: string;
  readonly title: string;
  readonly who: string;
  readonly where: string;
  readonly source: string;
  readonly command?: string;
  /** What was seen where the step is not done; for a manual step how to attest it. */
  readonly detail?: string;
  /** Of a gate: whether it holds, and by what that is known. */
  readonly verdict?: Judgement['verdict'];
  readonly evidence?: Judgement['evidence'];
}

interface Judged extends Sight {
  /** No API shows it. */
  readonly manual?: boolean;
  readonly judgement?: Judgement;
}

/** Whether a step is done that no API takes. Where nobody's word counts, the detail says how to attest it. */
function judgeGate({ key, gate, system }: DeclaredGate, environment: Environment, evidence: Evidence): Judged {
  if (gate.until && reached(environment.phase, gate.until)) return { ok: true };
  const attestation = environment.attestations[key];
  const features = system === undefined ? [] : evidence.features(system);
  const observations = evidence.observations?.[key];
  const judgement = gate.judge({ now: evidence.now, attestation, features, observations });
  return { ...judgedStep({ key, gate }, judgement, environment), judgement };
}

/** What a gate's judgement makes of its step. */
function judgedStep({ key, gate }: DeclaredGate, judgement: Judgement, environment: Environment): Judged {
  const { verdict, reason, until, evidence } = judgement;
  const attestation = environment.attestations[key];
  if (verdict === 'holds' && !waitsForWord(gate, attestation)) return { ok: true };
  if ('features' in gate.proof) return { ok: false, detail: reason };
  const how = `then attest it in environments/${environment.name}.ts: attestations: { '${key}': { by: …, on: … } }`;
  if (verdict === 'holds') return { ok: false, manual: true, detail: `${reason}; ${how}` };
  if (evidence === 'changed') return { ok: false, manual: true, detail: `${reason}; look again, ${how}` };
  if (!attestation || until === undefined) return { ok: false, manual: true, detail: how };
  return {
    ok: false,
    manual: true,
    detail: `attested by ${attestation.by}, which counted until ${until}; look again, ${how}`,
  };
}

const UNASKED = 'RingCentral could not be asked: set RC_USER_JWT and the other RC_ variables';

function judgeSeeded(checks: readonly string[], evidence: Evidence): Judged {
  const results = checks.map((id) => [id, evidence.seeded(id)] as const);
  if (results.some(([, result]) => !result)) return { ok: false, manual: true, detail: UNASKED };
  const open = results
    .filter(([, result]) => !result!.ok)
    .map(([id, result]) => `${id} (${counted(result!.people, 'person', 'people')})`);
  return { ok: open.length === 0, detail: `open: ${open.join(', ')}` };
}

function judgeStep({ proof }: RolloutStep, evidence: Evidence): Judged {
  if ('applied' in proof) return evidence.applied[proof.applied];
  if ('seen' in proof) return evidence.seen[proof.seen];
  if (!evidence.seen['people-imported'].ok && ('nobodyIn' in proof || proof.ofPeople))
    return { ok: false, detail: 'nobody has been imported yet' };
  if ('seeded' in proof) return judgeSeeded(proof.seeded, evidence);
  const left = evidence.seeded(proof.nobodyIn);
  if (!left) return { ok: false, manual: true, detail: UNASKED };
  return { ok: left.people === 0, detail: `${counted(left.people, 'person is', 'people are')} left` };
}

type Entry = Omit<JudgedStep, 'state' | 'stage' | 'detail'> & { readonly judged: Judged };

const named = (command: string | undefined, { name }: Environment) =>
  command === undefined ? {} : { command: command.replaceAll('NAME', name) };

function entriesOf(id: string, gates: readonly DeclaredGate[], environment: Environment, evidence: Evidence): Entry[] {
  const step = STEPS.find((one) => one.id === id);
  if (step) {
    if (step.when?.(environment) === false) return [];
    const { title, who, where, source, command } = step;
    const judged = evidence.org ? judgeStep(step, evidence) : { ok: false };
    return [
      {
        id,
        title,
        who,
        where: where.replaceAll('NAME', environment.name),
        source,
        ...named(command, environment),
        judged,
      },
    ];
  }
  // One entry for each directory, where several have a gate of their own; none where the environment does not need it.
  return gates
    .filter(({ gate }) => gate.id === id)
    .map((declared) => {
      const { title, who, where, source } = declared.gate;
      return { id: declared.key, title, who, where, source, judged: judgeGate(declared, environment, evidence) };
    });
}

function statesOf(stage: Stage, entries: readonly Entry[], reachable: boolean): JudgedStep[] {
  return entries.map(({ judged: { ok, manual, detail, judgement }, ...entry }) => {
    const state: StepState = ok ? 'done' : !reachable ? 'blocked' : manual ? 'manual' : 'next';
    const open = state === 'next' || state === 'manual';
    const known = judgement && { verdict: judgement.verdict, evidence: judgement.evidence };
    return { ...entry, stage: stage.title, state, ...known, ...(open && detail !== undefined && { detail }) };
  });
}

export const scenarioOf = ({ scenario }: Environment): Scenario => SCENARIOS.find(({ id }) => id === scenario)!;

/** Every step of the environment's scenario in order, each with its state: what is proven is done, wherever it stands. */
export function judgeRollout(environment: Environment, evidence: Evidence): JudgedStep[] {
  const gates = gatesOf(tableOf(environment), environment);
  const steps: JudgedStep[] = [];
  let reachable = true;
  for (const stage of scenarioOf(environment).stages) {
    const entries = stage.steps.flatMap((id) => entriesOf(id, gates, environment, evidence));
    steps.push(...statesOf(stage, entries, reachable));
    reachable &&= entries.every(({ judged }) => judged.ok);
  }
  return steps;
}
