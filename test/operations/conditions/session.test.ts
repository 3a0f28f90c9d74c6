import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Surroundings } from '../../../operations/surroundings';
import type { Environment } from '../../../engine/environment/schema';
import { plan } from '../../../operations/plan/plan';
import { doctor } from '../../../operations/doctor';
import { check } from '../../../operations/drift/check';
import { review } from '../../../operations/review/review';
import { rollout as rolloutCommand } from '../../../operations/rollout/rollout';
import { startRollout } from '../../e2e/rollout';
import { times } from '../../support/effort';
import { noTerraform } from '../../terraform/on-path';
import { jsonLines, person } from '../review/people';

const DAY_MS = 86_400_000;
const GATE = 'ringcentral-authenticated';

const daysAgo = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString();

interface Told {
  readonly findings: readonly { readonly id: string; readonly where: string; readonly message?: string }[];
}

/** The demo in phase provisioning, with RingCentral's session authenticated some days ago. */
describe.skipIf(noTerraform.skip)(
  `Okta's session with RingCentral is judged once${noTerraform.because}`,

  () => {
    let company: Awaited<ReturnType<typeof startRollout>>;
    beforeAll(async () => {
      company = await startRollout();
      await company.reach('provisioning');
      writeFileSync(join(company.folder, 'people.jsonl'), jsonLines([person('both', { extension: '101' })]));
    });
    afterAll(() => company?.close());

    const forgetUses = () => company.emulators.oktaTenant.org.store.logs.splice(0);

    async function importYesterday(): Promise<void> {
      forgetUses();
      const answer = await fetch(`${company.emulators.admin}/okta/import`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ app: 'ringcentral_saml', kind: 'full' }),
      });
      expect(answer.status).toBe(200);
      for (const event of company.emulators.oktaTenant.org.store.logs) event.published = daysAgo(1);
    }

    const attested = (days: number) => (copy: Environment) => ({
      ...copy,
      attestations: { ...copy.attestations, [GATE]: { by: 'Zelda', on: daysAgo(days) } },
    });

    const about = ({ findings }: Told): string[] =>
      findings.filter(({ where }) => where === `attestations.${GATE}`).map(({ id }) => id);

    async function reviewed(env: NodeJS.ProcessEnv): Promise<Told> {
      const saved = { ...process.env };
      Object.assign(process.env, env);
      try {
        const people = join(company.folder, 'people.jsonl');
        const { json } = await review({
          ...{
            env: 'demo',
            plan: join(company.folder, 'plan'),
            people,
            formats: [],
            failOn: 'error',
            showValues: false,
          },
          now: new Date().toISOString(),
        });
        return json as Told;
      } finally {
        process.env = saved;
      }
    }

    async function plannedBy(surroundings: Surroundings) {
      const { json } = await plan('demo', surroundings, { out: join(company.folder, 'plan') });
      return json as Told & { gates: readonly { id: string; state: string }[] };
    }

    const gateIn = ({ gates }: Awaited<ReturnType<typeof plannedBy>>) => gates.find(({ id }) => id === GATE)?.state;

    /** What each command says of the session: whether all is well, and the findings of those that have some. */
    async function told(change: (copy: Environment) => Environment) {
      const { surroundings } = company.declare(company.at('provisioning', change));
      const planned = await plannedBy(surroundings);
      const { canaries } = await check({ env: 'demo' }, surroundings);
      const { checks } = (await doctor({ env: 'demo', only: ['attestation', 'ringcentral-session'] }, surroundings))
        .json as { checks: readonly { id: string; ok: boolean }[] };
      const { steps } = (await rolloutCommand({ env: 'demo', format: 'text' }, surroundings)).json as {
        steps: readonly { id: string; state: string }[];
      };
      const ok = (list: readonly { id: string; ok: boolean }[], id: string) => list.find((one) => one.id === id)?.ok;
      return {
        gate: gateIn(planned),
        plan: about(planned),
        review: about(await reviewed(surroundings.env)),
        drift: [ok(canaries, 'ringcentral-session'), ok(canaries, `attestation-${GATE}`)],
        doctor: [ok(checks, 'ringcentral-session'), ok(checks, `attestation:${GATE}`)],
        rollout: steps.find(({ id }) => id === GATE)?.state,
      };
    }

    const WELL = { gate: 'open', plan: [], review: [], drift: [true, true], doctor: [true, true], rollout: 'done' };
    const ENDING = ['RCO025', 'RCO034'];

    it.each(
      [
        ['attested 40 days ago and imported yesterday: the gate stays open, for the session was used', 40] as const,
        ['attested 25 days ago and imported yesterday: well', 25] as const,
      ].slice(0, times(2, 1)),
    )('%s', async (_name, days) => {
      await importYesterday();
      expect(await told(attested(days))).toEqual(WELL);
    });

    it('attested 25 days ago and never seen in use: it ends in five days, which everybody says', async () => {
      forgetUses();
      const ends = { plan: ENDING, review: ENDING, drift: [false, false], doctor: [false, false] };
      expect(await told(attested(25))).toEqual({ ...WELL, ...ends });
    });

    it('attested 40 days ago and never seen in use: it has ended, and the gate is closed', async () => {
      forgetUses();
      const { surroundings } = company.declare(company.at('provisioning', attested(40)));
      const planned = await plannedBy(surroundings);
      expect([gateIn(planned), about(planned)]).toEqual(['shut', ENDING]);
    });

    it('a log that may not be read renews nothing: the attestation counts as it stands', async () => {
      await importYesterday();
      const { surroundings } = company.declare(company.at('provisioning', attested(40)));
      const scopes = surroundings.env.OKTA_API_SCOPES!.replace('okta.logs.read', '').trim();
      expect(gateIn(await plannedBy({ ...surroundings, env: { ...surroundings.env, OKTA_API_SCOPES: scopes } }))).toBe(
        'shut',
      );
    });

    it('what somebody changed in the console after it was attested is a finding of the plan, and stops nothing', async () => {
      const SAFEGUARD = 'import-safeguard';
      const about = (planned: Told) => planned.findings.filter(({ where }) => where === `attestations.${SAFEGUARD}`);
      const vouched = (on: string) => (copy: Environment) => ({
        ...attested(1)(copy),
        attestations: { ...attested(1)(copy).attestations, [SAFEGUARD]: { by: 'Zelda', on } },
      });
      const planning = async (on: string, scopes = '') => {
        const { surroundings } = company.declare(company.at('provisioning', vouched(on)));
        const env = { ...surroundings.env, ...(scopes && { OKTA_API_SCOPES: scopes }) };
        const said: string[] = [];
        const planned = await plannedBy({ ...surroundings, env, progress: (line) => said.push(line) });
        return { planned, said: said.filter((line) => /console/.test(line)) };
      };
      await fetch(`${company.emulators.admin}/okta/import-safeguard`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ app: { enabled: true, percent: 80 } }),
      });
      const { planned, said } = await planning(daysAgo(1));
      expect(about(planned)).toMatchObject([
        {
          id: 'RCO038',
          severity: 'warning',
          message: expect.stringMatching(/^Ada Admin changed it from 20 to 80 /) as string,
        },
      ]);
      expect([planned.gates.find(({ id }) => id === SAFEGUARD)?.state, said]).toEqual(['open', []]);
      expect(planned).not.toHaveProperty('refused');

      const { surroundings } = company.declare(company.at('provisioning'));
      const blind = surroundings.env.OKTA_API_SCOPES!.replace('okta.logs.read', '').trim();
      const unseen = await planning(daysAgo(1), blind);
      expect([about(unseen.planned), unseen.said]).toEqual([
        [],
        ['Without okta.logs.read nobody sees what was changed in the console: attestations count as they stand.'],
      ]);
      expect(about((await planning(daysAgo(0))).planned)).toEqual([]);
    });
  },
);
