/**
 * The Terraform providers this project uses, by source address. The host of our own ones stands under a reserved
 * top-level domain (RFC 2606), so that no registry can ever answer for it.
 */

const OWN_HOST = 'registry.ringcentral-okta.example';

/** The genuine provider, and the release that is used where nothing else is asked for. */
export const OKTA_PROVIDER = { address: 'registry.terraform.io/okta/okta', version: '4.20.0' } as const;

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
