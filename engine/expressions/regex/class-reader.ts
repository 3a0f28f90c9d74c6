import { anyOf, not } from './character-sets';
import type { Cursor, Flags } from './cursor';
import { readSetEscape } from './escapes';
import type { CharacterSet } from './syntax';
import { PatternError } from './syntax';

const MAX_NESTING = 50;

/** One character or a set. */
function element(cursor: Cursor, flags: Flags): number | CharacterSet {
  return cursor.eat('\\') ? readSetEscape(cursor.next(), cursor, flags) : cursor.next().codePointAt(0)!;
}

function rangeOrOne(cursor: Cursor, flags: Flags): CharacterSet {
  const low = element(cursor, flags);
  if (typeof low !== 'number') return low;
  const isRange = cursor.at('-') && cursor.peek(1) !== ']' && cursor.peek(1) !== '[';
  if (!isRange) return cursor.exactly((code) => code === low, flags);
  cursor.eat('-');
  const high = element(cursor, flags);
  if (typeof high !== 'number' || high < low) throw new PatternError('a range in brackets counts backwards');
  return cursor.exactly((code) => code >= low && code <= high, flags);
}

/** What stands between `[` and `]`: characters, ranges, sets within sets, and `&&` for what both sides hold. */
export function readClass(cursor: Cursor, flags: Flags, nesting = 0): CharacterSet {
  if (nesting > MAX_NESTING) throw new PatternError(`more than ${MAX_NESTING} brackets within each other`);
  const negative = cursor.eat('^');
  const operands: CharacterSet[] = [];
  let united: CharacterSet[] = [];
  for (;;) {
    cursor.skipComments(flags);
    if (cursor.at(']') && (united.length > 0 || operands.length > 0)) break;
    if (cursor.eat('[')) united.push(readClass(cursor, flags, nesting + 1));
    else if (cursor.eat('&&')) {
      if (united.length > 0) operands.push(anyOf(united));
      united = [];
    } else united.push(rangeOrOne(cursor, flags));
  }
  cursor.eat(']');
  if (united.length > 0) operands.push(anyOf(united));
  const set: CharacterSet = operands.length === 1 ? operands[0]! : (code) => operands.every((each) => each(code));
  return negative ? not(set) : set;
}
