import { commandLine } from '../engine/command-line';
import { declaredNames } from '../operations/environments/names';
import type { CommandDefinition, Variables } from './command';

const VARIABLES: Readonly<Record<Variables, string>> = {
  okta: 'OKTA_ORG_NAME, OKTA_BASE_URL, OKTA_API_CLIENT_ID, OKTA_API_PRIVATE_KEY, OKTA_API_PRIVATE_KEY_ID, OKTA_API_SCOPES; or OKTA_API_TOKEN',
  ringcentral: 'RC_SERVER_URL, RC_APP_CLIENT_ID, RC_APP_CLIENT_SECRET, RC_USER_JWT',
  activeDirectory:
    'AD_URL, AD_BIND_DN, AD_BIND_PASSWORD, where the domain can be reached; LDAP_URL and its kin for another directory',
  github: 'GITHUB_TOKEN, GITHUB_REPOSITORY, GITHUB_API_URL',
  pipeline: 'ENVIRONMENT, OUT, FORK and what docs/pipelines.md lists for the step',
};

export const EXITS: Readonly<Record<0 | 1 | 2 | 3, string>> = {
  0: 'clean',
  1: 'findings, changes, or a refusal',
  2: 'wrong usage or configuration',
  3: 'unreachable or incomplete; wins over 1',
};

const section = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : `\n${title}:\n${lines.map((line) => `  ${line}`).join('\n')}\n`;

/** What `--help` says after flags and arguments. Environments are read only then. */
export function furtherHelp<Flags>(
  name: string,
  { examples = [name], variables = [], exits = {} }: CommandDefinition<Flags>,
  takesEnvironment: boolean,
): string {
  return [
    section('Examples', examples.map(commandLine)),
    section('Environments', takesEnvironment ? [declaredNames()] : []),
    section('Variables', [
      ...variables.map((kind) => VARIABLES[kind]),
      ...(takesEnvironment ? ['ENVIRONMENT_FILE: a JSON file with environments that join those of the folder'] : []),
    ]),
    section(
      'Exit codes',
      Object.entries({ ...EXITS, ...exits }).map(([code, meaning]) => `${code}  ${meaning}`),
    ),
  ].join('');
}

/** What `--help` of the whole program says after its commands. */
export const programHelp = (): string =>
  [
    section('Start here', [
      `${commandLine('demo').padEnd(36)}the whole job on tenants of its own; nothing leaves this machine`,
      `${commandLine('sandbox').padEnd(36)}the same tenants for yourself`,
      `${commandLine('COMMAND --help').padEnd(36)}flags, examples, variables and exit codes of one command`,
    ]),
    section(
      'Exit codes',
      Object.entries(EXITS).map(([code, meaning]) => `${code}  ${meaning}`),
    ),
  ].join('');
