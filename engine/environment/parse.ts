import { z } from 'zod';
import { UsageError } from '../errors';
import { nearest } from '../nearest';
import type { Problem } from '../flows/problems';
import { ENVIRONMENT_RULES } from './rules';
import { environmentSchema, type Environment } from './schema';
import { counted } from '../counted';

/** More names than these hide the one that was meant. */
const MOST_NAMES = 9;

/** With the name that was probably meant, where what is wrong is one word and what is right are some. */
function inWords({ path, wrong, right }: Problem): string {
  const word = /^is "([^"]*)"$/.exec(wrong)?.[1];
  const names = [...right.matchAll(/[`"]([^`"]+)[`"]/g)].map(([, name]) => name!);
  const meant = word === undefined ? undefined : nearest(word, names);
  const others = meant !== undefined && names.length > MOST_NAMES ? `one of ${counted(names.length, 'name')}` : right;
  return `${path} ${wrong}; right would be: ${others}${meant === undefined ? '' : `; did you mean "${meant}"?`}`;
}

/** An environment that cannot be used; every problem at once. Exit code 2. */
export class EnvironmentError extends UsageError {
  constructor(
    readonly environment: string,
    readonly problems: readonly Problem[],
  ) {
    super(
      problems.map((problem) => `environment ${environment}: ${inWords(problem)}`).join('\n'),
      `Fix ${problems.length === 1 ? 'it' : `all ${problems.length}`} in environments/${environment}.ts or the file that ENVIRONMENT_FILE names.`,
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

interface Described {
  readonly properties?: Readonly<Record<string, Described>>;
  readonly additionalProperties?: Described | boolean;
  readonly items?: Described;
  readonly anyOf?: readonly Described[];
  readonly oneOf?: readonly Described[];
}

const branches = (one: Described): readonly Described[] => [
  one,
  ...[...(one.anyOf ?? []), ...(one.oneOf ?? [])].flatMap(branches),
];

const below =
  (key: PropertyKey) =>
  (one: Described): readonly Described[] => {
    const { properties = {}, additionalProperties, items } = one;
    const next = typeof key === 'number' ? items : (properties[String(key)] ?? additionalProperties);
    return typeof next === 'object' ? branches(next) : [];
  };

/** Names of the settings that there are at a path. */
function settingsAt(path: readonly PropertyKey[]): readonly string[] {
  const whole = z.toJSONSchema(environmentSchema, { io: 'input', unrepresentable: 'any' }) as Described;
  const there = path.reduce<readonly Described[]>((found, key) => found.flatMap(below(key)), branches(whole));
  return there.flatMap(({ properties = {} }) => Object.keys(properties));
}

/** The branch of a union that came nearest: the one with the fewest complaints. */
const closest = (branches: readonly (readonly z.core.$ZodIssue[])[]): readonly z.core.$ZodIssue[] =>
  [...branches].sort((a, b) => a.length - b.length)[0] ?? [];

interface ShapeProblem extends Problem {
  /** The setting that a misspelt one was meant to be: that it is missing is not worth telling too. */
  readonly instead?: string;
}

function shapeProblems(issue: z.core.$ZodIssue, input: unknown, parent: readonly PropertyKey[] = []): ShapeProblem[] {
  const path = [...parent, ...issue.path];
  if (issue.code === 'invalid_union' && issue.errors.length > 0)
    return closest(issue.errors).flatMap((inner) => shapeProblems(inner, input, path));
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => {
      const meant = nearest(key, settingsAt(path));
      return {
        path: [...path, key].join('.'),
        wrong: 'is no setting',
        right:
          meant === undefined
            ? 'leave it out; docs/environment.md lists what there is'
            : `another name; did you mean "${meant}"?`,
        ...(meant !== undefined && { instead: [...path, meant].join('.') }),
      };
    });
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
  if (!parsed.success) {
    const problems = parsed.error.issues.flatMap((issue) => shapeProblems(issue, input));
    const meant = new Set(problems.map(({ instead }) => instead));
    throw new EnvironmentError(
      name,
      problems.filter(({ path, wrong }) => !(wrong === 'is missing' && meant.has(path))),
    );
  }
  const problems = ENVIRONMENT_RULES.flatMap((rule) => rule.check(parsed.data));
  if (problems.length > 0) throw new EnvironmentError(name, problems);
  return parsed.data;
}
