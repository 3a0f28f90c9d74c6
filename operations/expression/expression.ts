import { existsSync, readFileSync } from 'node:fs';
import { observedOf } from '../../engine/calibration/answers';
import type { CheckResult, Explanation, ExpressionFinding, Observed } from '../../engine/expressions';
import { caret, contextNamed, explain, ExpressionError, parse, print } from '../../engine/expressions';
import { UsageError } from '../../engine/errors';
import { loadEnvironment } from '../../project';
import type { Outcome } from '../outcome';
import { answerCheck, answerEvaluation, compileOptions, factsOf, failure } from './answers';
import { parseExactly } from './exact-json';
import { jsonOf } from './json';
import { checkRequest, evaluateRequest } from './requests';

export interface ExpressionFlags {
  readonly vars?: string;
  readonly context?: string;
  readonly schemas?: string;
  readonly mode?: string;
  readonly now?: string;
  readonly direction?: string;
  /** Environment whose org was asked what Okta leaves open. */
  readonly env?: string;
}

const observed = (env: string | undefined): Observed | undefined => {
  const calibration = env === undefined ? undefined : loadEnvironment(env).calibration;
  return calibration && observedOf(calibration);
};

/** JSON as it stands, or the path of a file that holds it. */
function jsonFlag(name: string, given: string | undefined): unknown {
  if (given === undefined) return undefined;
  try {
    return parseExactly(existsSync(given) ? readFileSync(given, 'utf8') : given);
  } catch (error) {
    throw new UsageError(`--${name} is neither JSON nor a file of JSON: ${(error as Error).message}`);
  }
}

/** Where the expression stands, by name, or what the group and directory functions see. */
const contextFlag = (given: string | undefined): unknown =>
  given !== undefined && contextNamed(given) !== undefined ? given : jsonFlag('context', given);

function evaluation(expr: string, flags: ExpressionFlags) {
  const { mode, now } = flags;
  const parsed = evaluateRequest.safeParse({
    expr,
    vars: jsonFlag('vars', flags.vars) ?? {},
    context: contextFlag(flags.context),
    direction: flags.direction,
    schemas: jsonFlag('schemas', flags.schemas),
    mode,
    now,
    behaviour: observed(flags.env)?.behaviour,
  });
  if (!parsed.success) throw usage(parsed.error.issues);
  return parsed.data;
}

const usage = (issues: readonly { path: readonly PropertyKey[]; message: string }[]) =>
  new UsageError(issues.map(({ path, message }) => `--${path.join('.')}: ${message}`).join('\n'));

const shown = (expr: string, { message, start, end }: { message: string; start: number; end: number }) =>
  `${caret(expr, start, end)}\n${message}`;

function failed(expr: string, error: unknown): Outcome {
  const json = failure(error);
  return { exitCode: 1, json, text: shown(expr, json.error) };
}

function evaluated(expr: string, flags: ExpressionFlags): Outcome {
  const answer = answerEvaluation(evaluation(expr, flags));
  if ('error' in answer) return { exitCode: 1, json: answer, text: shown(expr, answer.error) };
  return { exitCode: 0, json: JSON.parse(jsonOf(answer)) as unknown, text: `${jsonOf(answer.value)}  ${answer.type}` };
}

const findingText = (expr: string, finding: ExpressionFinding) =>
  `${finding.severity} ${finding.id}\n${shown(expr, finding)}${finding.suggestion === undefined ? '' : `\nwrite: ${finding.suggestion}`}`;

const outcomeText = ({ value, error }: { value?: unknown; error?: string }) =>
  error === undefined ? jsonOf(value) : `fails: ${error}`;

/** The suggestion for the whole, with what it changes for three people. */
function suggestionText({ expression, before, after }: NonNullable<CheckResult['suggestion']>): string {
  const people = before.map(({ person }, index) => {
    return `  ${person}: ${outcomeText(before[index]!)} → ${outcomeText(after[index]!)}`;
  });
  return [`write the whole as: ${expression}`, ...people].join('\n');
}

function checked(expr: string, flags: ExpressionFlags): Outcome {
  const schemas = jsonFlag('schemas', flags.schemas);
  const seen = observed(flags.env);
  const parsed = checkRequest.safeParse({
    expr,
    direction: flags.direction,
    context: contextFlag(flags.context),
    schemas,
    behaviour: seen?.behaviour,
  });
  if (!parsed.success) throw usage(parsed.error.issues);
  const result = answerCheck(parsed.data, seen?.source);
  const summary = `${result.ok ? 'ok' : 'not ok'}: ${result.type}${result.nullable ? ', may be null' : ''}`;
  const whole = result.suggestion ? [suggestionText(result.suggestion)] : [];
  const text = [...result.findings.map((finding) => findingText(expr, finding)), ...whole, summary].join('\n\n');
  return { exitCode: result.findings.length === 0 ? 0 : 1, json: result, text };
}

function tree({ expression, value, error, used, parts }: Explanation, indent = ''): string {
  const answer = error ? `! ${error.message}` : `= ${jsonOf(value)}`;
  const line = `${indent}${expression}  ${answer}${used ? '' : '  (not used)'}`;
  return [line, ...parts.map((part) => tree(part, `${indent}  `))].join('\n');
}

function explained(expr: string, flags: ExpressionFlags): Outcome {
  const request = evaluation(expr, flags);
  const { vars = {}, now } = request;
  const options = { now: now ?? new Date().toISOString(), context: factsOf(request) };
  const answer = explain(expr, vars, options, compileOptions(request));
  return { exitCode: answer.error ? 1 : 0, json: JSON.parse(jsonOf(answer)) as unknown, text: tree(answer) };
}

const formatted = (expr: string): Outcome => {
  const text = print(parse(expr));
  return { exitCode: 0, json: { expr: text }, text };
};

const ACTIONS: Readonly<Record<string, (expr: string, flags: ExpressionFlags) => Outcome>> = {
  evaluate: evaluated,
  check: checked,
  explain: explained,
  format: formatted,
};

/**
 * Evaluates, checks, explains or formats one expression.
 * Exit code 1: it has no value, or there are findings; the text shows the place with a caret.
 * @throws UsageError for flags that cannot be read
 */
export function expression(action: string, expr: string, flags: ExpressionFlags): Outcome {
  const run = ACTIONS[action];
  if (!run) throw new UsageError(`There is no "${action}"; there are ${Object.keys(ACTIONS).join(', ')}.`);
  try {
    return run(expr, flags);
  } catch (error) {
    if (error instanceof ExpressionError) return failed(expr, error);
    throw error;
  }
}
