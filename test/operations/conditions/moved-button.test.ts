import { expect, it, vi } from 'vitest';
import type * as Consoles from '../../../engine/conditions/consoles';
import { GATES } from '../../../engine/gates/gates';
import { PHASES } from '../../../engine/flows/model';
import { judgeRollout, type Evidence } from '../../../engine/rollout/judge';
import { SIGHTS } from '../../../engine/rollout/step';
import { loadEnvironment } from '../../../project';
import { CHECKS } from '../../../operations/doctor';
import { explain } from '../../../operations/explain/explain';
import { checkTable } from '../../../reports/docs/check-table';
import { gatePage } from '../../../reports/docs/gate-page';
import { demoAt } from '../../constructs/synthesise';

const { MOVED } = vi.hoisted(() => ({ MOVED: 'Okta Admin Console > Integrations > RingCentral > Log in' }));

vi.mock('../../../engine/conditions/consoles', async (original) => {
  const consoles = await original<typeof Consoles>();
  return { ...consoles, RINGCENTRAL_APP: { ...consoles.RINGCENTRAL_APP, authenticate: MOVED } };
});

const nothing = { ok: false };

const evidence: Evidence = {
  now: Date.UTC(2026, 10, 22),
  org: true,
  features: () => [],
  applied: Object.fromEntries(PHASES.map((phase) => [phase, nothing])) as Evidence['applied'],
  seeded: () => undefined,
  seen: Object.fromEntries(SIGHTS.map((id) => [id, nothing])) as Evidence['seen'],
};

it('a button that a vendor moves is one line: gates, stack, pages, doctor, rollout and explain follow', async () => {
  expect(GATES.find(({ id }) => id === 'ringcentral-authenticated')?.where).toBe(MOVED);
  expect(JSON.stringify(demoAt('provisioning').resource.terraform_data)).toContain(`Where: ${MOVED}.`);
  expect(gatePage(GATES)).toContain(`- Where: ${MOVED}`);
  expect(checkTable(CHECKS)).toContain(`| ${MOVED}; then date ringcentral-authenticated`);
  const steps = judgeRollout(loadEnvironment('demo', ''), evidence);
  expect(steps.find(({ id }) => id === 'ringcentral-authenticated')?.where).toBe(MOVED);
  expect((await explain('Please re-authenticate with RingCentral')).text).toContain(`Remedy: ${MOVED}.`);
});
