import { RefusedError } from '../../engine/errors';

export interface DeployOptions {
  /** Asks for everything to be destroyed; always refused. */
  readonly destroy?: boolean;
}

/** Nothing here destroys. Always throws RefusedError, with how to take RingCentral away without hurting anybody. */
export function refuseDestroy(environmentName: string): never {
  throw new RefusedError(
    `Environment ${environmentName} is not destroyed by this project: it would blank every mapping line of the pairs, other people's too, erase attribute values, and have Okta deactivate RingCentral accounts.`,
    'take people and groups off the app in the Okta Admin Console first; then let go of each object: terraform -chdir=cdktf.out/stacks/' +
      `${environmentName} state rm ADDRESS`,
  );
}
