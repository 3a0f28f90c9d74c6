import { UsageError } from '../errors';

/**
 * The Terraform providers this project uses, by source address. The host of our own ones stands under a reserved
 * top-level domain (RFC 2606), so that no registry can ever answer for it.
 */

const OWN_HOST = 'registry.ringcentral-okta.example';

/** The genuine provider, and the release that is used where nothing else is asked for. */
export const OKTA_PROVIDER = { address: 'registry.terraform.io/okta/okta', version: '4.20.0' } as const;

/** Releases of okta/okta that the same stack is applied with. */
export const TESTED_OKTA_PROVIDERS: readonly string[] = [OKTA_PROVIDER.version, '6.12.0'];

const majorOf = (version: string): string => version.split('.')[0] ?? '';
const KNOWN_MAJORS = TESTED_OKTA_PROVIDERS.map(majorOf);
const PIN = `set OKTA_PROVIDER_VERSION to ${TESTED_OKTA_PROVIDERS.join(' or ')}, or unset it`;

/**
 * The release of okta/okta that somebody asked for; undefined: ours. A major that this stack was never applied with may read, write and delete in
 * other ways: it is refused unless OKTA_PROVIDER_UNTESTED=allowed.
 * @throws UsageError for such a major, and for what is no release: a range lets the registry choose
 */
export function askedOktaProvider(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const { OKTA_PROVIDER_VERSION: version, OKTA_PROVIDER_UNTESTED: untested } = env;
  if (!version) return undefined;
  if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    throw new UsageError(
      `OKTA_PROVIDER_VERSION is ${version}, which is no release: the registry would choose one.`,
      PIN,
    );
  if (KNOWN_MAJORS.includes(majorOf(version)) || untested === 'allowed') return version;
  throw new UsageError(
    `okta/okta ${version} is asked for, and this stack was never applied with okta/okta ${majorOf(version)}; it is tested with ${TESTED_OKTA_PROVIDERS.join(' and ')}.`,
    `${PIN}; OKTA_PROVIDER_UNTESTED=allowed takes it all the same`,
  );
}

/** A provider of ours: one program, built from `entry`. */
export interface OwnProvider {
  readonly address: string;
  /** Last part of the address; the program is called `terraform-provider-<type>`. */
  readonly type: string;
  readonly version: string;
  /** The program's source file, from the project's root. */
  readonly entry: string;
}

/** Sources of base attributes, and mapping lines of a mapping that is shared. */
export const RINGCENTRAL_OKTA_PROVIDER: OwnProvider = {
  address: `${OWN_HOST}/ringcentral-okta/ringcentralokta`,
  type: 'ringcentralokta',
  version: '0.1.0',
  entry: 'provider/main.ts',
};

/** Stands in for okta/okta on a machine that has none, against a loopback address only. */
export const OKTA_STAND_IN: OwnProvider = {
  address: `${OWN_HOST}/ringcentral-okta/okta-stand-in`,
  type: 'okta-stand-in',
  version: OKTA_PROVIDER.version,
  entry: 'provider/stand-in/main.ts',
};

export const OWN_PROVIDERS: readonly OwnProvider[] = [RINGCENTRAL_OKTA_PROVIDER, OKTA_STAND_IN];
