import type { Node } from '../ast';
import { children } from '../ast';
import { compile } from '../compile';
import { ExpressionError } from '../error';
import { CATALOGUE } from '../functions/catalogue';
import { SURROUNDINGS } from './people';
import type { Check } from './scope';

/** Whether a node is the same for everybody: no variable, no function of a person. */
function isConstant(node: Node): boolean {
  if (node.kind === 'name' || node.kind === 'method') return false;
  if (node.kind === 'call' && !/^[A-Z]/.test(node.name))
    return CATALOGUE.get(node.name)?.deprecatedFor !== undefined && node.args.every(isConstant);
  if (node.kind === 'call' && node.name.startsWith('Groups.')) return false;
  return children(node).every(isConstant);
}

/** Tries what is constant, the largest parts first; a part that fails, fails for everybody who comes to it. */
export function tryConstants(node: Node, check: Check): void {
  if (!isConstant(node)) {
    children(node).forEach((child) => tryConstants(child, check));
    return;
  }
  if (children(node).length === 0) return;
  try {
    compile(node, { context: check.options.context }).evaluate({}, SURROUNDINGS);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    if (error.code === 'unknown-function' || error.code === 'wrong-arguments') return;
    if (
      check.findings.some(({ severity, start, end }) => severity === 'error' && start >= node.start && end <= node.end)
    )
      return;
    check.report('always-fails', error, `This has no value for anybody: ${error.message}`);
  }
}
