import { readFileSync, statSync } from 'node:fs';

export interface Credential {
  /** The variable that holds it, or holds the path of its file. */
  readonly variable: string;
  readonly value: string;
}

export type Variables = Readonly<Record<string, string | undefined>>;

/** Names of variables, and of members of JSON, that hold a credential: ours, and those of Terraform's backends. */
const NAMED =
  /secret|token|passw(?:or)?d|passphrase|jwt|conn_str|credential|assertion|api_?key|(?:private|access|encryption|account)_?key|_key$|_auth$|_pat$/i;
/** Ids of keys, public keys, and settings about credentials are none. */
const NO_CREDENTIAL = /_ids?$|public_?key|_(?:type|url|uri|algorithm|expires(?:_in)?|timeout)$/i;

/** A webhook's address is all that it takes to write to its channel. */
const WEBHOOK = /webhook/i;

const holdsCredential = (name: string): boolean =>
  WEBHOOK.test(name) || (NAMED.test(name) && !NO_CREDENTIAL.test(name));

/** What is shorter would be found in ordinary words: it is sought only where it stands alone. */
export const SHORTEST = 8;
/** Characters of a file that may be a key; a longer one is data. */
const LONGEST_FILE = 1 << 16;

/** The text of the file that a variable names, as okta/okta, Google and AWS accept it instead of the credential. */
function fileAt(path: string): string | undefined {
  if (path.includes('\n') || path.length > 4096) return undefined;
  try {
    const found = statSync(path);
    return found.isFile() && found.size <= LONGEST_FILE ? readFileSync(path, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}

const decodedUri = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** Up to the last @: a password in an unescaped URL may hold one itself. */
const USER_INFO = /^[a-z][a-z0-9+.-]*:\/\/([^\s:@/]*):([^\s]*)@[^@\s]*$/i;
const URL_INSIDE = /[a-z][a-z0-9+.-]*:\/\/[^\s:@/]*:([^\s/@'"]+)@/gi;
const KEYWORD = /\b(?:ssl)?password\s*=\s*(?:'((?:[^'\\]|\\.)*)'|([^\s&'"]+))/gi;

/** The passwords in a connection string, in a proxy's URL or among the arguments of a command. */
function passwordsIn(value: string): string[] {
  const found = [
    USER_INFO.exec(value)?.[2],
    ...[...value.matchAll(URL_INSIDE)].map(([, password]) => password),
    ...[...value.matchAll(KEYWORD)].map(([, quoted, bare]) => quoted?.replace(/\\(.)/g, '$1') ?? bare),
  ];
  return found.flatMap((password) => (password ? [password, decodedUri(password)] : []));
}

const JWK_PRIVATE = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k'];

/** The credentials of a JSON value: a service account's key, a private JSON Web Key. */
function membersOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const isKey = 'kty' in value;
  return Object.entries(value).flatMap(([name, member]) => {
    if (typeof member !== 'string') return membersOf(member);
    return holdsCredential(name) || (isKey && JWK_PRIVATE.includes(name)) ? [member] : [];
  });
}

function jsonMembers(value: string): string[] {
  if (!/^\s*[{[]/.test(value)) return [];
  try {
    return membersOf(JSON.parse(value));
  } catch {
    return [];
  }
}

const PRIVATE_KEY = /-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----/;
const PRIVATE_KEYS = /-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----[\s\S]*?-----END [A-Z0-9 ]*PRIVATE KEY-----/g;

function valuesOf(variable: string, value: string): string[] {
  const inside = passwordsIn(value);
  if (!holdsCredential(variable) && !/_(?:file|path)$/i.test(variable))
    return PRIVATE_KEY.test(value) ? [...inside, value] : inside;
  const file = fileAt(value);
  const whole = file ?? value;
  // A file of settings, as ENVIRONMENT_FILE names one, may hold a key among what is none.
  if (!holdsCredential(variable)) return [...inside, ...(whole.match(PRIVATE_KEYS) ?? [])];
  return [...inside, whole, whole.trim(), ...passwordsIn(whole), ...jsonMembers(whole)];
}

/** Every credential that the variables hold, in clear. Those that fill a variable come first. */
export const credentialsIn = (env: Variables): Credential[] =>
  Object.entries(env)
    .flatMap(([variable, value]) =>
      [...new Set(value ? valuesOf(variable, value) : [])].map((found) => ({ variable, value: found })),
    )
    .filter(({ value }) => value !== '')
    .sort((a, b) => Number(a.value !== env[a.variable]) - Number(b.value !== env[b.variable]));
