import { SHORTEST } from './credentials';
import type { Form } from './forms';

export interface Found {
  readonly start: number;
  readonly end: number;
  readonly variable: string;
}

const BASE = 257;
const OUT = Array.from({ length: SHORTEST }).reduce<number>((power) => Math.imul(power, BASE), 1);
const SLOTS = 1 << 16;

const slot = (hash: number): number => (hash ^ (hash >>> 16)) & (SLOTS - 1);

function gramAt(text: string, at: number): number {
  let hash = 0;
  for (let i = at; i < at + SHORTEST; i += 1) hash = (Math.imul(hash, BASE) + text.charCodeAt(i)) | 0;
  return hash;
}

const TOUCHING = /[A-Za-z0-9+/=_-]/;

/** Finds thousands of forms in one pass: by a rolling hash of the first characters (Rabin and Karp), which all forms have. */
export class Finder {
  private readonly starts = new Uint8Array(SLOTS);
  private readonly byGram = new Map<number, Form[]>();

  constructor(forms: readonly Form[]) {
    const known = new Map<string, Form>();
    for (const form of forms) if (!known.has(form.text)) known.set(form.text, form);
    for (const form of [...known.values()].sort((a, b) => b.text.length - a.text.length)) {
      const gram = gramAt(form.text, 0);
      this.starts[slot(gram)] = 1;
      this.byGram.set(gram, [...(this.byGram.get(gram) ?? []), form]);
    }
  }

  find(text: string): Found[] {
    const found: Found[] = [];
    if (this.byGram.size === 0 || text.length < SHORTEST) return found;
    let free = 0;
    let gram = gramAt(text, 0);
    for (let at = 0; ; at += 1) {
      if (at >= free && this.starts[slot(gram)] === 1) {
        const match = this.matchAt(text, at, gram);
        if (match) {
          found.push(match);
          free = match.end;
        }
      }
      if (at + SHORTEST >= text.length) return found;
      gram = (Math.imul(gram, BASE) + text.charCodeAt(at + SHORTEST) - Math.imul(text.charCodeAt(at), OUT)) | 0;
    }
  }

  /** The longest form at this place. */
  private matchAt(text: string, at: number, gram: number): Found | undefined {
    const form = this.byGram.get(gram)?.find(({ text: sought }) => text.startsWith(sought, at));
    if (!form) return undefined;
    let [start, end] = [at, at + form.text.length];
    if (form.piece) {
      while (start > 0 && TOUCHING.test(text[start - 1] ?? '')) start -= 1;
      while (end < text.length && TOUCHING.test(text[end] ?? '')) end += 1;
    }
    return { start, end, variable: form.variable };
  }
}
