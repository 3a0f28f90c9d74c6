import { isObject, parsed, type Json } from './parsed';
import type { Step } from './recording';

/** Where a value lies in a body. */
export type Path = readonly (string | number)[];
const keyOf = (path: Path): string => JSON.stringify(path);

/** What requests set in one object so far: by place, null where they took a value away. */
export class Values {
  constructor(readonly leaves: ReadonlyMap<string, { readonly path: Path; readonly value: Json }> = new Map()) {}

  /** Whether a request set something at this place or below it. */
  sets(path: Path): boolean {
    return [...this.leaves.values()].some(
      (leaf) => leaf.value !== null && path.every((key, place) => leaf.path[place] === key),
    );
  }
}

const isNested = (list: readonly Json[]): boolean => list.some((item) => typeof item === 'object' && item !== null);

/** Scalars, and lists of scalars, with where they lie; empty objects and lists set nothing. */
function* leavesOf(value: Json, path: Path = []): Generator<{ path: Path; value: Json }> {
  if (isObject(value)) for (const [key, part] of Object.entries(value)) yield* leavesOf(part, [...path, key]);
  else if (Array.isArray(value) && isNested(value))
    for (const [place, part] of value.entries()) yield* leavesOf(part, [...path, place]);
  else if (!(Array.isArray(value) && value.length === 0)) yield { path, value };
}

const startsWith = (path: Path, start: Path): boolean => start.every((key, place) => path[place] === key);

/** The id of the object that a request made. */
export function createdBy({ method, status, text, path }: Step): string | undefined {
  const answer = method === 'POST' && status < 300 ? parsed(text) : undefined;
  const id = isObject(answer) ? answer.id : undefined;
  return typeof id === 'string' && !id.includes('/') && !path.includes(id) ? id : undefined;
}

/** The path under which what a request wrote is read again. */
export const targetOf = (step: Step): string => {
  const id = createdBy(step);
  return id === undefined ? step.path : `${step.path}/${id}`;
};

/** All that the requests of a recording set. PUT replaces, null takes away what lay beneath, DELETE all of it. */
export class Written {
  private readonly objects = new Map<string, Values>();

  at = (path: string): Values => this.objects.get(path) ?? new Values();

  remember(step: Step): void {
    if (step.method === 'DELETE') this.objects.delete(step.path);
    if ((step.method !== 'POST' && step.method !== 'PUT') || step.status >= 300) return;
    const body = parsed(step.sent);
    if (!isObject(body)) return;
    const fresh = [...leavesOf(body)];
    const target = targetOf(step);
    const before = step.method === 'PUT' ? [] : [...this.at(target).leaves.values()];
    const kept = before.filter(
      ({ path }) => !fresh.some((leaf) => startsWith(path, leaf.path) || startsWith(leaf.path, path)),
    );
    this.objects.set(target, new Values(new Map([...kept, ...fresh].map((leaf) => [keyOf(leaf.path), leaf]))));
  }
}
