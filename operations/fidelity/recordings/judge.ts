import { type Ids, tokensOf } from './ids';
import { dig, pairsOf } from './pairs';
import { isObject, parsed, type Json } from './parsed';
import type { Step } from './recording';
import { counts, FILTERS, isConstant, isId, isOpenMap, isTold, isVolatile } from './settings';
import { targetOf, Values, type Path, type Written } from './written';

export type Dimension = 'status' | 'keys' | 'echo' | 'error' | 'link';

export interface Check {
  readonly dimension: Dimension;
  readonly passed: boolean;
  /** How many keys it stands for. */
  readonly weight: number;
  readonly kind: string;
  readonly path: string;
  readonly recorded?: Json | undefined;
  readonly given?: Json | undefined;
}

export interface Answer {
  readonly status: number;
  readonly link: string;
  readonly text: string;
}

const kindOf = (value: Json | undefined): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;

const HOST = /^https?:\/\/([^/]+)/;
const NOTHING = new Values();
const child = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

const idOf = ({ id }: { [key: string]: Json }): string => (typeof id === 'string' ? id : '');

/** What two elements of a list have in common: the shape of its elements. */
function common(a: Json, b: Json): Json {
  if (isObject(a) && isObject(b))
    return Object.fromEntries(Object.keys(a).flatMap((key) => (key in b ? [[key, common(a[key]!, b[key]!)]] : [])));
  if (kindOf(a) !== kindOf(b)) return null;
  return Array.isArray(a) ? [] : a;
}

interface Surroundings {
  readonly ids: Ids;
  readonly written: Written;
  /** Ids of what the recording made. */
  readonly ours: ReadonlySet<string>;
  /** Names of the recorded org's hosts. */
  readonly hosts: ReadonlySet<string>;
}

/** Holds one answer against its recording, modulo ids, which it learns on the way. */
export class Judge {
  readonly checks: Check[] = [];
  private own = false;

  constructor(private readonly around: Surroundings) {}

  judge(step: Step, answer: Answer): void {
    const recorded = parsed(step.text);
    const given = parsed(answer.text);
    this.check('status', answer.status === step.status, 'status', '', { recorded: step.status, given: answer.status });
    // Another kind of answer: all that was recorded is missing, and named once.
    if (Math.floor(answer.status / 100) !== Math.floor(step.status / 100)) {
      const weight = this.size(recorded, '');
      this.check('keys', weight === 0, '', '', { weight });
    } else if (recorded !== undefined && kindOf(recorded) !== kindOf(given)) {
      this.lost(recorded, '(body)', 'type', given);
    } else if (Array.isArray(recorded)) this.list(step, recorded, given as Json[], answer.link);
    else if (isObject(recorded)) this.object(step, recorded, given as { [key: string]: Json });
  }

  private list(step: Step, recorded: Json[], given: Json[], link: string): void {
    // What hangs on an object of the recording's holds no strangers.
    const below = this.isOurs(step.path);
    this.learn(recorded, given, { listing: !below });
    this.listing(step, recorded, given, below);
    if (step.method === 'GET') this.paging(step, recorded, given, link);
  }

  private object(step: Step, recorded: { [key: string]: Json }, given: { [key: string]: Json }): void {
    this.learn(recorded, given);
    const values = this.around.written.at(targetOf(step));
    this.own = this.isOurs(recorded);
    this.keys(recorded, given, '', [], values);
    if ('errorCode' in recorded) this.error(recorded, given);
    else this.echo(step, values, recorded, given, '');
  }

  private check(
    dimension: Dimension,
    passed: boolean,
    kind: string,
    path: string,
    { weight = 1, recorded, given }: { weight?: number; recorded?: Json | undefined; given?: Json | undefined } = {},
  ): void {
    this.checks.push({ dimension, passed, weight, kind, path, recorded, given });
  }

  private isOurs(value: Json): boolean {
    return tokensOf(JSON.stringify(value)).some((token) => this.around.ours.has(token));
  }

  private learn(recorded: Json, given: Json | undefined, { listing = false, guess = false } = {}): void {
    if (isObject(recorded) && isObject(given)) {
      for (const [key, value] of Object.entries(recorded)) if (key in given) this.learn(value, given[key], { guess });
    } else if (Array.isArray(recorded) && Array.isArray(given)) {
      for (const pair of pairsOf(recorded, given, this.around.ids).pairs) {
        if (!pair.certain && listing && this.isOurs(recorded[pair.recorded]!)) continue;
        this.learn(recorded[pair.recorded]!, given[pair.given], { guess: guess || (listing && !pair.certain) });
      }
    } else if (typeof recorded !== 'object' && typeof given !== 'object' && given !== undefined)
      this.around.ids.learnText(String(recorded), String(given), guess);
  }

  /** Equal, modulo ids and the recorded org's own host. */
  private same(recorded: Json | undefined, given: Json | undefined): boolean {
    if (typeof recorded === 'string' && typeof given === 'string') {
      const here = this.around.ids.translated(recorded);
      if (here === given) return true;
      const host = HOST.exec(recorded)?.[1];
      return host !== undefined && this.around.hosts.has(host) && here.replace(HOST, '') === given.replace(HOST, '');
    }
    if (Array.isArray(recorded) && Array.isArray(given)) {
      if (recorded.length > 0 && recorded.every(isId)) {
        const want = recorded.map((id) => this.around.ids.translated(id)).sort();
        return JSON.stringify(want) === JSON.stringify(given.map(String).sort());
      }
      return recorded.length === given.length && recorded.every((one, place) => this.same(one, given[place]));
    }
    if (isObject(recorded) && isObject(given)) {
      const keys = Object.keys(recorded);
      return keys.length === Object.keys(given).length && keys.every((key) => this.same(recorded[key], given[key]));
    }
    return recorded === given;
  }

  /** How many keys of a subtree count. */
  private size(value: Json | undefined, path: string): number {
    if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + 1 + this.size(one, `${path}.[]`), 0);
    if (!isObject(value)) return 0;
    return Object.entries(value).reduce((sum, [key, part]) => {
      const place = child(path, key);
      return sum + (counts(place) ? 1 : 0) + this.size(part, place);
    }, 0);
  }

  private lost(recorded: Json, path: string, kind = 'missing', given?: Json): void {
    if (counts(path)) this.check('keys', false, kind, path, { weight: 1 + this.size(recorded, path), recorded, given });
  }

  /** Each recorded key is there with the same type; null in the recording admits any. */
  private keys(recorded: Json, given: Json | undefined, path: string, raw: Path, values: Values): void {
    if (isObject(recorded)) this.members(recorded, given, path, raw, values);
    else if (Array.isArray(recorded)) this.elements(recorded, given as Json[], path, raw, values);
    else if (recorded !== null && (isConstant(path) || (this.own && isTold(path))))
      this.check('echo', this.same(recorded, given), 'value', path, { recorded, given });
  }

  private members(
    recorded: { [key: string]: Json },
    given: Json | undefined,
    path: string,
    raw: Path,
    values: Values,
  ): void {
    const open = isOpenMap(path);
    for (const [key, value] of Object.entries(recorded)) {
      const here = [...raw, key];
      // An entry of an open map that no request made is somebody else's data.
      if (open && !values.sets(here)) continue;
      this.key(value, dig(given, [this.around.ids.translated(key)]), child(path, open ? '*' : key), here, values);
    }
  }

  private elements(recorded: Json[], given: Json[], path: string, raw: Path, values: Values): void {
    const { pairs, left } = pairsOf(recorded, given, this.around.ids);
    for (const pair of pairs)
      this.key(recorded[pair.recorded]!, given[pair.given], `${path}.[]`, [...raw, pair.recorded], values);
    const unmet = left.slice(pairs.filter(({ certain }) => !certain).length);
    // Of scalars one is enough.
    const asked = recorded.some(isObject) ? unmet : given.length === 0 ? unmet.slice(0, 1) : [];
    for (const place of asked) this.lost(recorded[place]!, `${path}.[]`);
  }

  private key(recorded: Json, given: Json | undefined, path: string, raw: Path, values: Values): void {
    if (given === undefined) return this.lost(recorded, path);
    if (recorded !== null && kindOf(recorded) !== kindOf(given)) return this.lost(recorded, path, 'type', given);
    if (counts(path)) this.check('keys', true, 'missing', path);
    this.keys(recorded, given, path, raw, values);
  }

  /** The recording's own elements are there; strangers are as they are, or at least of the shape that all of them have. */
  private listing(step: Step, recorded: Json[], given: Json[], below: boolean): void {
    const { pairs, left, over } = pairsOf(recorded, given, this.around.ids);
    const strangers: Json[] = [];
    for (const [place, element] of recorded.entries()) {
      const pair = pairs.find((one) => one.recorded === place && (one.certain || below || !isObject(element)));
      this.own = below || this.isOurs(element);
      if (pair) {
        const values = isObject(element) ? this.around.written.at(`${step.path}/${idOf(element)}`) : NOTHING;
        this.key(element, given[pair.given], '[]', [], values);
        this.echo(step, values, element, given[pair.given], '[].');
      } else if (this.own) this.lost(element, '[]');
      else strangers.push(element);
    }
    this.own = false;
    const [first, ...more] = strangers;
    if (first !== undefined) {
      const shape = more.reduce(common, first);
      for (const place of over.slice(0, left.length)) this.keys(shape, given[place], '[]', [], NOTHING);
    }
    this.extra(step, recorded, given, below);
  }

  /** A selection, or what hangs on an object of the recording's, holds no more than was recorded. */
  private extra(step: Step, recorded: Json[], given: Json[], below: boolean): void {
    const selected = [...new URLSearchParams(step.query).keys()].some((name) => FILTERS.includes(name));
    if (!below && !selected) return;
    if (!recorded.every((element) => below || this.isOurs(element))) return;
    const made = given.filter((one) => {
      const was = isObject(one) ? this.around.ids.recorded(one.id) : undefined;
      return was !== undefined && this.around.ours.has(was);
    }).length;
    const passed = given.length <= Math.max(recorded.length, made);
    this.check('keys', passed, 'extra', '[]', { recorded: recorded.length, given: given.length });
  }

  /** What requests set is given back as it was recorded; null takes the key away. */
  private echo(step: Step, values: Values, recorded: Json, given: Json | undefined, prefix: string): void {
    for (const { path, value } of values.leaves.values()) {
      const name = prefix + path.map((key) => (typeof key === 'number' ? '[]' : key)).join('.');
      const was = dig(recorded, path);
      if (!counts(name) || isVolatile(name) || was === null || (was === undefined && value !== null)) continue;
      const now = dig(
        given,
        path.map((key) => (typeof key === 'string' ? this.around.ids.translated(key) : key)),
      );
      // A read may lag behind in the recording: what was set last is right as well.
      const late = step.method === 'GET' && (value === null ? now === undefined : this.same(value, now));
      const passed = was === undefined ? (now ?? null) === null : late || this.same(was, now);
      this.check('echo', passed, now === undefined && was !== undefined ? '' : 'echo', name, {
        recorded: was,
        given: now,
      });
    }
  }

  private error(recorded: { [key: string]: Json }, given: { [key: string]: Json }): void {
    const causes = ({ errorCauses }: { [key: string]: Json }): Json[] =>
      Array.isArray(errorCauses) ? errorCauses.filter(isObject).map((cause) => cause.errorSummary ?? null) : [];
    for (const field of ['errorCode', 'errorSummary'])
      this.check('error', this.same(recorded[field], given[field]), 'error', field, {
        recorded: recorded[field],
        given: given[field],
      });
    const [was, now] = [causes(recorded), causes(given)];
    this.check('error', this.same(was, now), 'error', 'errorCauses', { recorded: was, given: now });
  }

  /** A next page where the recording has one, unless the embedded tenant simply holds fewer or more objects. */
  private paging(step: Step, recorded: Json[], given: Json[], link: string): void {
    const [was, now] = [step.link, link].map((text) => /<([^>]*)>;\s*rel="?next/.exec(text)?.[1]);
    const limit = new URLSearchParams(step.query).get('limit') ?? '';
    const full = given.length >= (/^\d+$/.test(limit) ? Number(limit) : Math.max(1, recorded.length));
    if (was !== undefined && now !== undefined) {
      const [before, here] = [was, now].map((url) => new URL(url, 'http://localhost').searchParams.get('after') ?? '');
      this.around.ids.learn(before!, here!, false);
    }
    const alike = (was === undefined) === (now === undefined);
    if (alike || (was !== undefined && full) || (now !== undefined && !full))
      this.check('link', alike, 'link', 'Link rel=next', { recorded: was !== undefined, given: now !== undefined });
  }
}
