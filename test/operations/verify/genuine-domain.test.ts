import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Directory } from '../../../clients/active-directory';
import { fillGenuineDomain } from '../../../emulators/active-directory';
import { verify } from '../../../operations/verify/verify';
import { live, LiveCompany } from './live-company';

const { AD_SAMBA_URL: url, AD_SAMBA_CA_FILE: caFile = '', AD_SAMBA_SKIPPED: skipped } = process.env;
const because = url
  ? ''
  : ` (skipped: ${skipped ?? 'AD_SAMBA_URL is not set: start a domain controller with .ci/samba'})`;

describe.skipIf(!url)(`npx ringcentral-okta person verify with a genuine domain controller${because}`, () => {
  it('writes the number of a new person into the directory that Samba keeps, and takes the person away', async () => {
    const { AD_SAMBA_BIND_DN: bindDn = '', AD_SAMBA_BIND_PASSWORD: bindPassword = '' } = process.env;
    const directory = { url: url!, bindDn, bindPassword, ca: readFileSync(caFile, 'utf8') };
    await fillGenuineDomain(directory);
    const company = await LiveCompany.start({ directory });
    const folder = mkdtempSync(join(tmpdir(), 'genuine-'));
    try {
      const file = join(folder, 'live.json');
      writeFileSync(file, JSON.stringify(live));
      const { connecting } = company.tenants;
      const env = {
        ...connecting.env,
        ENVIRONMENT_FILE: file,
        AD_URL: url,
        AD_CA_FILE: caFile,
        AD_BIND_DN: bindDn,
        AD_BIND_PASSWORD: bindPassword,
      };
      const { json, text } = await verify({ env: 'demo', showValues: true }, { ...connecting, env });
      const { steps, cleanedUp } = json as { steps: { ok: boolean }[]; cleanedUp: boolean };
      expect([steps.map(({ ok }) => ok), cleanedUp], text).toEqual([Array(7).fill(true), true]);
      const domain = await Directory.open(directory);
      expect(await domain.findThrowAways('verify')).toEqual([]);
      await domain.close();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
