import { isId } from './settings';

/** Anything in a text that may be an id. */
const TOKEN = /[A-Za-z0-9_-]{8,}/g;
const HOST = /^https?:\/\/[^/]+/;

export const tokensOf = (text: string): string[] => text.match(TOKEN) ?? [];

/** Recorded id → the embedded tenant's id of the same object. What was guessed by place gives way to what is certain. */
export class Ids {
  private readonly to = new Map<string, string>();
  private readonly from = new Map<string, string>();
  private readonly guessed = new Set<string>();

  /** The recorded id of an id of ours. */
  recorded = (given: unknown): string | undefined => (typeof given === 'string' ? this.from.get(given) : undefined);

  /** Whether an answer of the embedded tenant has shown the object. */
  knows = (recorded: string): boolean => this.to.has(recorded);

  learn(recorded: string, given: string, guess: boolean): void {
    const settled = this.to.has(recorded) && (guess || !this.guessed.has(recorded));
    if (settled || (guess && this.from.has(given)) || !/^[\w.~:=-]{1,200}$/.test(given)) return;
    const before = this.to.get(recorded);
    if (before !== undefined) this.from.delete(before);
    this.to.set(recorded, given);
    this.from.set(given, recorded);
    if (guess) this.guessed.add(recorded);
    else this.guessed.delete(recorded);
  }

  /** From a pair of texts: two ids, or two addresses that differ in nothing but ids. */
  learnText(recorded: string, given: string, guess: boolean): void {
    if (isId(recorded)) return this.learn(recorded, given, guess);
    if (!/^(http|orn:)/.test(recorded)) return;
    const [was, now] = [recorded, given].map((text) => text.replace(HOST, '').split(/[/?&=:#]/));
    if (was?.length !== now?.length) return;
    const differing = was!.flatMap((part, place) => (part === now![place] ? [] : [[part, now![place]!] as const]));
    if (differing.every(([part]) => isId(part))) for (const [one, other] of differing) this.learn(one, other, guess);
  }

  /** A recorded text with the embedded tenant's ids in it. */
  translated(text: string): string {
    return this.to.get(text) ?? text.replaceAll(TOKEN, (token) => this.to.get(token) ?? token);
  }

  translatedQuery(query: string): string {
    const pairs = [...new URLSearchParams(query)];
    const swapped = pairs.map(([key, value]) => [key, this.translated(value)]);
    const same = pairs.every(([, value], place) => value === swapped[place]![1]);
    return same ? query : new URLSearchParams(swapped).toString();
  }
}
