import type { Vendor } from './vendor';

/** The three ways a command can fail, with the exit code each maps to (docs/decisions/0006-exit-codes-and-json.md). */
export type FailureExitCode = 1 | 2 | 3;

/** A failure the user can act on: what happened, where, and the remedy. */
export class UserFacingError extends Error {
  /** Who answered, or should have. */
  vendor?: Vendor;

  constructor(
    readonly exitCode: FailureExitCode,
    message: string,
    readonly remedy?: string,
  ) {
    super(message);
    this.name = new.target.name;
  }

  /** Says whom this is about. */
  from(vendor: Vendor): this {
    this.vendor = vendor;
    return this;
  }
}

/** A gate, a threshold or a stale plan says no. Nothing was written. Exit code 1. */
export class RefusedError extends UserFacingError {
  constructor(message: string, remedy?: string) {
    super(1, message, remedy);
  }
}

/** Wrong flags or configuration. Exit code 2. */
export class UsageError extends UserFacingError {
  constructor(message: string, remedy?: string) {
    super(2, message, remedy);
  }
}

/** A tenant, the registry or a tool could not be reached, or an answer stayed incomplete. Exit code 3, wins over 1. */
export class IncompleteError extends UserFacingError {
  constructor(
    message: string,
    remedy?: string,
    readonly incomplete: readonly { what: string; why: string }[] = [],
  ) {
    super(3, message, remedy);
  }
}

/** What a part of a report that could not be read leaves open, with what to do about it. */
export function unreadBecause(what: string, error: UserFacingError): { what: string; why: string }[] {
  const listed = error instanceof IncompleteError ? error.incomplete : [];
  const remedy = error.remedy ? ` Remedy: ${error.remedy}` : '';
  return (listed.length > 0 ? listed : [{ what, why: error.message }]).map((each) => ({
    what: each.what,
    why: `${each.why}${remedy}`,
  }));
}

/** Ctrl-C, SIGTERM or a closed terminal. Says what was done, and how to go on. Exit code 3: the work is incomplete. */
export class InterruptedError extends IncompleteError {
  constructor(done: string, goOn: string) {
    super(`Interrupted. ${done}`, goOn, [{ what: 'the command', why: 'interrupted' }]);
  }
}
