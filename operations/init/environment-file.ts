import { WHERE_FOUND } from '../../engine/environment/where-found';
import { PROGRAM } from '../../engine/command-line';
import type { SystemKind } from '../../engine/flows/model';
import type { Facts } from './found';

const opened = (whereFound: string): string => `'' /* ${whereFound} */`;

/** The id still stands open in a file that was written without it. */
export const isOpen = (file: string, id: 'orgId' | 'accountId' | 'adApp' | 'ldapApp'): boolean =>
  file.includes(opened(WHERE_FOUND[id === 'adApp' || id === 'ldapApp' ? 'directoryApp' : id]));

const literal = (value: string | undefined, missing: string): string =>
  value === undefined ? opened(missing) : `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** An environment's name as that of a constant: `acme-uat` is `acmeUat`. */
const constant = (name: string): string => name.replace(/-+(.)/g, (_, letter: string) => letter.toUpperCase());

/** A kind of directory as `init` writes it: its system's id, and what it is called where nobody gave a label. */
interface DirectoryWritten {
  readonly system: string;
  readonly called: string;
  readonly minimum: string;
  readonly writeBack: string;
  readonly app: 'adApp' | 'ldapApp';
  readonly label: 'adLabel' | 'ldapLabel';
}

/** What `init` writes of each kind of directory. */
export const DIRECTORIES = {
  activeDirectory: {
    system: 'ad',
    called: 'Active Directory',
    minimum: 'directory-minimum',
    writeBack: 'directory-write-back',
    app: 'adApp',
    label: 'adLabel',
  },
  ldap: {
    system: 'ldap',
    called: 'LDAP directory',
    minimum: 'ldap-minimum',
    writeBack: 'ldap-write-back',
    app: 'ldapApp',
    label: 'ldapLabel',
  },
} as const satisfies Partial<Record<SystemKind, DirectoryWritten>>;

export type DirectoryKind = keyof typeof DIRECTORIES;

export const DIRECTORY_KINDS = Object.keys(DIRECTORIES) as readonly DirectoryKind[];

const list = (words: readonly string[]): string => new Intl.ListFormat('en-GB').format(words);

/**
 * The smallest environment that can be applied, in its first phase. The first directory wins where two say something of one person.
 * `defineFrom` is the module that it imports.
 */
export function environmentFile(
  name: string,
  facts: Facts,
  directories: readonly DirectoryKind[] = ['activeDirectory'],
  defineFrom = `${PROGRAM}/environments`,
): string {
  const { orgId, accountId, ringcentralApp } = facts;
  const app =
    ringcentralApp === undefined ? "{ create: 'ringcentral_saml' }" : `{ adopt: ${literal(ringcentralApp, '')} }`;
  const written = directories.map((kind) => ({ kind, ...DIRECTORIES[kind] }));
  const systems = written.map(
    ({ kind, system, called, app: id, label }, at) => `    ${system}: {
      kind: '${kind}',
      label: ${literal(facts[label] ?? called, '')},
      app: { adopt: ${literal(facts[id], WHERE_FOUND.directoryApp)} },
      sourceRank: ${at + 1},
    },`,
  );
  const presets = (which: 'minimum' | 'writeBack'): string =>
    written.map((one) => `      { preset: '${one[which]}', system: '${one.system}' },`).join('\n');
  return `import { defineEnvironment } from '${defineFrom}';

export const ${constant(name)} = defineEnvironment({
  name: '${name}',
  summary: '${list([...written.map(({ called }) => called), 'Okta', 'RingCentral'])}.',
  scenario: 'existing-ringcentral-with-okta',
  // app, provisioning, bidirectional, live: one after the other.
  phase: 'app',
  okta: { orgId: ${literal(orgId, WHERE_FOUND.orgId)} },
  ringcentral: { accountId: ${literal(accountId, WHERE_FOUND.accountId)}, plan: 'Ultimate' },
  systems: {
${systems.join('\n')}
    ringcentral: { kind: 'ringcentral', label: 'RingCentral', app: ${app}, sourceRank: ${written.length + 1} },
  },
  flows: {
    presets: [
${presets('minimum')}
      { preset: 'ringcentral-minimum', system: 'ringcentral' },
      { preset: 'ringcentral-identity', system: 'ringcentral' },
      { preset: 'ringcentral-saml', system: 'ringcentral' },
${presets('writeBack')}
    ],
  },
  numberAndExtension: {
    into: 'one',
    attribute: 'primaryPhone',
    both: '{number}#{extension}',
    numberOnly: '{number}',
    extensionOnly: 'nothing',
    neither: 'nothing',
  },
  // A group that the directory brings; its members get RingCentral.
  access: { groups: [{ name: 'RingCentral Users', from: 'directory', priority: 0 }] },
  singleSignOn: true,
  // Pipelines need a backend with locks: docs/pipelines.md.
  state: { backend: 'local' },
});
`;
}
