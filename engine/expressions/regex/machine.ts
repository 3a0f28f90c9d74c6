import { LIMITS } from '../limits';
import { lineEnd, wordCharacter } from './character-sets';
import type { Instruction, Program } from './program';
import type { Assertion } from './syntax';

/** More steps than `LIMITS.patternSteps`. */
export class PatternTooCostly extends Error {}

/** A state that holds groups costs more than one that does not. */
const STEPS_WITH_GROUPS = 10;
/** Bytes; a larger table takes longer to clear than a set to fill. */
const LARGEST_TABLE = 1 << 22;

type Slots = readonly number[];
interface Place {
  readonly position: number;
  readonly slots: Slots;
}

/** Tells whether a state was tried before: an instruction at a position, the rounds, and the groups where they count. */
type Visit = (at: number, position: number, rounds: number, slots: Slots) => boolean;

/** States to try, the last one first; `pop` puts it into the fields. */
class Stack {
  at = 0;
  position = 0;
  /** The repeats whose round has taken something. */
  rounds = 0;
  slots: Slots = [];
  private readonly states: number[] = [];
  private readonly kept: Slots[] = [];

  push(at: number, position: number, rounds: number, slots: Slots): void {
    this.states.push(at, position, rounds);
    this.kept.push(slots);
  }

  pop(): boolean {
    const slots = this.kept.pop();
    if (slots === undefined) return false;
    this.rounds = this.states.pop()!;
    this.position = this.states.pop()!;
    this.at = this.states.pop()!;
    this.slots = slots;
    return true;
  }
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
  private run(program: Program, start: number, slots: Slots, end?: number): Place | undefined {
    const seen = this.visits(program, end === this.text.length && start === 0);
    const stack = new Stack();
    stack.push(0, start, program.rounds, slots);
    while (stack.pop()) {
      const { at, position } = stack;
      this.steps += program.remembers ? STEPS_WITH_GROUPS : 1;
      if (this.steps > LIMITS.patternSteps) throw new PatternTooCostly();
      if (seen(at, position, stack.rounds, stack.slots)) continue;
      const instruction = program.code[at]!;
      if (instruction.op !== 'match') this.step(instruction, stack, program.rounds);
      else if (end === undefined || position === end) return { position, slots: stack.slots };
    }
    return undefined;
  }

  /** Tells whether a state was tried before, and notes that it is now. The outermost run has a table, the inner ones are short. */
  private visits(program: Program, outermost: boolean): Visit {
    const width = this.text.length + 1;
    const each = program.rounds + 1;
    if (outermost && !program.remembers && program.code.length * width * each <= LARGEST_TABLE) {
      const table = new Uint8Array(program.code.length * width * each);
      return (at, position, rounds) => table[(at * width + position) * each + rounds]!++ !== 0;
    }
    const seen = new Set<number | string>();
    return (at, position, rounds, slots) => {
      const state = (at * width + position) * each + rounds;
      const key = program.remembers ? `${state},${slots.join()}` : state;
      if (seen.has(key)) return true;
      seen.add(key);
      return false;
    };
  }

  /** Puts what comes next on the stack, the preferred way last. `all`: every repeat's round has taken something. */
  private step(instruction: Instruction, stack: Stack, all: number): void {
    const { at, position, rounds, slots } = stack;
    switch (instruction.op) {
      case 'set':
        if (position < this.text.length && instruction.test(this.text[position]!))
          stack.push(at + 1, position + 1, all, slots);
        break;
      case 'split':
        stack.push(instruction.second, position, rounds, slots);
        stack.push(instruction.first, position, rounds, slots);
        break;
      case 'jump':
        stack.push(instruction.to, position, rounds, slots);
        break;
      case 'round':
        stack.push(at + 1, position, rounds & ~instruction.repeat, slots);
        break;
      case 'again': {
        const { repeat, to, leave } = instruction;
        stack.push(rounds & repeat ? to : leave, position, rounds | repeat, slots);
        break;
      }
      case 'save':
        stack.push(at + 1, position, rounds, Object.assign([...slots], { [instruction.slot]: position }));
        break;
      case 'reference': {
        const length = this.repeats(instruction, slots, position);
        if (length >= 0) stack.push(at + 1, position + length, length > 0 ? all : rounds, slots);
        break;
      }
      case 'assert':
        if (this.holds(instruction.assertion, position)) stack.push(at + 1, position, rounds, slots);
        break;
      case 'look': {
        const { behind, body, negative } = instruction;
        const found = behind ? this.behind(body, position, slots) : this.run(body, position, slots);
        if ((found === undefined) === negative) stack.push(at + 1, position, rounds, found?.slots ?? slots);
        break;
      }
      case 'atomic': {
        const found = this.run(instruction.body, position, slots);
        if (found) stack.push(at + 1, found.position, found.position > position ? all : rounds, found.slots);
        break;
      }
      case 'match':
        break;
    }
  }

  private behind(body: Program, position: number, slots: Slots): Place | undefined {
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
        // Java begins no line at the end, not even in an empty text (Pattern.Caret).
        return !atEnd && (position === 0 || (lineEnd(text[position - 1]!) && !this.insideLineEnd(position)));
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
