import { createHmac, randomBytes } from 'node:crypto';
import type { Exchange } from './recorder';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Okta's ids, key ids, RingCentral's numbers. */
const ID =
  /(?<![\w-])(?:(?:0oa|0pr|0la|00[a-zA-Z]|prm|oty|osc|rst|rul|ftr|exk|aln|lnk|guo|aus|gfs|pfs)(?=[\w-]*[0-9A-Z][\w-]*[0-9A-Z])[\w-]{17}|(?=[\w-]*[A-Z])(?=[\w-]*[a-z])[\w-]{43}|\d{9,})(?![\w-])/g;

/** Words of the vendors that say how a tenant is set up, and nothing about anybody. */
const SETUP = new Set(
  [
    'status type signOnMode pushStatus eventType severity scope syncState mutability format action principal',
    'features pipeline stage state featureName edition isoCode usageType paymentType tollType transitioningToStatus',
    'authScheme system kty use alg objectClass legacyEventType objectType eventTime actionId setupWizardState',
  ]
    .join(' ')
    .split(' '),
);

/** Where a word of the setup's is a person's: `state` is an address's there, and an attribute of one's own may have any name. */
const PERSONAL = new Set(
  'profile contact businessAddress emergencyAddress address geographicalContext debugData'.split(' '),
);

/** The name of an app that is in no catalogue: Okta makes it of the org, the label and a number. */
const OWN_APP = /_\d+(_link)?$/;

/** What an administrator wrote about an attribute of their own; Okta's base attributes are alike in all orgs. */
const PROSE = new Set(['title', 'description', 'const', 'enum', 'default', 'pattern']);

/** Parameters that say how much is asked for, and when. */
const ASKED = new Set(
  'limit perPage page count startIndex since until sortOrder type expand status usageType sourceId targetId permissionId'.split(
    ' ',
  ),
);

/** Catalogue keys are what a capture is for; a label or a group's name is not. */
const NAMED_BY_OKTA = /^\/api\/v1\/(apps|mappings|meta|features)(\/|$)/;

const PLANS = new Set(['servicePlan', 'targetServicePlan', 'brand']);

const JSON_BODY = { 'Content-Type': ['application/json'] };

const MOST_SHAPED = 200;

/** Where a value stands: under which address, under which names. */
interface Place {
  readonly path: string;
  readonly key: string;
  readonly within: readonly string[];
}

/** Letters as x and X, digits as 9; signs stay, so that an address is still one. */
const shapeOf = (text: string): string =>
  [...text.slice(0, MOST_SHAPED)]
    .map((sign) => (/\p{Lu}/u.test(sign) ? 'X' : /\p{L}|\p{M}/u.test(sign) ? 'x' : /\p{N}/u.test(sign) ? '9' : sign))
    .join('');

/** Digits of numbers as 9: how large it is stays. */
const shapeOfNumber = (value: number): number =>
  Math.abs(value) < 1000 ? value : Number(String(value).replace(/\d/g, '9'));

const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';

/**
 * Takes everything out of recorded traffic that says who somebody is: values become shapes, ids pseudonyms that are the same all over the file,
 * names of hosts invented ones. The key is made for one file and written nowhere.
 */
export class Masking {
  private readonly key = randomBytes(32);

  /** An exchange that may be shown to strangers, as go-vcr writes it. */
  interaction({ method, url, body, status, answer, link }: Exchange) {
    const { pathname, searchParams } = new URL(url);
    return {
      request: {
        method,
        url: this.address(pathname, searchParams),
        body: this.ids(body),
        headers: body === '' ? {} : JSON_BODY,
      },
      response: {
        code: status,
        body: this.text(pathname, answer),
        headers: link === '' ? {} : { Link: [this.links(link)] },
      },
    };
  }

  private host = (path: string): string =>
    `https://${/^\/(restapi|scim)\//.test(path) ? 'ringcentral' : 'okta'}.invalid`;

  private address(path: string, query: URLSearchParams): string {
    const pairs = [...query].map(([name, value]): [string, string] => [name, this.parameter(name, value)]);
    const search = new URLSearchParams(pairs).toString();
    return `${this.host(path)}${this.ids(path)}${search === '' ? '' : `?${search}`}`;
  }

  private parameter(name: string, value: string): string {
    if (ASKED.has(name)) return this.ids(value);
    if (name === 'after') return this.pseudonym(value);
    // What is compared with stays a comparison.
    if (name === 'filter' || name === 'search')
      return value.replaceAll(/"([^"]*)"/g, (_, text: string) => `"${this.shaped(text)}"`);
    return this.shaped(value);
  }

  private links(link: string): string {
    return link.replaceAll(/<([^>]*)>/g, (_, url: string) => {
      const { pathname, searchParams } = new URL(url, 'http://localhost');
      return `<${this.address(pathname, searchParams)}>`;
    });
  }

  private text(path: string, text: string): string {
    if (text === '') return '';
    try {
      const context: Place = { path, key: '', within: [] };
      return JSON.stringify(this.value(JSON.parse(text) as Json, context));
    } catch {
      // What is no JSON is a page or a certificate: nothing of it is needed.
      return shapeOf(text);
    }
  }

  private value(value: Json, at: Place): Json {
    if (Array.isArray(value)) return value.map((one) => this.value(one, at));
    if (typeof value === 'object' && value !== null) {
      const entries = Object.entries(value).map(([key, part]): [string, Json] => [
        this.name(key, at),
        this.value(part, { path: at.path, key, within: [...at.within, key] }),
      ]);
      return Object.fromEntries(entries);
    }
    if (typeof value === 'string') return this.string(value, at);
    return typeof value === 'number' ? this.number(value, at.key) : value;
  }

  /** Names are the vendors' or an administrator's; one that is an id or an address gets a pseudonym. */
  private name(key: string, { key: parent }: { key: string }): string {
    if (parent === 'appLinks' && OWN_APP.test(key)) return shapeOf(key);
    if (parent === '_embedded' || !/[@\s]/.test(key)) return this.ids(key);
    return shapeOf(key);
  }

  private string(value: string, { path, key, within }: Place): string {
    if (key === 'href' || key === 'uri') return this.link(value);
    if (key === 'expression' || (key === 'value' && path.includes('/rules'))) return this.expression(value);
    if (within.includes('definitions') && (within.includes('base') || !PROSE.has(key))) return this.ids(value);
    if (within.some((name) => PERSONAL.has(name))) return this.shaped(value);
    if (SETUP.has(key)) return value;
    if (key === 'name' && OWN_APP.test(value)) return this.shaped(value);
    if (key === 'name' && NAMED_BY_OKTA.test(path) && (within.length === 1 || path.startsWith('/api/v1/mappings')))
      return this.ids(value);
    // What a bill and a portal call a plan.
    if (key === 'name' && within.some((name) => PLANS.has(name))) return value;
    if (key === '$schema') return value;
    return this.shaped(value);
  }

  private link(value: string): string {
    if (!URL.canParse(value)) return this.shaped(value);
    const { pathname, searchParams } = new URL(value);
    return /^\/(api|restapi|scim|oauth2)\//.test(pathname)
      ? this.address(pathname, searchParams)
      : `${this.host(pathname)}${shapeOf(pathname)}`;
  }

  /** Attributes and functions stay, what somebody wrote between quotes does not. */
  private readonly expression = (text: string): string =>
    text.replaceAll(/"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'/g, (quoted) => this.shaped(quoted));

  private number(value: number, key: string): number {
    if (/(^|_)id$|Id$/.test(key)) return Number(this.ids(String(value)));
    return shapeOfNumber(value);
  }

  /** Ids get their pseudonyms, everything else its shape. */
  private shaped(text: string): string {
    let end = 0;
    let result = '';
    for (const match of text.matchAll(ID)) {
      result += shapeOf(text.slice(end, match.index)) + this.pseudonym(match[0]);
      end = match.index + match[0].length;
    }
    return result + shapeOf(text.slice(end));
  }

  private ids(text: string): string {
    return text.replaceAll(ID, (id) => this.pseudonym(id));
  }

  /** The kind of an id (its first three signs) and its length stay. */
  private pseudonym(id: string): string {
    const bytes = createHmac('sha512', this.key).update(id).digest();
    if (/^\d+$/.test(id)) return [...id].map((_, at) => (bytes[at % 64]! % 9) + 1).join('');
    const kept = id.length === 20 ? 3 : 0;
    const made = [...id.slice(kept)].map((_, at) => ALPHABET[bytes[at % 64]! % ALPHABET.length]);
    // Three signs of different kinds, as any id has, so that it is known as one.
    return `${id.slice(0, kept)}${made.slice(0, -3).join('')}A7z`;
  }
}
