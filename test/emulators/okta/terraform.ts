import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { providerMirrors } from '../../../terraform/provider-mirrors';
import { prepareWorkingDirectory } from '../../../terraform/working-directory';

const run = promisify(execFile);

export interface Changes {
  readonly add: number;
  readonly change: number;
  readonly destroy: number;
}

interface Plan {
  readonly resource_changes?: { address: string; change: { actions: string[] } }[];
}

/** A Terraform working directory with one release of okta/okta, or the stand-in. */
export class Workspace {
  private readonly directory = mkdtempSync(join(tmpdir(), 'okta-terraform-'));
  private readonly env: NodeJS.ProcessEnv;

  constructor(
    private readonly provider: { readonly address: string; readonly version: string },
    variables: Readonly<Record<string, string>>,
  ) {
    this.env = {
      PATH: process.env.PATH,
      HOME: this.directory,
      CHECKPOINT_DISABLE: '1',
      TF_IN_AUTOMATION: '1',
      ...variables,
    };
  }

  write(resources: string): void {
    const { address: source, version } = this.provider;
    const required = { terraform: { required_providers: { okta: { source, version } } } };
    writeFileSync(join(this.directory, 'cdk.tf.json'), JSON.stringify(required));
    writeFileSync(join(this.directory, 'main.tf'), `provider "okta" {}\n${resources}`);
  }

  /** Standard output; a failure carries Terraform's own words. */
  async terraform(...args: string[]): Promise<string> {
    const { stdout } = await run('terraform', args, {
      cwd: this.directory,
      env: this.env,
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout;
  }

  init = async () => {
    await prepareWorkingDirectory(this.directory, { mirrors: providerMirrors() });
    return this.terraform('init', '-input=false', '-no-color');
  };
  apply = () => this.terraform('apply', '-auto-approve', '-input=false', '-no-color');
  destroy = () => this.terraform('destroy', '-auto-approve', '-input=false', '-no-color');

  /** What a plan would do, by address; nothing for an empty one. */
  async plan(): Promise<Record<string, string>> {
    await this.terraform('plan', '-input=false', '-no-color', '-out=plan');
    const plan = JSON.parse(await this.terraform('show', '-json', 'plan')) as Plan;
    const changes = (plan.resource_changes ?? []).map(({ address, change }): [string, string] => [
      address,
      change.actions.join('+'),
    ]);
    return Object.fromEntries(changes.filter(([, actions]) => actions !== 'no-op' && actions !== 'read'));
  }

  async outputs(): Promise<Record<string, unknown>> {
    const outputs = JSON.parse(await this.terraform('output', '-json')) as Record<string, { value: unknown }>;
    return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
  }

  /** As if nothing had ever been applied. */
  forget(): void {
    for (const name of ['terraform.tfstate', 'terraform.tfstate.backup', 'plan'])
      rmSync(join(this.directory, name), { force: true });
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}
