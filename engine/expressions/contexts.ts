import type { FunctionRow } from './functions/signature';

/** Where in Okta an expression stands. Which way a mapping carries values is part of it. */
export type Context =
  'okta-to-app' | 'app-to-okta' | 'group-rule' | 'saml-statement' | 'username-template' | 'claim' | 'idp';

/** What an expression may use at one place in Okta. */
export interface ContextRow {
  /** How messages name it: "in a group rule". */
  readonly title: string;
  /** The variable that stands for the person there. */
  readonly profile: 'user' | 'appuser' | 'idpuser';
  readonly variables: readonly string[];
  /** Profiles and properties of apps by name: `active_directory.managerUpn`, `office365_app.domain`. */
  readonly appsByName: boolean;
  /** Whether a function of the catalogue exists there. */
  readonly has: (row: FunctionRow) => boolean;
  /** Characters that Okta stores at most; absent where nobody has documented a limit. */
  readonly longest?: number;
  /** May be written as a template: `${source.login}`. */
  readonly template: boolean;
  /** Must be true or false. */
  readonly condition: boolean;
  readonly source: string;
}

const everywhere = ({ claimsOnly }: FunctionRow): boolean => claimsOnly !== true;
const REFERENCE = 'developer.okta.com, Okta Expression Language';

/** Okta's help, "Profile variables": the prefix depends on the direction, `source` is the object on the left in both. */
export const CONTEXTS: Readonly<Record<Context, ContextRow>> = {
  'okta-to-app': {
    title: 'a mapping from Okta to an app',
    profile: 'user',
    variables: ['user', 'source', 'org', 'app', 'target_app'],
    appsByName: true,
    has: everywhere,
    template: false,
    condition: false,
    source: 'help.okta.com, "Profile variables"',
  },
  'app-to-okta': {
    title: 'a mapping from an app to Okta',
    profile: 'appuser',
    variables: ['appuser', 'source', 'org', 'app'],
    appsByName: true,
    has: everywhere,
    template: false,
    condition: false,
    source: 'help.okta.com, "Profile variables"',
  },
  'group-rule': {
    title: 'a group rule',
    profile: 'user',
    variables: ['user'],
    appsByName: false,
    has: ({ groupRule }) => groupRule === true,
    template: false,
    condition: true,
    source: `${REFERENCE}, "Expressions in group rules"`,
  },
  'saml-statement': {
    title: 'a SAML attribute statement',
    profile: 'user',
    variables: ['user', 'source', 'appuser', 'app', 'org', 'session'],
    appsByName: true,
    has: everywhere,
    longest: 1024,
    template: true,
    condition: false,
    source: `${REFERENCE}, "Session properties"; help.okta.com, "Define attribute statements"`,
  },
  'username-template': {
    title: 'a username template',
    profile: 'user',
    variables: ['source', 'user', 'org', 'app', 'target_app'],
    appsByName: true,
    has: everywhere,
    template: true,
    condition: false,
    source: 'help.okta.com, "Application username format"; recorded templates of apps',
  },
  claim: {
    title: 'a claim of an authorization server',
    profile: 'user',
    variables: ['user', 'appuser', 'app', 'org', 'access'],
    appsByName: false,
    has: () => true,
    longest: 1024,
    template: false,
    condition: false,
    source: `${REFERENCE}; Okta API release notes 2019 (1,024 characters)`,
  },
  idp: {
    title: 'the username transform of an identity provider',
    profile: 'idpuser',
    variables: ['idpuser', 'source', 'org'],
    appsByName: false,
    has: everywhere,
    template: true,
    condition: false,
    source: `${REFERENCE}, "IdP user profile"`,
  },
};

/** Where a variable exists, for messages about its use elsewhere. */
export const ELSEWHERE: Readonly<Record<string, string>> = {
  user: 'mappings from Okta to an app and in group rules',
  appuser: 'mappings from an app to Okta',
  appUser: 'mappings from an app to Okta',
  source: 'mappings',
  org: 'mappings',
  app: 'mappings',
  target_app: 'username formats of an app',
  idpuser: 'username transforms of an identity provider',
  session: 'SAML attribute statements',
  access: 'claims of custom authorization servers',
};

/** Other words for a context that people write. */
const OTHER_NAMES: Readonly<Record<string, Context>> = {
  mapping: 'okta-to-app',
  'app-mapping': 'okta-to-app',
  rule: 'group-rule',
  saml: 'saml-statement',
  'saml-attribute-statement': 'saml-statement',
  username: 'username-template',
  'username-format': 'username-template',
  claims: 'claim',
  'oauth-claim': 'claim',
  'oidc-claim': 'claim',
  'idp-transform': 'idp',
  'idp-username': 'idp',
  'identity-provider': 'idp',
};

/** The context of this name, in any of its spellings: `samlStatement`, `saml_statement`. */
export function contextNamed(name: string): Context | undefined {
  const plain = name
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .replace(/[_ ]/g, '-')
    .toLowerCase();
  if (Object.hasOwn(CONTEXTS, plain)) return plain as Context;
  return Object.hasOwn(OTHER_NAMES, plain) ? OTHER_NAMES[plain] : undefined;
}
