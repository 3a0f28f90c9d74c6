/** What is a credential by its looks, wherever it came from: made on the way, or of somebody else. */
interface Shape {
  readonly what: string;
  /** Its groups hold the credential; without any, the whole of it is one. */
  readonly pattern: RegExp;
  /** Nothing else looks like it, so that an environment may not hold it either. */
  readonly certain?: true;
}

const MEMBERS =
  'client_assertion|client_secret|assertion|access_token|refresh_token|id_token|device_secret|(?:[a-z0-9_]*_)?password|passwd|pwd|sslpassword|private_key|api_?key|token|secret';

const SHAPES: readonly Shape[] = [
  {
    what: 'a private key',
    pattern:
      /-----BEGIN[ +][A-Z0-9 +]*PRIVATE[ +]KEY-----(?:[\s\S]*?-----END[ +][A-Z0-9 +]*PRIVATE[ +]KEY-----|[A-Za-z0-9+/=\s\\,:-]*)/dg,
    certain: true,
  },
  // RFC 7519; a header is a JSON object, so that its base64 begins in one of these ways.
  { what: 'a JSON Web Token', pattern: /ey[JA][\w-]{6,}\.[\w-]{6,}(?:\.[\w-]*)*/dg, certain: true },
  // developer.okta.com, "Create an API token": 00 and forty characters more; ids have twenty in all.
  { what: "Okta's API token", pattern: /(?<![\w-])00[\w-]{40}(?![\w-])/dg, certain: true },
  // github.blog, "Behind GitHub's new authentication token formats".
  { what: "GitHub's token", pattern: /\bgh[oprsu]_[A-Za-z0-9]{30,}|\bgithub_pat_\w{40,}/dg, certain: true },
  { what: 'an authorization header', pattern: /\bSSWS[\s+:=]+([\w.~+/=-]{8,})/dgi },
  { what: 'an authorization header', pattern: /\bBearer[\s+:=]+([\w.~+/|=-]{16,})/dgi },
  { what: 'an authorization header', pattern: /\bBasic[\s+:=]+((?=[^\s]*[0-9A-Z=])[\w+/-]{12,}={0,2})/dg },
  {
    what: 'a parameter',
    pattern: new RegExp(
      `(?<![A-Za-z0-9])(?:${MEMBERS})=(?![=<$…({])("[^\\s",:{}<>[\\]]{4,}"|'(?:[^'"\\\\<>]|\\\\.){4,}'|[^\\s&"'\\\\,;)\\]}<>|\`]{4,})`,
      'dgi',
    ),
  },
  { what: 'a member', pattern: new RegExp(`"(?:${MEMBERS})"\\s*:\\s*"((?:[^"\\\\]|\\\\.)+)`, 'dgi') },
  { what: 'a member of a JSON Web Key', pattern: /"(?:d|p|q|dp|dq|qi)"\s*:\s*"([\w-]{32,})/dg },
  { what: 'a connection string', pattern: /\b[a-z][a-z0-9+.-]*:\/\/[^\s:@/"'<>\\]*:([^\s@/"'<>\\]+)@/dgi },
];

const MEMBER = new RegExp(`^(?:${MEMBERS})$`, 'i');

/** Whether a member of this name holds a credential in JSON that a server answers or takes. */
export const isCredentialMember = (name: string): boolean => MEMBER.test(name);

type Range = readonly [start: number, end: number];

const rangesOf = ({ pattern }: Shape, text: string): Range[] =>
  [...text.matchAll(pattern)].flatMap(({ indices }) => {
    const groups = indices?.slice(1).filter((group): group is [number, number] => group !== undefined) ?? [];
    return groups.length > 0 ? groups : indices ? [indices[0]!] : [];
  });

/** Where credentials stand in a text, by their looks. */
export const derivedIn = (text: string): Range[] => SHAPES.flatMap((shape) => rangesOf(shape, text));

/** What a text holds that can be nothing but a credential. */
export const certainIn = (text: string): string | undefined =>
  SHAPES.find(({ certain, pattern }) => certain && text.search(pattern) >= 0)?.what;
