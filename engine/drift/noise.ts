import { equal } from './fields';
import type { ConfigDrift } from './model';

/** A difference that means nothing, and why. Texts are patterns: `*` stands for any characters. */
export interface NoiseRule {
  readonly address: string;
  readonly field: string;
  /** Only where the live value is this one. */
  readonly actual?: unknown;
  readonly why: string;
  readonly source: string;
}

const OKTA_PROVIDER = 'okta/okta 4.20.0, okta/services/idaas/app_saml.go';
/** Values that servers fill in, and values that change by themselves. */
const NOISE: readonly NoiseRule[] = [
  ...['certificate', 'key_id', 'key_years_valid', 'keys', 'keys.*', 'metadata', 'metadata_url', 'entity_key'].map(
    (field): NoiseRule => ({
      address: 'okta_app_saml.*',
      field,
      why: 'The signing key is renewed by Okta; its expiry is a canary of its own.',
      source: OKTA_PROVIDER,
    }),
  ),
  ...['entity_url', 'http_post_binding', 'http_redirect_binding', 'logo_url', 'embed_url', 'sign_on_mode', 'name'].map(
    (field): NoiseRule => ({
      address: 'okta_app_saml.*',
      field,
      why: "Derived by Okta from the app's id and label.",
      source: OKTA_PROVIDER,
    }),
  ),
  {
    address: 'okta_app_saml.*',
    field: 'features*',
    why: 'Read only; each feature that the phase needs is compared by itself.',
    source: OKTA_PROVIDER,
  },
];

const pattern = (text: string): RegExp =>
  new RegExp(`^${text.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`);

/** Whether a pattern with `*` covers a text. */
export const covers = (text: string, value: string): boolean => pattern(text).test(value);

export const isNoise = ({ address, field, actual }: ConfigDrift, rules: readonly NoiseRule[] = NOISE): boolean =>
  rules.some(
    (rule) =>
      covers(rule.address, address) &&
      covers(rule.field, field) &&
      (rule.actual === undefined || equal(rule.actual, actual)),
  );
