/** One thing wrong with a table or an environment: where, what, and what would be right. */
export interface Problem {
  /** Path in the environment file, as `flows.lines.0.to`. */
  readonly path: string;
  readonly wrong: string;
  readonly right: string;
}

/** A rule with a name, so that each can be shown to be broken by an example. */
export interface Rule<Subject> {
  readonly id: string;
  readonly check: (subject: Subject) => readonly Problem[];
}

export const quoted = (names: Iterable<string>): string => [...names].map((name) => `\`${name}\``).join(', ');
