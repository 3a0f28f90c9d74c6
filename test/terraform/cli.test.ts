import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UsageError } from '../../engine/errors';
import { findTerraform } from '../../terraform';
import { terraformEnvironment } from '../../terraform/cli-config';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const install = (name: string, version: string) => {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n/bin/echo '{"terraform_version":"${version}"}'\n`);
  chmodSync(path, 0o755);
  return path;
};

describe('the command line tool', () => {
  it('is terraform where there are both', async () => {
    install('tofu', '1.12.6');
    const path = install('terraform', '1.11.4');
    expect(await findTerraform({ PATH: folder })).toEqual({ cli: 'terraform', path, version: '1.11.4' });
  });

  it('is tofu where terraform is too old for removed blocks', async () => {
    install('terraform', '1.5.7');
    const path = install('tofu', '1.10.0');
    expect(await findTerraform({ PATH: folder })).toEqual({ cli: 'tofu', path, version: '1.10.0' });
  });

  it('is the one that is named by hand, in either order on PATH, by name or by path', async () => {
    const terraform = install('terraform', '1.11.4');
    const tofu = install('tofu', '1.12.6');
    const other = mkdtempSync(join(tmpdir(), 'cli-other-'));
    for (const PATH of [`${folder}:${other}`, `${other}:${folder}`]) {
      for (const name of ['tofu', tofu])
        expect(await findTerraform({ PATH, TERRAFORM_BINARY_NAME: name })).toMatchObject({ cli: 'tofu', path: tofu });
      expect(await findTerraform({ PATH, TERRAFORM_BINARY_NAME: 'terraform' })).toMatchObject({ path: terraform });
    }
    rmSync(other, { recursive: true });
  });

  it('is never another one than was named: too old or missing, it is refused', async () => {
    install('terraform', '1.11.4');
    const path = install('tofu', '1.9.1');
    const named = (name: string) => findTerraform({ PATH: folder, TERRAFORM_BINARY_NAME: name });
    await expect(named('tofu')).rejects.toThrow(`${path} is 1.9.1; 1.10 is the oldest that works`);
    await expect(named('/nowhere/tofu')).rejects.toThrow(
      'TERRAFORM_BINARY_NAME names /nowhere/tofu, which is not there',
    );
  });

  it('is refused where an old Terraform stands beside an old OpenTofu, which would destroy what it is to let go', async () => {
    install('terraform', '1.5.7');
    install('tofu', '1.9.0');
    await expect(findTerraform({ PATH: folder })).rejects.toThrow(/1\.5\.7; 1\.11 .*1\.9\.0; 1\.10/);
  });

  it('is asked for, with how to get one, where neither is recent enough', async () => {
    await expect(findTerraform({ PATH: folder })).rejects.toMatchObject({
      exitCode: 3,
      message: 'Terraform or OpenTofu is needed: neither is on PATH.',
      remedy: expect.stringContaining('OpenTofu 1.10 or newer') as string,
    });
    const path = install('terraform', '1.5.7');
    await expect(findTerraform({ PATH: folder })).rejects.toThrow(`${path} is 1.5.7; 1.11 is the oldest that works`);
  });
});

describe('its environment', () => {
  it('has a mirror serve the providers it holds, and the registry the others only', () => {
    const mirror = join(folder, 'mirror');
    mkdirSync(join(mirror, 'registry.terraform.io/okta/okta'), { recursive: true });
    mkdirSync(join(folder, 'terraform.d/plugins/own.example/a/b'), { recursive: true });
    const env = terraformEnvironment(folder, { TF_PROVIDER_MIRROR: mirror, TF_CLI_CONFIG_FILE: '/nowhere' });
    expect(env.TF_CLI_CONFIG_FILE).toBe(join(folder, 'terraform.rc'));
    expect(readFileSync(env.TF_CLI_CONFIG_FILE!, 'utf8')).toBe(`provider_installation {
  filesystem_mirror {
    path    = "${mirror}"
    include = ["registry.terraform.io/okta/okta"]
  }
  filesystem_mirror {
    path    = "${join(folder, 'terraform.d/plugins')}"
    include = ["own.example/a/b"]
  }
  direct {
    exclude = ["registry.terraform.io/okta/okta", "own.example/a/b"]
  }
}
`);
  });

  it("leaves a person's own configuration alone without a mirror, unless the file does not exist", () => {
    writeFileSync(join(folder, 'own.rc'), '');
    const own = join(folder, 'own.rc');
    expect(terraformEnvironment(folder, { TF_CLI_CONFIG_FILE: own }).TF_CLI_CONFIG_FILE).toBe(own);
    expect(terraformEnvironment(folder, { TF_CLI_CONFIG_FILE: '/nowhere' }).TF_CLI_CONFIG_FILE).toBeUndefined();
  });

  it("adds the plugins beside a stack to a person's own way of installing, which would hide them", () => {
    const home = join(folder, 'home');
    mkdirSync(home);
    mkdirSync(join(folder, 'terraform.d/plugins/own.example/a/b'), { recursive: true });
    const config = (ours: string, named: string, other: string) => `# plugins { of mine }
plugin_cache_dir = "/cache"
provider_installation {${ours}
  network_mirror {
    url     = "https://mirror.example/{all}/"
    include = ["hashicorp/*"]
  }
  network_mirror {
    url     = "https://other.example/"
    exclude = [${named}"hashicorp/*"]
  }
  direct {${other}}
}
credentials "app.terraform.io" {
  token = "none"
}
`;
    writeFileSync(join(home, '.terraformrc'), config('', '', ''));
    const env = terraformEnvironment(folder, { HOME: home });
    expect(env.TF_CLI_CONFIG_FILE).toBe(join(folder, 'terraform.rc'));
    const ours = `
  filesystem_mirror {
    path    = "${join(folder, 'terraform.d/plugins')}"
    include = ["own.example/a/b"]
  }`;
    expect(readFileSync(env.TF_CLI_CONFIG_FILE!, 'utf8')).toBe(
      config(ours, '"own.example/a/b", ', '\n    exclude = ["own.example/a/b"]\n  '),
    );
    expect(statSync(env.TF_CLI_CONFIG_FILE!).mode & 0o777).toBe(0o600);
    writeFileSync(join(home, '.terraformrc'), 'plugin_cache_dir = "/cache"\n');
    expect(terraformEnvironment(folder, { HOME: home }).TF_CLI_CONFIG_FILE).toBeUndefined();
  });

  it.each([
    'TF_WORKSPACE',
    'TF_DATA_DIR',
    'TF_REATTACH_PROVIDERS',
    'TF_CLI_ARGS',
    'TF_CLI_ARGS_init',
    'TF_CLI_ARGS_plan',
  ])('refuses %s, which would lead Terraform elsewhere', async (name) => {
    const refused = { message: expect.stringMatching(new RegExp(`^${name} would change`)) as string, exitCode: 2 };
    expect(() => terraformEnvironment(folder, { [name]: 'other' })).toThrow(expect.objectContaining(refused) as Error);
    await expect(findTerraform({ ...process.env, [name]: 'other' })).rejects.toMatchObject(refused);
  });

  it.each(['TF_LOG_PATH', 'TF_TEMP_LOG_PATH'])('refuses %s: no credential is hidden in that file', async (name) => {
    const refused = {
      message: expect.stringMatching(new RegExp(`^${name} would let Terraform write its log`)) as string,
      remedy: expect.stringContaining(`unset ${name}; with TF_LOG=TRACE alone`) as string,
      exitCode: 2,
    };
    expect(() => terraformEnvironment(folder, { [name]: 'tf.log' })).toThrow(expect.objectContaining(refused) as Error);
    await expect(findTerraform({ ...process.env, [name]: 'tf.log' })).rejects.toMatchObject(refused);
  });

  it('passes on what backends and mirrors need, and takes an empty variable for none', () => {
    const needed = {
      PG_CONN_STR: 'postgres://db',
      TF_PLUGIN_CACHE_DIR: '/cache',
      TF_HTTP_PASSWORD: 'x',
      AWS_PROFILE: 'a',
    };
    expect(terraformEnvironment(folder, { ...needed, TF_WORKSPACE: '' })).toEqual({
      ...needed,
      CHECKPOINT_DISABLE: '1',
      TF_IN_AUTOMATION: '1',
      TF_INPUT: '0',
    });
  });

  it('refuses a mirror that does not exist', () => {
    expect(() => terraformEnvironment(folder, { TF_PROVIDER_MIRROR: join(folder, 'no') })).toThrow(UsageError);
  });
});
