import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Observations } from '../../engine/conditions/condition';
import type { Environment } from '../../engine/environment/schema';
import { gatesNow } from '../../engine/gates/gates';
import { writeUnchanged } from '../../reports/outgoing';

/** Terraform lays it over `cdk.tf.json`, whose hash the reviewed plan has, value by value. */
const OVERRIDE = 'observed_override.tf.json';

/** Until when attestations count by what was observed, beside the stack in `folder`. */
export function writeRenewals(environment: Environment, now: number, folder: string, observed: Observations): void {
  const attested: Record<string, string> = {};
  let renewed = false;
  for (const { key, gate } of gatesNow(environment)) {
    const attestation = environment.attestations[key];
    const { until } = attestation ? gate.judge({ now, attestation, observations: observed[key] }) : {};
    if (until === undefined) continue;
    attested[key] = until;
    renewed ||= until !== gate.judge({ now, attestation }).until;
  }
  rmSync(join(folder, OVERRIDE), { force: true });
  if (renewed) writeUnchanged(join(folder, OVERRIDE), JSON.stringify({ locals: { attested } }));
}
