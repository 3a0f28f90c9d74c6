import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type * as Worded from '../../../engine/org/differences/worded';
import { notLiveIn } from '../../../operations/promote/live';
import { rollout } from '../../../operations/rollout/rollout';
import { openOkta } from '../../../operations/tenants/connect';
import { COMPANIES, runningCompany } from '../companies/company';

vi.mock('../../../engine/org/differences/worded', async (original) => {
  const { worded } = await original<typeof Worded>();
  const renamed: typeof worded = (difference) => {
    const { what, ...sides } = worded(difference);
    return { what: what.replace(/^\w+/, 'renamed'), ...sides };
  };
  return { worded: renamed };
});

interface Steps {
  readonly exitCode: number;
  readonly json: { readonly steps: readonly { readonly id: string; readonly state: string }[] };
}

const judged = ({ exitCode, json }: Steps) => ({ exitCode, steps: json.steps.map(({ id, state }) => [id, state]) });

describe.each(COMPANIES)('the labels of the checklist are renamed: at the %s company', (name) => {
  const company = runningCompany(name);

  it('rollout judges every step as it did', async () => {
    const { environment, connecting } = company();
    const golden = JSON.parse(
      readFileSync(join(__dirname, '../companies/golden', name, 'rollout.json'), 'utf8'),
    ) as Steps;
    const said = (await rollout({ env: environment.name, format: 'text' }, connecting)) as Steps;
    expect(judged(said)).toEqual(judged(golden));
  });

  it('promote finds the same things that are not live', async () => {
    const { environment, connecting } = company();
    const found = await notLiveIn(environment, await openOkta(environment, connecting));
    // The demo is live; of the other company the differences are those of its drift.
    expect(found.length > 0).toBe(name === 'awkward');
    for (const { what } of found) expect(what).toMatch(/^renamed /);
  });
});
