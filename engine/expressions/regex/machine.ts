import { LIMITS } from '../limits';
import { lineEnd, wordCharacter } from './character-sets';
import type { Instruction, Program } from './program';
import type { Assertion } from './syntax';

/** More steps than `LIMITS.patternSteps`. */
export class PatternTooCostly extends Error {}

type Slots = readonly number[];
interface State {
  readonly at: number;
  readonly position: number;
  readonly slots: Slots;
}

/**
 * Backtracks like Java, and never tries the same instruction at the same position twice: the time is the product of the lengths of
 * pattern and text (as in RE2's BitState), with look-arounds and possessive repeats on top. Only with references to groups does the
 * state hold the groups too; there the limit on steps bounds the time.
 */
export class Machine {
  private steps = 0;
  private readonly text: readonly number[];

  constructor(text: string) {
    this.text = Array.from(text, (character) => character.codePointAt(0)!);
  }

  /** Whether the whole text matches. @throws PatternTooCostly */
  matches(program: Program): boolean {
    return this.run(program, 0, [], this.text.length) !== undefined;
  }

  /** The first way to match, in the order of preference; `end` is where it must end. */
  private run(program: Program, start: number, slots: Slots, end?: number): State | undefined {
    const seen = new Set<number | string>();
    const waiting: State[] = [{ at: 0, position: start, slots }];
    const width = this.text.length + 1;
    for (let state = waiting.pop(); state; state = waiting.pop()) {
      const { at, position } = state;
      if (++this.steps > LIMITS.patternSteps) throw new PatternTooCostly();
      const key = program.remembers ? `${at},${position},${state.slots.join()}` : at * width + position;
      if (seen.has(key)) continue;
      seen.add(key);
      const instruction = program.code[at]!;
      if (instruction.op === 'match') {
        if (end === undefined || position === end) return state;
      } else this.step(instruction, state, waiting);
    }
    return undefined;
  }

  /** Puts what comes next on the stack, the preferred way last. */
  private step(instruction: Instruction, state: State, waiting: State[]): void {
    const { at, position, slots } = state;
    const go = (to: number, where = position, kept = slots) => waiting.push({ at: to, position: where, slots: kept });
    switch (instruction.op) {
      case 'set':
        if (position < this.text.length && instruction.test(this.text[position]!)) go(at + 1, position + 1);
        break;
      case 'split':
        go(instruction.second);
        go(instruction.first);
        break;
      case 'jump':
        go(instruction.to);
        break;
      case 'save':
        go(at + 1, position, Object.assign([...slots], { [instruction.slot]: position }));
        break;
      case 'reference': {
        const length = this.repeats(instruction, slots, position);
        if (length >= 0) go(at + 1, position + length);
        break;
      }
      case 'assert':
        if (this.holds(instruction.assertion, position)) go(at + 1);
        break;
      case 'look': {
        const found = instruction.behind
          ? this.behind(instruction.body, position, slots)
          : this.run(instruction.body, position, slots);
        if ((found === undefined) === instruction.negative)
          go(at + 1, position, instruction.negative ? slots : found!.slots);
        break;
      }
      case 'atomic': {
        const found = this.run(instruction.body, position, slots);
        if (found) go(at + 1, found.position, found.slots);
        break;
      }
      case 'match':
        break;
    }
  }

  private behind(body: Program, position: number, slots: Slots): State | undefined {
    for (let start = position; start >= 0; start--) {
      const found = this.run(body, start, slots, position);
      if (found) return found;
    }
    return undefined;
  }

  /** How long the text of a group is if it stands here once more; −1 if not, or if the group has matched nothing. */
  private repeats({ group, ignoreCase }: Instruction & { op: 'reference' }, slots: Slots, position: number): number {
    const from = slots[2 * group];
    const to = slots[2 * group + 1];
    if (from === undefined || to === undefined) return -1;
    for (let offset = 0; offset < to - from; offset++) {
      this.steps++;
      if (!same(this.text[from + offset]!, this.text[position + offset], ignoreCase)) return -1;
    }
    return to - from;
  }

  private holds(assertion: Assertion, position: number): boolean {
    const { text } = this;
    const atEnd = position === text.length;
    const word = (index: number) => index >= 0 && index < text.length && wordCharacter(text[index]!);
    switch (assertion) {
      case 'start':
        return position === 0;
      case 'end':
        return atEnd;
      case 'line-start':
        return position === 0 || (!atEnd && lineEnd(text[position - 1]!) && !this.insideLineEnd(position));
      case 'line-end':
        return atEnd || (lineEnd(text[position]!) && !this.insideLineEnd(position));
      case 'last-line-end': {
        const left = text.length - position;
        const last = left === 1 || (left === 2 && text[position] === 13 && text[position + 1] === 10);
        return atEnd || (last && lineEnd(text[position]!) && !this.insideLineEnd(position));
      }
      case 'boundary':
        return word(position - 1) !== word(position);
      case 'no-boundary':
        return word(position - 1) === word(position);
    }
  }

  /** Between carriage return and line feed. */
  private insideLineEnd(position: number): boolean {
    return this.text[position - 1] === 13 && this.text[position] === 10;
  }
}

const lower = (code: number) => (code >= 65 && code <= 90 ? code + 32 : code);
const same = (code: number, other: number | undefined, ignoreCase: boolean) =>
  other !== undefined && (ignoreCase ? lower(code) === lower(other) : code === other);
