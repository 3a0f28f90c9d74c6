import type { z } from 'zod';
import { UsageError } from '../errors';
import type { Problem } from '../flows/problems';
import { ENVIRONMENT_RULES } from './rules';
import { environmentSchema, type Environment } from './schema';

/** An environment that cannot be used; every problem at once. Exit code 2. */
export class EnvironmentError extends UsageError {
  constructor(
    readonly environment: string,
    readonly problems: readonly Problem[],
  ) {
    super(
      problems
        .map(({ path, wrong, right }) => `environment ${environment}: ${path} ${wrong}; right would be: ${right}`)
        .join('\n'),
      `Mend ${problems.length === 1 ? 'it' : `all ${problems.length}`} in environments/${environment}.ts or the file that ENVIRONMENT_FILE names.`,
    );
  }
}

const kindOf = (value: unknown): string =>
  value === undefined
    ? 'is missing'
    : value === null
      ? 'is null'
      : Array.isArray(value)
        ? 'is a list'
        : `is ${JSON.stringify(value)}`;

const at = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    input,
  );

/** The branch of a union that came nearest: the one with the fewest complaints. */
const nearest = (branches: readonly (readonly z.core.$ZodIssue[])[]): readonly z.core.$ZodIssue[] =>
  [...branches].sort((a, b) => a.length - b.length)[0] ?? [];

function shapeProblems(issue: z.core.$ZodIssue, input: unknown, parent: readonly PropertyKey[] = []): Problem[] {
  const path = [...parent, ...issue.path];
  if (issue.code === 'invalid_union' && issue.errors.length > 0)
    return nearest(issue.errors).flatMap((inner) => shapeProblems(inner, input, path));
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: [...path, key].join('.'),
      wrong: 'is no setting',
      right: 'leave it out; docs/environment.md lists what there is',
    }));
  const right = issue.message.replace(/^Invalid (input|option): /, '').replace(/, received .*$/, '');
  return [{ path: path.join('.') || 'the file', wrong: kindOf(at(input, path)), right }];
}

/**
 * Checks an environment: its shape, then what it means. `label` is what errors call it where it has no usable name.
 * @throws EnvironmentError with every problem found.
 */
export function parseEnvironment(input: unknown, label = 'unnamed'): Environment {
  const stated = at(input, ['name']);
  const name = typeof stated === 'string' && stated !== '' ? stated : label;
  const parsed = environmentSchema.safeParse(input);
  if (!parsed.success)
    throw new EnvironmentError(
      name,
      parsed.error.issues.flatMap((issue) => shapeProblems(issue, input)),
    );
  const problems = ENVIRONMENT_RULES.flatMap((rule) => rule.check(parsed.data));
  if (problems.length > 0) throw new EnvironmentError(name, problems);
  return parsed.data;
}
