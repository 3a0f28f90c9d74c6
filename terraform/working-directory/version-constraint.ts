type Version = readonly number[];

const parse = (version: string): Version => version.split('.').map(Number);

const compare = (a: Version, b: Version): number => {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
};

/** Sorts version numbers, lowest first. */
export const byVersion = (a: string, b: string): number => compare(parse(a), parse(b));

/** `~> 4.0` allows 4.x, `~> 4.20.0` allows 4.20.x: all but the last part stay. */
const sameUpToLast = (version: Version, bound: Version): boolean =>
  bound.slice(0, -1).every((part, i) => part === version[i]);

const HOLDS: Readonly<Record<string, (version: Version, bound: Version) => boolean>> = {
  '=': (v, b) => compare(v, b) === 0,
  '!=': (v, b) => compare(v, b) !== 0,
  '>': (v, b) => compare(v, b) > 0,
  '>=': (v, b) => compare(v, b) >= 0,
  '<': (v, b) => compare(v, b) < 0,
  '<=': (v, b) => compare(v, b) <= 0,
  '~>': (v, b) => compare(v, b) >= 0 && sameUpToLast(v, b),
};

/** Whether a release satisfies a Terraform version constraint such as `~> 4.0, != 4.3.0`; pre-releases are left out. */
export function satisfies(version: string, constraint: string): boolean {
  return constraint.split(',').every((part) => {
    const [, operator, bound] = /^\s*(=|!=|>=?|<=?|~>)?\s*v?([\d.]+)\s*$/.exec(part) ?? [];
    return bound !== undefined && (HOLDS[operator ?? '=']?.(parse(version), parse(bound)) ?? false);
  });
}
