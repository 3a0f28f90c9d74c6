/** The three ways a command can fail, with the exit code each maps to (docs/exit-codes.md). */
export type FailureExitCode = 1 | 2 | 3;

/** A failure the user can act on: what happened, where, and the remedy. */
export class UserFacingError extends Error {
  constructor(
    readonly exitCode: FailureExitCode,
    message: string,
    readonly remedy?: string,
  ) {
    super(message);
    this.name = new.target.name;
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
