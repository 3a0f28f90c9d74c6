import type { CompileOptions } from '../compile';
import { compile } from '../compile';
import { ExpressionError } from '../error';
import type { Node } from '../ast';
import type { EvaluationOptions, Variables } from '../evaluation';
import type { AttributeType, Outcome, Schemas } from './result';

/** Somebody an expression is shown on. */
export interface SamplePerson {
  readonly name: string;
  readonly vars: Variables;
}

const TEXTS: readonly (readonly [RegExp, string])[] = [
  [/extension/i, '101'],
  [/phone|mobile|number/i, '+14155550100'],
  [/mail|login|upn|user_?name/i, 'ann.lee@example.com'],
  [/first|given/i, 'Ann'],
  [/last|family|surname/i, 'Lee'],
  [/display/i, 'Ann Lee'],
  [/country/i, 'US'],
  [/date|time/i, '2026-01-31'],
];
const VALUES: Readonly<Record<AttributeType['type'], (name: string) => unknown>> = {
  string: (name) => TEXTS.find(([names]) => names.test(name))?.[1] ?? name,
  boolean: () => true,
  integer: () => 42,
  number: () => 2.5,
  array: () => ['a', 'b'],
  object: () => ({}),
};

const typeOf = (path: string, schemas: Schemas, profile: string): AttributeType => {
  const [name = '', attribute = ''] = path.split('.');
  const variable = name === 'source' && !Object.hasOwn(schemas, name) ? profile : name;
  const attributes = Object.hasOwn(schemas, variable) ? schemas[variable]! : {};
  return Object.hasOwn(attributes, attribute)
    ? attributes[attribute]!
    : { type: path === 'session.amr' ? 'array' : 'string' };
};

/** Variables in which the attributes have a value, but those that are missing. */
function variables(
  paths: readonly string[],
  schemas: Schemas,
  profile: string,
  missing: (path: string) => unknown,
): Variables {
  const vars: Record<string, Record<string, unknown>> = {};
  for (const path of paths) {
    const [variable = '', attribute] = path.split('.');
    const own = (vars[variable] ??= {});
    if (attribute === undefined) continue;
    const value = missing(path);
    const filled = value === undefined ? VALUES[typeOf(path, schemas, profile).type](attribute) : value;
    Object.defineProperty(own, attribute, { value: filled, enumerable: true, configurable: true, writable: true });
  }
  return vars;
}

const optionalOf = (reads: readonly string[], schemas: Schemas, profile: string): readonly string[] =>
  reads.filter((path) => path.includes('.') && typeOf(path, schemas, profile).required !== true);

/** Three people who show what an expression does: one with everything, one with a part, one with nothing that may be missing. */
export function samplePeople(reads: readonly string[], schemas: Schemas, profile: string): readonly SamplePerson[] {
  const optional = optionalOf(reads, schemas, profile);
  const last = optional.at(-1);
  const person = (name: string, missing: (path: string) => unknown): SamplePerson => ({
    name,
    vars: variables(reads, schemas, profile, missing),
  });
  return [
    person('with everything', () => undefined),
    optional.length > 1
      ? person(`without ${last}`, (path) => (path === last ? null : undefined))
      : person(`whose ${last ?? 'attribute'} was emptied`, (path) =>
          path === last && typeOf(path, schemas, profile).type === 'string' ? '' : undefined,
        ),
    person('with nothing', (path) => (optional.includes(path) ? null : undefined)),
  ];
}

/** With more optional attributes than this, each is missing alone, and all at once. */
const MOST_COMBINED = 4;

/** Everybody that the optional attributes make, each there or missing; the first has everything. */
export function variedPeople(reads: readonly string[], schemas: Schemas, profile: string): readonly SamplePerson[] {
  const optional = optionalOf(reads, schemas, profile);
  const combined = optional.length <= MOST_COMBINED;
  const sets = combined
    ? Array.from({ length: 2 ** optional.length }, (_, bits) => optional.filter((_path, at) => (bits >> at) % 2 === 1))
    : [[], ...optional.map((path) => [path]), optional];
  return sets.map((missing) => ({
    name: '',
    vars: variables(reads, schemas, profile, (path) => (missing.includes(path) ? null : undefined)),
  }));
}

export const SURROUNDINGS: EvaluationOptions = { now: '2026-01-31T12:00:00Z', context: {} };

/** What an expression gives for each person. */
export function outcomes(
  expression: string | Node,
  people: readonly SamplePerson[],
  options: CompileOptions,
): readonly Outcome[] {
  const compiled = compile(expression, options);
  return people.map(({ name, vars }) => {
    try {
      return { person: name, vars, value: compiled.evaluate(vars, SURROUNDINGS) };
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      return { person: name, vars, error: error.message };
    }
  });
}
