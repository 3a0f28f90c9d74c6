import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { describe } from 'vitest';
import type { DirectorySettings } from '../../clients/active-directory';

const run = promisify(execFile);

const PLACES = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin'];
const skipped = PLACES.some((place) => existsSync(join(place, 'slapd')))
  ? undefined
  : (process.env['OPENLDAP_SKIPPED'] ?? 'no slapd here: .ci/ldap install brings it');

/** Runs what needs a genuine OpenLDAP, where one can run. */
export function describeOpenLdap(what: string, body: () => void): void {
  if (skipped === undefined) describe(`${what}: a genuine OpenLDAP`, body);
  else describe.skip(`${what}: a genuine OpenLDAP (skipped: ${skipped})`, body);
}

/** An OpenLDAP of its own, on the loopback. */
export interface OpenLdap {
  readonly suffix: string;
  readonly units: { readonly users: string; readonly groups: string };
  /** May write everything. */
  readonly writer: DirectorySettings;
  /** May read everything. */
  readonly reader: DirectorySettings;
  /** `ldap://`, for StartTLS. */
  readonly plainUrl: string;
  readonly caFile: string;
  close(): Promise<void>;
}

/** `export NAME=value` as bash quotes it. */
const variablesIn = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/^export (\w+)=(.*)$/gm)].map(([, name = '', value = '']) => [
      name,
      value.replaceAll(/\\(.)/g, '$1'),
    ]),
  );

/** @param entries LDIF of what it holds from the start */
export async function startOpenLdap(entries = ''): Promise<OpenLdap> {
  const folder = mkdtempSync(join(tmpdir(), 'openldap-'));
  const file = join(folder, 'entries.ldif');
  writeFileSync(file, entries);
  const place = join(folder, 'slapd');
  const { stdout } = await run('.ci/ldap', ['start', place, file]);
  const told = variablesIn(stdout);
  if (told['OPENLDAP_SKIPPED']) throw new Error(told['OPENLDAP_SKIPPED']);
  const { OPENLDAP_URL: url = '', OPENLDAP_SUFFIX: suffix = '', OPENLDAP_CA_FILE: caFile = '' } = told;
  const account = (dn = ''): DirectorySettings => ({
    kind: 'ldap',
    url,
    bindDn: dn,
    bindPassword: told['OPENLDAP_PASSWORD'] ?? '',
    ca: readFileSync(caFile, 'utf8'),
  });
  return {
    suffix,
    units: { users: `ou=People,${suffix}`, groups: `ou=Groups,${suffix}` },
    writer: account(told['OPENLDAP_WRITER_DN']),
    reader: account(told['OPENLDAP_READER_DN']),
    plainUrl: told['OPENLDAP_PLAIN_URL'] ?? '',
    caFile,
    async close() {
      await run('.ci/ldap', ['stop', place]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** One entry as LDIF; values are base64, so that any text can stand in them. */
export const ldif = (dn: string, attributes: Readonly<Record<string, readonly string[]>>): string =>
  [
    `dn:: ${Buffer.from(dn).toString('base64')}`,
    ...Object.entries(attributes).flatMap(([name, values]) =>
      values.map((value) => `${name}:: ${Buffer.from(value).toString('base64')}`),
    ),
    '',
    '',
  ].join('\n');
