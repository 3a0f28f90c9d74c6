/** What a sign-in gave. */
export interface AccessToken {
  readonly token: string;
  /** Until when it lives, in milliseconds since 1970. */
  readonly expires: number;
  /** What it may be used for, in the vendor's words. */
  readonly scope?: string | undefined;
}

/** Keeps access tokens from one command to the next, so that nobody waits for a vendor's limit of sign-ins. */
export interface TokenKeeper {
  /**
   * The token that is kept for this session, else the one that `signIn` gets. `session` names everything that tells it from others: address, client,
   * scopes, and the credentials themselves. `refused` is a token that the vendor no longer takes.
   */
  tokenFor(session: readonly string[], signIn: () => Promise<AccessToken>, refused?: string): Promise<AccessToken>;
}
