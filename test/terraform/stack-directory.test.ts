import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countChanges, failedChecks, findTerraform, priorResources, StackDirectory } from '../../terraform';
import { noTerraform } from './on-path';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stack-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const declare = (resources: object, more: object = {}) => {
  writeFileSync(join(folder, 'cdk.tf.json'), JSON.stringify({ ...more, resource: { terraform_data: resources } }));
};
const gate = (open: boolean) => ({
  gate: {
    input: open,
    lifecycle: { precondition: [{ condition: '${local.open}', error_message: 'the door is shut' }] },
  },
  behind: { input: 'x', depends_on: ['terraform_data.gate'] },
});

describe('a folder in which somebody left something', () => {
  const leave = (name: string, content: string) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  };

  it.each([
    ['a resource of theirs', 'stray.tf', /holds stray\.tf, which Terraform would read along/],
    ['an override', 'x_override.tf.json', /holds x_override\.tf\.json/],
    ["OpenTofu's own", 'stray.tofu', /holds stray\.tofu/],
    ['values of variables', 'terraform.tfvars', /holds terraform\.tfvars/],
    ['another workspace, selected by hand', '.terraform/environment', /Terraform's workspace other is selected/],
  ])('is refused before Terraform runs: %s', async (_what, name, message) => {
    declare({});
    leave('observed_override.tf.json', '{}');
    leave(name, 'other');
    const stack = new StackDirectory({ cli: 'terraform', path: '/nowhere', version: '1.11.4' }, folder);
    await expect(stack.init()).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(message) as string,
    });
  });
});

describe('a Terraform that fails with many words', () => {
  it('shows no part of a credential, wherever its words are cut', async () => {
    const secret = 'CANARYaws/secret+0123456789abcdefghij';
    const path = join(folder, 'terraform');
    writeFileSync(path, `#!/bin/sh\nprintf '%01990d${secret}' 0 >&2; exit 1\n`, { mode: 0o700 });
    const env = { ...process.env, AWS_SECRET_ACCESS_KEY: secret };
    const stack = new StackDirectory({ cli: 'terraform', path, version: '1.11.4' }, folder, { env });
    await expect(stack.untaint('a.b')).rejects.toMatchObject({
      message: expect.not.stringContaining('CANARY') as string,
    });
  });
});

describe.skipIf(noTerraform.skip)(`the folder of a stack${noTerraform.because}`, () => {
  const open = async () => {
    const stack = new StackDirectory(await findTerraform(), folder, {
      env: { ...process.env, TF_PROVIDER_MIRROR: undefined },
    });
    await stack.init();
    return stack;
  };

  it('plans, applies exactly the saved plan, and then has nothing to do', async () => {
    declare({ a: { input: 'one' } });
    const stack = await open();
    const { plan, errors } = await stack.plan('plan.tfplan');
    expect([countChanges(plan!), errors]).toEqual([{ add: 1, change: 0, destroy: 0 }, []]);
    expect(await stack.apply('plan.tfplan')).toEqual([]);
    const again = await stack.plan('plan.tfplan');
    expect(countChanges(again.plan!)).toEqual({ add: 0, change: 0, destroy: 0 });
    expect(priorResources(again.plan!).map(({ address }) => address)).toEqual(['terraform_data.a']);
  });

  it('refuses to apply a plan that the state has moved past', async () => {
    declare({ a: { input: 'one' } });
    const stack = await open();
    await stack.plan('old.tfplan');
    await stack.plan('new.tfplan');
    await stack.apply('new.tfplan');
    expect((await stack.apply('old.tfplan')).map(({ summary }) => summary)).toEqual(['Saved plan is stale']);
  });

  it('reads the plan that a precondition stopped', async () => {
    declare(gate(false), { locals: { open: false } });
    const { plan, errors } = await (await open()).plan('plan.tfplan');
    expect(plan!.errored).toBe(true);
    expect(failedChecks(plan!)).toEqual(['the door is shut']);
    expect(errors.map(({ summary }) => summary)).toEqual(['Resource precondition failed']);
  });

  it('has no plan but a diagnostic where the configuration is wrong', async () => {
    declare({ a: { input: 'one' } });
    const stack = await open();
    declare({ a: { input: '${local.nowhere}' } });
    const { plan, errors } = await stack.plan('plan.tfplan');
    expect(plan).toBeUndefined();
    expect(errors.map(({ summary }) => summary)).toEqual(['Reference to undeclared local value']);
  });

  it('says in one sentence which provider is missing', async () => {
    const missing = { required_providers: { x: { source: 'nowhere.invalid/a/x', version: '1.0.0' } } };
    declare({ a: {} }, { terraform: missing });
    await expect(open()).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringMatching(
        /^The Terraform provider nowhere.invalid\/a\/x cannot be installed: could not connect/,
      ) as string,
      remedy: expect.stringContaining('TF_PROVIDER_MIRROR') as string,
    });
  });
});
