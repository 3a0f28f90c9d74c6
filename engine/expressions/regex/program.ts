import { LIMITS } from '../limits';
import type { Assertion, CharacterSet, Pattern } from './syntax';
import { mayBeEmpty, PatternError } from './syntax';

/** An instruction; what it does not say goes on at the next one. */
export type Instruction =
  | { readonly op: 'set'; readonly test: CharacterSet }
  /** Goes on at `first`; should that fail, at `second`. */
  | { op: 'split'; first: number; second: number }
  | { op: 'jump'; to: number }
  /** A round of a repeat begins: it has taken nothing yet. */
  | { readonly op: 'round'; readonly repeat: number }
  /** The round ends: on to the next one, or out to `leave` where it took nothing (Pattern.Loop). */
  | { readonly op: 'again'; readonly repeat: number; readonly to: number; leave: number }
  | { readonly op: 'save'; readonly slot: number }
  | { readonly op: 'reference'; readonly group: number; readonly ignoreCase: boolean }
  | { readonly op: 'assert'; readonly assertion: Assertion }
  | { readonly op: 'look'; readonly behind: boolean; readonly negative: boolean; readonly body: Program }
  | { readonly op: 'atomic'; readonly body: Program }
  | { readonly op: 'match' };

export interface Program {
  readonly code: readonly Instruction[];
  /** A reference to a group is in it, so that a state is more than instruction and position. */
  readonly remembers: boolean;
  /** A bit for each repeat within repeats whose rounds may take nothing; all are set. */
  readonly rounds: number;
}

/** Deeper within each other repeats take no note of rounds: a state would be too many. */
const MOST_REPEATS = 6;

const hasReference = (pattern: Pattern): boolean => {
  switch (pattern.kind) {
    case 'reference':
      return true;
    case 'sequence':
      return pattern.parts.some(hasReference);
    case 'choice':
      return pattern.options.some(hasReference);
    case 'repeat':
    case 'capture':
    case 'look':
    case 'atomic':
      return hasReference(pattern.body);
    default:
      return false;
  }
};

class Assembler {
  readonly code: Instruction[] = [];
  rounds = 0;
  private within = 0;

  constructor(
    private readonly remembers: boolean,
    private readonly budget: { left: number },
  ) {}

  emit<Op extends Instruction>(instruction: Op): Op {
    if (--this.budget.left < 0) throw new PatternError('it is too large when its repeats are written out');
    this.code.push(instruction);
    return instruction;
  }

  add(pattern: Pattern): void {
    switch (pattern.kind) {
      case 'sequence':
        return pattern.parts.forEach((part) => this.add(part));
      case 'choice':
        return this.choice(pattern.options);
      case 'set':
        return void this.emit({ op: 'set', test: pattern.test });
      case 'repeat':
        return this.repeat(pattern);
      case 'capture':
        return this.capture(pattern.group, pattern.body);
      case 'reference':
        return void this.emit({ op: 'reference', group: pattern.group, ignoreCase: pattern.ignoreCase });
      case 'assert':
        return void this.emit({ op: 'assert', assertion: pattern.assertion });
      case 'look': {
        const { behind, negative } = pattern;
        return void this.emit({ op: 'look', behind, negative, body: this.inner(pattern.body) });
      }
      case 'atomic':
        return void this.emit({ op: 'atomic', body: this.inner(pattern.body) });
    }
  }

  private inner(body: Pattern): Program {
    return assemble(body, this.remembers, this.budget);
  }

  private capture(group: number, body: Pattern): void {
    if (this.remembers) this.emit({ op: 'save', slot: 2 * group });
    this.add(body);
    if (this.remembers) this.emit({ op: 'save', slot: 2 * group + 1 });
  }

  private choice(options: readonly Pattern[]): void {
    const jumps: { to: number }[] = [];
    options.forEach((option, index) => {
      const last = index === options.length - 1;
      const split = last ? undefined : this.emit({ op: 'split', first: this.code.length + 1, second: 0 });
      this.add(option);
      if (split) {
        jumps.push(this.emit({ op: 'jump', to: 0 }));
        split.second = this.code.length;
      }
    });
    for (const jump of jumps) jump.to = this.code.length;
  }

  private split(lazy: boolean): (to: number) => void {
    const next = this.code.length + 1;
    const split = this.emit({ op: 'split', first: next, second: next });
    return (to) => {
      if (lazy) split.first = to;
      else split.second = to;
    };
  }

  private repeat({ body, min, max, lazy }: Pattern & { kind: 'repeat' }): void {
    const leaves: ((to: number) => void)[] = [];
    for (let count = 0; count < min; count++) this.round(body, leaves);
    if (max === Infinity) {
      const start = this.code.length;
      leaves.push(this.split(lazy));
      this.round(body, leaves, start);
    }
    for (let count = min; count < max && max !== Infinity; count++) {
      leaves.push(this.split(lazy));
      this.round(body, leaves);
    }
    for (const leave of leaves) leave(this.code.length);
  }

  /** One round of a repeat, which goes on behind it, or at `to`. */
  private round(body: Pattern, leaves: ((to: number) => void)[], to?: number): void {
    if (this.within === MOST_REPEATS || !mayBeEmpty(body)) {
      this.add(body);
      if (to !== undefined) this.emit({ op: 'jump', to });
      return;
    }
    const repeat = 1 << this.within++;
    this.rounds |= repeat;
    this.emit({ op: 'round', repeat });
    this.add(body);
    this.within--;
    const again = this.emit({ op: 'again', repeat, to: to ?? this.code.length + 1, leave: 0 });
    leaves.push((leave) => (again.leave = leave));
  }
}

/** @throws PatternError where the program would be larger than `LIMITS.patternSize` */
export function assemble(
  pattern: Pattern,
  remembers = hasReference(pattern),
  budget: { left: number } = { left: LIMITS.patternSize },
): Program {
  const assembler = new Assembler(remembers, budget);
  assembler.add(pattern);
  assembler.emit({ op: 'match' });
  return { code: assembler.code, remembers, rounds: assembler.rounds };
}
