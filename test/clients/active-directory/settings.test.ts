import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { directorySettings } from '../../../clients/active-directory';
import { UsageError } from '../../../engine/errors';

const complete = { AD_URL: 'ldaps://dc1.acme.test', AD_BIND_DN: 'CN=x', AD_BIND_PASSWORD: 'hidden-word' };

const refusal = (environment: Record<string, string>): UsageError => {
  try {
    directorySettings('activeDirectory', environment);
  } catch (error) {
    if (error instanceof UsageError) return error;
  }
  throw new Error('nothing was refused');
};

describe('the settings of Active Directory', () => {
  it('are absent where no directory is named', () => {
    expect(directorySettings('activeDirectory', { OKTA_ORG_NAME: 'acme-demo' })).toBeUndefined();
  });

  it('take the authority from its file', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'ad-')), 'ca.pem');
    writeFileSync(file, 'a certificate');
    expect(directorySettings('activeDirectory', { ...complete, AD_CA_FILE: file })).toEqual({
      url: 'ldaps://dc1.acme.test',
      bindDn: 'CN=x',
      bindPassword: 'hidden-word',
      ca: 'a certificate',
    });
  });

  it('are refused half done, without the password in the message', () => {
    const error = refusal({ AD_BIND_PASSWORD: 'hidden-word' });
    expect(error.message).toMatch(/AD_URL: .*AD_BIND_DN: /);
    expect(error.message).not.toContain('hidden-word');
  });

  it('are refused for an address that would send the password in the clear', () => {
    expect(refusal({ ...complete, AD_URL: 'ldap://dc1.acme.test' }).message).toContain('ldaps://');
  });

  it('are refused when the authority’s file cannot be read', () => {
    expect(refusal({ ...complete, AD_CA_FILE: '/no/such/file.pem' }).message).toContain('AD_CA_FILE');
  });
});
