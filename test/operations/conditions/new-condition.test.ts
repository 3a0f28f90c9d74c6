import { expect, it, vi } from 'vitest';
import type * as Catalogue from '../../../engine/conditions/catalogue';
import type { gate } from '../../../engine/conditions/gate';
import { attestationCanaries } from '../../../engine/drift';
import { PHASES } from '../../../engine/flows/model';
import { GATES, gatesNow } from '../../../engine/gates/gates';
import { judgeRollout, type Evidence } from '../../../engine/rollout/judge';
import { SIGHTS } from '../../../engine/rollout/step';
import { loadEnvironment } from '../../../project';
import { attestations } from '../../../operations/doctor/checks/attestations';
import type { Patient } from '../../../operations/doctor/patient';
import { gatePage } from '../../../reports/docs/gate-page';
import { demoAt } from '../../constructs/synthesise';

const ID = 'ringcentral-emergency-address';

vi.mock('../../../engine/conditions/catalogue', async (original) => {
  const { GATE_RECORDS } = await original<typeof Catalogue>();
  const { gate: make } = await vi.importActual<{ gate: typeof gate }>('../../../engine/conditions/gate');
  const added = make({
    id: 'ringcentral-emergency-address',
    title: 'Every site has an emergency address',
    who: 'RingCentral admin',
    where: 'RingCentral Admin Portal',
    why: 'Without one a new extension cannot call 911.',
    source: 'a stranger',
    guards: 'provisioning',
    about: 'ringcentral',
    stage: 'ringcentral-side',
    proof: { attestedForDays: 180 },
  });
  return { GATE_RECORDS: [...GATE_RECORDS, added] };
});

const environment = { ...loadEnvironment('demo', ''), phase: 'provisioning' as const };
const now = Date.UTC(2026, 10, 22);
const nothing = { ok: false };
const evidence: Evidence = {
  now,
  org: true,
  features: () => [],
  applied: Object.fromEntries(PHASES.map((phase) => [phase, nothing])) as Evidence['applied'],
  seeded: () => undefined,
  seen: Object.fromEntries(SIGHTS.map((id) => [id, nothing])) as Evidence['seen'],
};

it('a condition that a stranger adds is one record: gates, stack, pages, doctor, drift and rollout have it', async () => {
  expect(GATES.map(({ id }) => id)).toContain(ID);
  expect(gatesNow(environment).map(({ key }) => key)).toContain(ID);
  expect(JSON.stringify(demoAt('provisioning').resource.terraform_data)).toContain(
    'Every site has an emergency address',
  );
  expect(gatePage(GATES)).toContain('Every site has an emergency address');
  expect(attestationCanaries(environment, now)).toContainEqual({
    id: `attestation-${ID}`,
    ok: false,
    detail: 'Nobody has attested it: Every site has an emergency address.',
  });
  const patient = { environment, now: () => now, observations: () => Promise.resolve({}) } as unknown as Patient;
  expect(await attestations.look(patient)).toContainEqual(
    expect.objectContaining({ about: ID, ok: false, remedy: expect.stringContaining('Admin Portal') as string }),
  );
  const step = judgeRollout(loadEnvironment('demo', ''), evidence).find(({ id }) => id === ID);
  expect(step?.where).toBe('RingCentral Admin Portal');
});
