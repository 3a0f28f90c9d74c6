import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../engine/errors';
import { OKTA_PROVIDER, OKTA_STAND_IN } from '../engine/terraform/providers';

/** Which okta/okta does the work: the genuine one, or our stand-in on a machine that reaches npm and no more. */
type OktaProviderKind = 'genuine' | 'stand-in';

/** The variable that decides, for the app process and for whoever sets it by hand. */
export const OKTA_PROVIDER_VARIABLE = 'OKTA_PROVIDER';

const DISCOVERY = 'https://registry.terraform.io/.well-known/terraform.json';
const PROBE_MS = 3000;

/** Folders that Terraform searches by itself. */
const implied = (): string[] => [
  join(homedir(), '.terraform.d/plugins'),
  join(homedir(), '.local/share/terraform/plugins'),
  '/usr/local/share/terraform/plugins',
  '/usr/share/terraform/plugins',
];

const LOOPBACK = /^https?:\/\/(127\.0\.0\.1|\[::1\]|localhost)(:|\/|$)/;

/** A proxy takes Terraform out and would not take `fetch` out; a configuration of the user's own may name any mirror. */
const cannotTell = (env: NodeJS.ProcessEnv): boolean =>
  Boolean(env.HTTPS_PROXY ?? env.https_proxy) ||
  Boolean(env.TF_CLI_CONFIG_FILE && existsSync(env.TF_CLI_CONFIG_FILE)) ||
  existsSync(join(homedir(), '.terraformrc'));

async function registryAnswers(): Promise<boolean> {
  try {
    return (await fetch(DISCOVERY, { signal: AbortSignal.timeout(PROBE_MS) })).ok;
  } catch {
    return false;
  }
}

const answers = new Map<() => Promise<boolean>, Promise<boolean>>();

/** Asked once a process: the demo synthesises a dozen times. */
function once(probe: () => Promise<boolean>): Promise<boolean> {
  const answer = answers.get(probe) ?? probe();
  answers.set(probe, answer);
  return answer;
}

/**
 * Decides by what is at hand: `OKTA_PROVIDER=genuine|stand-in` where somebody set it; the genuine one for any org that is
 * not on a loopback address, and where a mirror, a folder of Terraform's or the registry (asked once, 3 s at most) has
 * it. Throws UsageError for another word in the variable.
 */
export async function oktaProviderFor(
  env: NodeJS.ProcessEnv,
  probe: () => Promise<boolean> = registryAnswers,
): Promise<OktaProviderKind> {
  const asked = env[OKTA_PROVIDER_VARIABLE];
  if (asked === 'genuine' || asked === 'stand-in') return asked;
  if (asked)
    throw new UsageError(`${OKTA_PROVIDER_VARIABLE} is ${asked}.`, 'set it to genuine or stand-in, or unset it');
  if (!LOOPBACK.test(env.OKTA_HTTP_PROXY ?? '') || cannotTell(env)) return 'genuine';
  const folders = [...(env.TF_PROVIDER_MIRROR ? [env.TF_PROVIDER_MIRROR] : []), ...implied()];
  if (folders.some((folder) => existsSync(join(folder, OKTA_PROVIDER.address)))) return 'genuine';
  return (await once(probe)) ? 'genuine' : 'stand-in';
}

/** Said wherever the stand-in works. */
export const STAND_IN_NOTE = `okta/okta: stand-in ${OKTA_STAND_IN.address} ${OKTA_STAND_IN.version}. Neither a mirror nor the registry has the genuine provider here; the stand-in is for trying this project on loopback addresses.`;
