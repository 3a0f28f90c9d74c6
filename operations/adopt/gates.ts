import type { OktaClient } from '../../clients/okta';
import type { Judgement, Observation } from '../../engine/conditions/condition';
import type { AdoptableOrg } from '../../engine/adoption';
import type { Environment } from '../../engine/environment/schema';
import type { Phase } from '../../engine/flows/model';
import { gatesNow, type DeclaredGate } from '../../engine/gates/gates';
import { observe } from '../observations';

/** One gate of the adopted environment, as it stands. */
export interface AdoptedGate extends Pick<Judgement, 'verdict' | 'evidence' | 'reason'> {
  /** Under which it is attested. */
  readonly id: string;
  readonly title: string;
  readonly who: string;
  readonly where: string;
  readonly why: string;
  readonly phase: Phase;
  /** Whether somebody's word opens it; else Okta's own answer does. */
  readonly attested: boolean;
}

const told = async (
  { key, gate, system }: DeclaredGate,
  environment: Environment,
  org: AdoptableOrg,
  now: number,
  observations: readonly Observation[] | undefined,
): Promise<AdoptedGate> => {
  const features = system === undefined ? undefined : org.apps[system]?.features;
  const { verdict, evidence, reason } = gate.judge({
    now,
    attestation: environment.attestations[key],
    features,
    observations,
  });
  const { title, who, where, why, guards, proof } = gate;
  return {
    id: key,
    verdict,
    evidence,
    reason,
    title,
    who,
    where,
    why,
    phase: guards,
    attested: 'attestedForDays' in proof,
  };
};

/** Every gate that must be open for the environment's phase, all at once: one that is closed hides no other. */
export async function adoptedGates(
  okta: OktaClient,
  environment: Environment,
  org: AdoptableOrg,
  now: number,
): Promise<AdoptedGate[]> {
  return Promise.all(
    gatesNow(environment).map(async (declared) => {
      const app = declared.system === undefined ? undefined : org.apps[declared.system];
      const facts = app && declared.gate.facts ? await observe(okta, declared.gate, app.id, now) : undefined;
      return told(declared, environment, org, now, facts);
    }),
  );
}

/** The block of attestations that somebody fills in once, for every gate that waits for a word: what a log proves today too. */
export const attestationsToGive = (gates: readonly AdoptedGate[], { attestations }: Environment, now: Date) =>
  Object.fromEntries(
    gates
      .filter(({ id, attested, verdict }) => attested && (verdict !== 'holds' || attestations[id] === undefined))
      .map(({ id }) => [id, { by: '', on: now.toISOString().slice(0, 10) }]),
  );
