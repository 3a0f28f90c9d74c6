import { describe, expect, it } from 'vitest';
import { parseEnvironment } from '../../../engine/environment/parse';
import type { EnvironmentInput } from '../../../engine/environment/schema';
import { demo } from '../../../environments/demo';
import { synthesise } from '../../constructs/synthesise';

const STATES: Record<string, EnvironmentInput['state']> = {
  'a file of its own': { backend: 'local' },
  'S3 with a lock file': {
    backend: 's3',
    config: { bucket: 'state', key: 'rc.tfstate', region: 'eu-central-1', use_lockfile: true },
  },
  'Google Cloud Storage': { backend: 'gcs', config: { bucket: 'state', prefix: 'rc' } },
  'Azure Blob Storage': {
    backend: 'azurerm',
    config: { storage_account_name: 'acme', container_name: 'state', key: 'rc.tfstate', use_azuread_auth: true },
  },
  'PostgreSQL, where PG_CONN_STR says': { backend: 'pg' },
  'PostgreSQL in a schema of its own': { backend: 'pg', config: { schema_name: 'rc' } },
  'a server that speaks HTTP': {
    backend: 'http',
    config: { address: 'https://state.acme.test/rc', lock_address: 'https://state.acme.test/rc/lock' },
  },
  'HCP Terraform': { backend: 'remote', config: { organization: 'acme', workspaces: { name: 'rc' } } },
};

describe('where the state lives', () => {
  it.each(Object.entries(STATES))('%s: stated in the environment, and written into the stack', (_, state) => {
    const environment = parseEnvironment({ ...demo, state });
    const { terraform } = synthesise(environment) as unknown as { terraform: { backend: object } };
    const config = state.backend === 'local' ? { path: '../../../terraform.demo.tfstate' } : (state.config ?? {});
    expect(terraform.backend).toEqual({ [state.backend]: config });
  });

  it('no argument holds a secret, at any depth', () => {
    const state = { backend: 's3', config: { bucket: 'b', key: 'k', use_lockfile: true, assume_role: { token: 'x' } } };
    expect(() => parseEnvironment({ ...demo, state })).toThrow(
      'state.config.assume_role.token would be written into the synthesised files',
    );
  });
});
