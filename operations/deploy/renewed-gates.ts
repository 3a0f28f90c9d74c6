import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Observations } from '../../engine/conditions/condition';
import { gatesNow } from '../../engine/gates/gates';
import { writeUnchanged } from '../../reports/outgoing';
import type { Target } from './reading';

/** Terraform lays it over `cdk.tf.json`, whose hash the reviewed plan has, value by value. */
const OVERRIDE = 'observed_override.tf.json';

/** Until when attestations count by what was observed, beside the stack in `folder`. */
export function writeRenewals({ environment, surroundings }: Target, folder: string, observed: Observations): void {
  const now = surroundings.now().getTime();
  const attested: Record<string, string> = {};
  let renewed = false;
  for (const { key, gate } of gatesNow(environment)) {
    const attestation = environment.attestations[key];
    const { until } = attestation ? gate.judge({ now, attestation, observations: observed[gate.id] }) : {};
    if (until === undefined) continue;
    attested[key] = until;
    renewed ||= until !== gate.judge({ now, attestation }).until;
  }
  rmSync(join(folder, OVERRIDE), { force: true });
  if (renewed) writeUnchanged(join(folder, OVERRIDE), JSON.stringify({ locals: { attested } }));
}
