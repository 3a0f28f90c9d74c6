import type { Declared } from '../patient';
import { FOR_EVIDENCE, FOR_THROW_AWAY_PEOPLE, NEEDS, READ_BY_COMMANDS, type Need } from './table';

/** An Okta service app to make, and the scopes to grant it. */
export interface LeastApp {
  readonly app: 'read-only' | 'managing';
  readonly for: string;
  readonly scopes: readonly string[];
  /** May be granted as well. */
  readonly optional: readonly string[];
}

/** `manage` includes `read`, as Okta's scopes do. */
export const covers = (granted: readonly string[], scope: string): boolean =>
  granted.includes(scope) || (scope.endsWith('.read') && granted.includes(scope.replace(/\.read$/, '.manage')));

const named = (declared: Declared): [name: string, count: number][] => [
  ...Object.entries(declared.resources).map(([type, count]): [string, number] => [`resource ${type}`, count]),
  ...Object.entries(declared.data).map(([type, count]): [string, number] => [`data ${type}`, count]),
];

/** Types whose needs nobody has written down: then no table of least rights can be trusted. */
export const unknownTypes = (declared: Declared): string[] =>
  named(declared).flatMap(([name]) => (name in NEEDS ? [] : [name]));

const needsOf = (declared: Declared): Need[] => named(declared).flatMap(([name]) => NEEDS[name] ?? []);

const withoutCovered = (scopes: readonly string[]): string[] => {
  const all = [...new Set(scopes)].sort();
  return all.filter((scope) => !scope.endsWith('.read') || !all.includes(scope.replace(/\.read$/, '.manage')));
};

/** The two apps and no scope more than the synthesised resources and the commands that read need. */
export function leastApps(declared: Declared): readonly LeastApp[] {
  const needs = needsOf(declared);
  const read = [...needs.flatMap((need) => need.read), ...READ_BY_COMMANDS];
  return [
    {
      app: 'read-only',
      for: 'plan, review, export, drift, doctor',
      scopes: withoutCovered(read),
      optional: FOR_EVIDENCE,
    },
    {
      app: 'managing',
      for: 'apply, drift revert; verify and calibrate with the optional scope',
      scopes: withoutCovered([...read, ...needs.flatMap(({ manage = [] }) => manage)]),
      optional: [...FOR_EVIDENCE, ...FOR_THROW_AWAY_PEOPLE],
    },
  ];
}

/** Calls of one refresh of everything, by endpoint. */
export function refreshCalls(declared: Declared): Readonly<Record<string, number>> {
  const calls: Record<string, number> = {};
  for (const [name, count] of named(declared))
    for (const [endpoint, each] of Object.entries(NEEDS[name]?.calls ?? {}))
      calls[endpoint] = (calls[endpoint] ?? 0) + each * count;
  return calls;
}
