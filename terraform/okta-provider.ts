import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../engine/errors';
import { isLoopback } from '../engine/loopback';
import { askedOktaProvider, OKTA_PROVIDER, OKTA_STAND_IN } from '../engine/terraform/providers';
import { installsItsOwnWay, providerMirrors } from './provider-mirrors';
import { mirroredVersions } from './working-directory';

/** Which okta/okta does the work: the genuine one, or our stand-in on a machine that reaches npm and no more. */
export interface OktaProviderChoice {
  readonly kind: 'genuine' | 'stand-in';
  /** Where it comes from, or why it is this one: the end of a sentence. */
  readonly because: string;
}

/** The variable that decides, for the app process and for whoever sets it by hand. */
export const OKTA_PROVIDER_VARIABLE = 'OKTA_PROVIDER';

const DISCOVERY = 'https://registry.terraform.io/.well-known/terraform.json';
const PROBE_MS = 3000;

/** Where only Terraform can find out whether it gets the genuine one: a proxy would not take `fetch` out. */
function onlyTerraformKnows(env: NodeJS.ProcessEnv): string | undefined {
  if (env.HTTPS_PROXY ?? env.https_proxy) return 'Terraform asks its registry through HTTPS_PROXY';
  return installsItsOwnWay(env)
    ? "your Terraform CLI configuration's provider_installation says where from"
    : undefined;
}

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

const genuine = (because: string): OktaProviderChoice => ({ kind: 'genuine', because });

function named(env: NodeJS.ProcessEnv): OktaProviderChoice | undefined {
  const kind = env[OKTA_PROVIDER_VARIABLE];
  if (!kind) return undefined;
  if (kind === 'genuine' || kind === 'stand-in') return { kind, because: `${OKTA_PROVIDER_VARIABLE} says so` };
  throw new UsageError(`${OKTA_PROVIDER_VARIABLE} is ${kind}.`, 'set it to genuine or stand-in, or unset it');
}

/** The first folder that holds the release of okta/okta that stacks ask for. Whether there is another release: then nobody asks the registry. */
export function oktaMirror(env: NodeJS.ProcessEnv): { readonly with?: string; readonly without?: string } {
  const version = env.OKTA_PROVIDER_VERSION || OKTA_PROVIDER.version;
  const holding = providerMirrors(env).filter((folder) => existsSync(join(folder, OKTA_PROVIDER.address)));
  const found = holding.find((folder) => mirroredVersions(folder, OKTA_PROVIDER.address).includes(version));
  if (found !== undefined) return { with: found };
  return holding[0] === undefined ? {} : { without: holding[0] };
}

/**
 * Decides by what is at hand: `OKTA_PROVIDER=genuine|stand-in` where somebody set it; the genuine one for any org that is
 * not on a loopback address, and where a mirror, a folder of Terraform's or the registry (asked once, 3 s at most) has
 * the release that is asked for. Throws UsageError for another word in the variable, and for a release of an untested major.
 */
export async function oktaProviderFor(
  env: NodeJS.ProcessEnv,
  probe: () => Promise<boolean> = registryAnswers,
): Promise<OktaProviderChoice> {
  askedOktaProvider(env);
  const choice = named(env);
  if (choice) return choice;
  if (!isLoopback(env.OKTA_HTTP_PROXY ?? '')) return genuine('the org is not on a loopback address');
  const mirror = oktaMirror(env);
  if (mirror.with !== undefined) return genuine(`from ${mirror.with}`);
  if (env.OKTA_PROVIDER_VERSION && mirror.without !== undefined)
    return genuine(`OKTA_PROVIDER_VERSION asks for a release, though ${mirror.without} has others only`);
  const elsewhere = onlyTerraformKnows(env);
  if (elsewhere !== undefined) return genuine(elsewhere);
  if (mirror.without !== undefined)
    return { kind: 'stand-in', because: `${mirror.without} has other releases than ${OKTA_PROVIDER.version} only` };
  return (await once(probe))
    ? genuine("from Terraform's registry")
    : { kind: 'stand-in', because: 'neither a mirror nor the registry has the genuine provider here' };
}

/** Said wherever the stand-in works. */
export const standInNote = ({ because }: OktaProviderChoice): string =>
  `okta/okta: stand-in ${OKTA_STAND_IN.address} ${OKTA_STAND_IN.version}, because ${because}. The stand-in is for trying this project on loopback addresses.`;
