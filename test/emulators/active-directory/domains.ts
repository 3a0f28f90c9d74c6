import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { Client } from 'ldapts';
import { describe } from 'vitest';
import {
  addToGenuineDomain,
  fixturePassword,
  type NewEntry,
  startActiveDirectory,
} from '../../../emulators/active-directory';
import type { AgentConnection } from '../../../emulators/active-directory/agent';
import { systemClock } from '../../../emulators/http';

/** A domain for one test file, with units of its own. */
export interface TestDomain {
  readonly administrator: AgentConnection;
  /** May read people and groups, as everybody may; neither writes nor sees deleted objects. */
  readonly ordinary: AgentConnection;
  /** Like `ordinary` until it is allowed more. */
  readonly serviceAccount: AgentConnection;
  /** Ends account names and keeps files apart that share a domain. */
  readonly run: string;
  readonly root: string;
  readonly units: { readonly users: string; readonly groups: string };
  add(...entries: readonly NewEntry[]): Promise<void>;
  /** Lets the service account write telephoneNumber on the people of this file. */
  allowWritingTelephoneNumber(): Promise<void>;
  close(): Promise<void>;
}

const NAMING_CONTEXT = 'DC=acme,DC=test';
const unit = (dn: string): NewEntry => ({ dn, attributes: { objectClass: ['top', 'organizationalUnit'] } });

async function post({ url, bindDn, bindPassword }: AgentConnection, path: string, body: unknown): Promise<void> {
  const authorization = `Basic ${Buffer.from(`${bindDn}:${bindPassword}`).toString('base64')}`;
  const headers = { authorization, 'content-type': 'application/json' };
  const response = await fetch(`${url}/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(await response.text());
}

const password = (account: string) => Buffer.from(`"${fixturePassword(account)}"`, 'utf16le').toString('base64');

/** An enabled account as an administrator makes one; its password is `fixturePassword(account)`. */
export const account = (name: string, ou: string, attributes: Record<string, readonly string[]> = {}): NewEntry => ({
  dn: `CN=${name},${ou}`,
  attributes: {
    objectClass: ['top', 'person', 'organizationalPerson', 'user'],
    sAMAccountName: [name],
    userPrincipalName: [`${name}@acme.test`],
    userAccountControl: ['512'],
    unicodePwd: [password(name)],
    ...attributes,
  },
});

/** The units and an ordinary account, the same in both kinds of domain. */
async function furnish(administrator: AgentConnection, add: TestDomain['add']) {
  const run = randomBytes(3).toString('hex');
  const root = `OU=run-${run},${NAMING_CONTEXT}`;
  const units = { users: `OU=People,${root}`, groups: `OU=Groups,${root}` };
  const name = `ordinary.${run}`;
  const { dn, attributes } = account(name, root);
  await add(unit(root), unit(units.users), unit(units.groups), { dn, attributes });
  const ordinary: AgentConnection = { ...administrator, bindDn: dn, bindPassword: fixturePassword(name) };
  return { administrator, ordinary, run, root, units, add };
}

async function embedded(): Promise<TestDomain> {
  const tenant = await startActiveDirectory({ clock: systemClock, bare: true });
  const furnished = await furnish(tenant.connection, async (...entries) => {
    for (const entry of entries) await post(tenant.connection, 'add', entry);
  });
  const rights = tenant.adminRoutes.find(({ gate }) => gate === 'ad-agent-account-rights');
  return {
    ...furnished,
    serviceAccount: tenant.agentConnection,
    allowWritingTelephoneNumber: async () => {
      await rights?.handler({ params: {}, query: {}, body: { enabled: true } });
    },
    close: () => tenant.close(),
  };
}

/** schemaIDGUID of telephoneNumber [MS-ADA3]. */
const TELEPHONE_NUMBER = 'bf967a49-0de6-11d0-a285-00aa003049e2';

/** A security identifier as SDDL writes it [MS-DTYP 2.4.2.2]. */
function sidText(sid: Buffer): string {
  const parts = Array.from({ length: sid[1] ?? 0 }, (_, index) => sid.readUInt32LE(8 + 4 * index));
  return ['S', sid[0], sid.readUIntBE(2, 6), ...parts].join('-');
}

async function sidOf({ url, bindDn, bindPassword, ca }: AgentConnection): Promise<string> {
  const client = new Client({ url, tlsOptions: { ca } });
  await client.bind(bindDn, bindPassword);
  const wanted = { attributes: ['objectSid'], explicitBufferAttributes: ['objectSid'] };
  const { searchEntries } = await client.search(bindDn, { scope: 'base', ...wanted });
  await client.unbind();
  return sidText(searchEntries[0]?.['objectSid'] as Buffer);
}

async function samba(): Promise<TestDomain> {
  const { AD_SAMBA_URL = '', AD_SAMBA_CA_FILE = '', AD_SAMBA_BIND_DN = '', AD_SAMBA_BIND_PASSWORD = '' } = process.env;
  const ca = readFileSync(AD_SAMBA_CA_FILE, 'utf8');
  const administrator = { url: AD_SAMBA_URL, bindDn: AD_SAMBA_BIND_DN, bindPassword: AD_SAMBA_BIND_PASSWORD, ca };
  const furnished = await furnish(administrator, (...entries) => addToGenuineDomain(administrator, entries));
  return {
    ...furnished,
    serviceAccount: furnished.ordinary,
    async allowWritingTelephoneNumber() {
      const sid = await sidOf(furnished.ordinary);
      await promisify(execFile)('samba-tool', [
        ...['dsacl', 'set', '-H', AD_SAMBA_URL, '--action=allow', `--objectdn=${furnished.units.users}`],
        ...[`--sddl=(OA;CI;WP;${TELEPHONE_NUMBER};;${sid})`],
        ...[`--simple-bind-dn=${AD_SAMBA_BIND_DN}`, `--password=${AD_SAMBA_BIND_PASSWORD}`],
        ...[`--option=tls cafile=${AD_SAMBA_CA_FILE}`, '--option=tls verify peer=ca_only'],
      ]);
    },
    close: async () => undefined,
  };
}

const sambaSkipped = process.env['AD_SAMBA_URL']
  ? undefined
  : (process.env['AD_SAMBA_SKIPPED'] ?? 'AD_SAMBA_URL is not set: start a domain controller with .ci/samba');

/** Runs a contract against a genuine domain controller, where one runs. */
export function describeGenuineDomain(contract: string, body: (open: () => Promise<TestDomain>) => void): void {
  const name = `${contract}: a genuine Samba domain controller`;
  if (sambaSkipped === undefined) describe(name, () => body(samba));
  else describe.skip(`${name} (skipped: ${sambaSkipped})`, () => body(samba));
}

/** Runs the same contract against the embedded domain and against a genuine domain controller. */
export function describeDomains(
  contract: string,
  body: (open: () => Promise<TestDomain>, genuine: boolean) => void,
): void {
  describe(`${contract}: the embedded domain`, () => body(embedded, false));
  describeGenuineDomain(contract, (open) => body(open, true));
}
