import { ExpressionError } from './error';
import { parse } from './parser';
import { print } from './printer';

/** An expression as the printer writes it, so that spelling is no difference; as it stands where it cannot be read. */
export function readable(expr: string): string {
  try {
    return print(parse(expr));
  } catch (error) {
    if (error instanceof ExpressionError) return expr.trim();
    throw error;
  }
}
