/** Values of one person in one tenant, in the tenant's own names. */
export interface PersonView {
  /** What the same person is found by in every tenant. */
  readonly email: string;
  readonly name: string;
  /** The telephone number, as this tenant writes it. */
  readonly number?: string | undefined;
  readonly status: string;
  readonly values: Readonly<Record<string, string>>;
  /** What fills a value, by its name, where the tenant's console tells. */
  readonly filledBy?: Readonly<Record<string, string>>;
}

/** One thing that was written. */
export interface WrittenView {
  readonly at: string;
  readonly by: string;
  readonly what: string;
}

/** What a tenant's own console would show. */
export interface ConsoleView {
  readonly people: readonly PersonView[];
  readonly written: readonly WrittenView[];
}

/** What of an object's members are plain values, as text. */
export const textsOf = (values: object): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]: [string, unknown]) =>
      typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [],
    ),
  );
