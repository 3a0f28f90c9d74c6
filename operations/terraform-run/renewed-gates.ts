import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DAY_MS, expiryOf, rfc3339 } from '../../engine/conditions/attestation';
import type { Judgement, Observations } from '../../engine/conditions/condition';
import type { Gate } from '../../engine/conditions/gate';
import type { Environment } from '../../engine/environment/schema';
import { gatesNow } from '../../engine/gates/gates';
import { writeUnchanged } from '../../reports/outgoing';
import { OBSERVED_OVERRIDE } from '../../terraform';

/** What is proven now counts for another term, and another: the same instant in every plan of that time, for plans are told apart by their hash. */
function untilOf({ proof }: Gate, { until, evidence }: Judgement, ended: string, now: number): string | undefined {
  if (until !== undefined || evidence !== 'proven' || !('attestedForDays' in proof)) return until;
  const term = proof.attestedForDays * DAY_MS;
  const terms = Math.max(1, Math.ceil((now - Date.parse(ended)) / term));
  return rfc3339(Date.parse(ended) + terms * term);
}

/** Until when attestations count by what was observed, beside the stack in `folder`. */
export function writeRenewals(environment: Environment, now: number, folder: string, observed: Observations): void {
  const attested: Record<string, string> = {};
  let renewed = false;
  for (const { key, gate } of gatesNow(environment)) {
    const attestation = environment.attestations[key];
    if (!attestation) continue;
    const ended = 'attestedForDays' in gate.proof ? expiryOf(attestation, gate.proof.attestedForDays) : '';
    const until = untilOf(gate, gate.judge({ now, attestation, observations: observed[key] }), ended, now);
    if (until === undefined) continue;
    attested[key] = until;
    renewed ||= until !== gate.judge({ now, attestation }).until;
  }
  rmSync(join(folder, OBSERVED_OVERRIDE), { force: true });
  if (renewed) writeUnchanged(join(folder, OBSERVED_OVERRIDE), JSON.stringify({ locals: { attested } }));
}
