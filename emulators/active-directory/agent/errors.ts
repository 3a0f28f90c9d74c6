/** Why the agent could not do what Okta asked of it. */
export type AgentFailure = 'agentDown' | 'unreachable' | 'credentials' | 'rights' | 'notFound' | 'refused';

/** Shown in Okta's import log and task list; says which directory, never a password. */
export class AgentError extends Error {
  constructor(
    readonly why: AgentFailure,
    message: string,
  ) {
    super(message);
    this.name = 'AgentError';
  }
}

/** LDAP result codes that the agent tells apart. */
const FAILURES: Readonly<Record<number, AgentFailure>> = { 32: 'notFound', 49: 'credentials', 50: 'rights' };

export const failureOf = (resultCode: number): AgentFailure => FAILURES[resultCode] ?? 'refused';

/** Active Directory tells why a bind failed in a Win32 code at the end: 533 is a disabled account. */
export const isDisabledAccount = (message: string): boolean => /\bdata 533\b/.test(message);
