import { RefusedError } from '../engine/errors';
import { gateFor } from '../reports/outgoing';

/**
 * A credential that somebody put into a name or a label would stand in the state, in every plan and in every comment.
 * @throws RefusedError with the variable, or what it looks like; never the value
 */
export function refuseSecretsIn(environment: { readonly name: string }, env: NodeJS.ProcessEnv): void {
  const held = gateFor(env).held(JSON.stringify(environment));
  if (held === undefined) return;
  throw new RefusedError(
    `A value of this environment holds ${held.includes(' ') ? held : `the credential in ${held}`}: it would stand in state, plans and comments. Nothing was read or written.`,
    'take it out of the environment, and out of git; then make a new credential',
  );
}
