import { credentialsIn, SHORTEST, type Variables } from './credentials';
import { decoded, fromBytes, rejoined, type Decoded } from './decoded';
import { Finder, type Found } from './finder';
import { formsOf } from './forms';
import { ShortFinder } from './short';
import { certainIn, derivedIn, isCredentialMember } from './shapes';

export const HIDDEN = '(secret)';

type Range = readonly [start: number, end: number];

/** Between two lines of one key; it is hidden with them. */
const BETWEEN = /^[ \t]*(?:(?:[\r\n]|\\+[nr]|%0[ad])[ \t]*){1,4}$/i;

function merged(text: string, ranges: readonly Range[]): Range[] {
  const result: [number, number][] = [];
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && (start <= last[1] || BETWEEN.test(text.slice(last[1], start)))) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}

const without = (text: string, ranges: readonly Range[]): string => {
  let result = '';
  let from = 0;
  for (const [start, end] of merged(text, ranges)) {
    result += text.slice(from, start) + HIDDEN;
    from = end;
  }
  return result + text.slice(from);
};

const ESCAPE = /\\(?:u[0-9a-f]{4}|.)/gi;

/** Ranges that part no escape of a JSON string. */
function wholeEscapes(content: string, ranges: readonly Range[]): Range[] {
  const escapes = [...content.matchAll(ESCAPE)].map(({ 0: raw, index }): Range => [index, index + raw.length]);
  const parted = (at: number) => escapes.find(([start, end]) => start < at && at < end);
  return ranges.map(([start, end]) => [parted(start)?.[0] ?? start, parted(end)?.[1] ?? end]);
}

/** Long enough for a credential that is sought everywhere. */
const BASE64 = /[A-Za-z0-9+/_-]{11,}={0,2}/g;
/** It goes on in the next line. */
const BASE64_CUT = /[A-Za-z0-9+/_-]{40,}[ \t]*\r?\n/;
/** How often something may have been packed before. */
const NESTED = 1;

const STRING = /"((?:[^"\\]|\\.)*)"(\s*:)?/gs;

/** Takes the credentials out of texts: those that the variables hold, in every form, and those that look like one. */
export class Hiding {
  private readonly finder: Finder;
  private readonly short: ShortFinder;
  /** Whether a text that is wrapped at blanks may part one. */
  private readonly blanks: boolean;

  constructor(env: Variables) {
    const credentials = credentialsIn(env);
    this.finder = new Finder(credentials.filter(({ value }) => value.length >= SHORTEST).flatMap(formsOf));
    this.short = new ShortFinder(credentials);
    this.blanks = credentials.some(({ value }) => value.includes(' ') && !value.startsWith('-----'));
  }

  inText(text: string): string {
    const ranges = this.rangesIn(text);
    return ranges.length === 0 ? text : without(text, ranges);
  }

  /** Of a JSON document, or several: each string by itself, so that it stays JSON. */
  inJson(document: string): string {
    const near = merged(document, this.rangesIn(document));
    if (near.length === 0) return document;
    let next = 0;
    let name = '';
    return document.replace(STRING, (whole: string, content: string, colon: string | undefined, at: number) => {
      while ((near[next]?.[1] ?? Infinity) <= at) next += 1;
      const touched = (near[next]?.[0] ?? Infinity) < at + whole.length;
      const hidden = touched && isCredentialMember(name) && colon === undefined && content !== '';
      name = colon === undefined ? '' : content;
      if (hidden) return `"${HIDDEN}"`;
      const ranges = touched ? this.rangesIn(content) : [];
      return ranges.length === 0 ? whole : `"${without(content, wholeEscapes(content, ranges))}"${colon ?? ''}`;
    });
  }

  /** The variable whose credential a text holds, or what it holds that can be nothing else. */
  heldBy(text: string): string | undefined {
    const clear = decoded(text);
    const found = this.found(text)[0] ?? this.within(clear)[0];
    return found?.variable ?? certainIn(text) ?? certainIn(clear.text);
  }

  private rangesIn(text: string): Range[] {
    const clear = decoded(text);
    const derived = derivedIn(clear.text).map(([start, end]) => clear.original(start, end));
    return [
      ...[...this.found(text), ...this.within(clear)].map(({ start, end }): Range => [start, end]),
      ...derivedIn(text),
      ...(clear.text === text ? [] : derived),
    ];
  }

  /** In a text whose encodings are taken off, and in what it says once lines and bytes are put together again. */
  private within(clear: Decoded): Found[] {
    const views = rejoined(clear, this.blanks);
    const cut = BASE64_CUT.test(clear.text);
    return [clear, ...views].flatMap(({ text, original }, at) =>
      [...this.found(text), ...(at === 0 || cut ? this.packed(text) : [])].map(({ start, end, variable }) => {
        const [from, to] = original(start, end);
        return { start: from, end: to, variable };
      }),
    );
  }

  /** Runs of base64 that hold one, whatever was done to it before it was packed: escaped for JSON or a URL, or packed already. */
  private packed(text: string, depth = NESTED): Found[] {
    return [...text.matchAll(BASE64)].flatMap(({ 0: run, index }) => {
      const clear = decoded(fromBytes(Buffer.from(run, 'base64'))).text;
      const found = this.finder.find(clear)[0] ?? (depth > 0 ? this.packed(clear, depth - 1)[0] : undefined);
      return found ? [{ start: index, end: index + run.length, variable: found.variable }] : [];
    });
  }

  private found(text: string): Found[] {
    return [...this.finder.find(text), ...this.short.find(text)];
  }
}
