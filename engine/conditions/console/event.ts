/** One entry of Okta's System Log, as far as it tells of a click in the console. */
export interface ConsoleEvent {
  readonly id: string;
  readonly type: string;
  /** ISO 8601. */
  readonly when: string;
  /** Who did it: a name, else whatever the log still knows of somebody who is gone. */
  readonly by: string;
  readonly actorId: string | undefined;
  readonly targets: readonly ConsoleTarget[];
}

export interface ConsoleTarget {
  readonly id: string;
  /** Settings by name, before and after; only those that changed. */
  readonly from?: Readonly<Record<string, unknown>> | undefined;
  readonly to?: Readonly<Record<string, unknown>> | undefined;
  /** Of a job: how many users it went over. */
  readonly users?: number | undefined;
}

/** Something that somebody changed in a console, and the condition that it is about. */
export interface ConsoleChange {
  /** A gate's key, or `attribute-source:okta.<attribute>`. */
  readonly condition: string;
  readonly by: string;
  /** ISO 8601. */
  readonly when: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** A change with what it is a change of: one place has one item, however often it was changed. */
export interface PlacedChange extends ConsoleChange {
  readonly setting: string;
  /** Whose id it was, where the log has one: what is remembered in git names nobody. */
  readonly actorId: string | undefined;
}

/** A change as it is kept in git: an id where the report has a name. */
export type RememberedChange = Omit<PlacedChange, 'actorId'>;
