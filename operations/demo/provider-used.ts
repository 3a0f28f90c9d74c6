import { OKTA_PROVIDER, OKTA_STAND_IN } from '../../engine/terraform/providers';

/** Which okta/okta did the work: the genuine one, or our stand-in for machines that cannot get it. */
export interface OktaProvider {
  readonly kind: 'genuine' | 'stand-in';
  readonly version: string;
}

export function providerUsed(providers: Readonly<Record<string, string>>): OktaProvider {
  const standIn = providers[OKTA_STAND_IN.address];
  return standIn === undefined
    ? { kind: 'genuine', version: providers[OKTA_PROVIDER.address] ?? 'unknown' }
    : { kind: 'stand-in', version: standIn };
}
