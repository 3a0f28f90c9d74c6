import { RefusedError } from '../engine/errors';

/** Variables that hold a credential, ours and those of Terraform's backends; ids of keys are none. */
const SECRET = /(PRIVATE_KEY|TOKEN|SECRET|PASSWORD|JWT|CONN_STR|ACCESS_KEY|CREDENTIALS)/;
const ID = /_ID$/;
/** What is shorter would be found in ordinary words. */
const SHORTEST = 8;

const HIDDEN = '(secret)';

interface Secret {
  readonly variable: string;
  readonly value: string;
}

/** Longest first: a connection string holds a password. */
const secretsIn = (env: NodeJS.ProcessEnv): Secret[] =>
  Object.entries(env)
    .flatMap(([variable, value]) =>
      value && value.length >= SHORTEST && SECRET.test(variable) && !ID.test(variable) ? [{ variable, value }] : [],
    )
    .sort((a, b) => b.value.length - a.value.length);

/** As JSON writes it, without the quotes: a PEM has line ends. */
const inJson = (value: string): string => JSON.stringify(value).slice(1, -1);

/** A text that may be printed or kept: every credential of this process taken out, as it is and as JSON writes it. */
export function hideSecrets(text: string, env: NodeJS.ProcessEnv): string {
  return secretsIn(env).reduce(
    (rest, { value }) => rest.replaceAll(value, HIDDEN).replaceAll(inJson(value), HIDDEN),
    text,
  );
}

/**
 * A credential that somebody put into a name or a label would stand in the state, in every plan and in every comment.
 * @throws RefusedError with the variable, never the value
 */
export function refuseSecretsIn(environment: { readonly name: string }, env: NodeJS.ProcessEnv): void {
  const text = JSON.stringify(environment);
  const found = secretsIn(env).find(({ value }) => text.includes(inJson(value)));
  if (!found) return;
  throw new RefusedError(
    `A value of this environment holds the credential in ${found.variable}: it would stand in state, plans and comments. Nothing was read or written.`,
    'take it out of the environment, and out of git; then make a new credential',
  );
}
