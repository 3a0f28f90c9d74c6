import type { TestProject } from 'vitest/node';
import { OKTA_PROVIDER } from '../../engine/terraform/providers';
import { OKTA_PROVIDER_VARIABLE, oktaMirror, oktaProviderFor } from '../../terraform';
import { noTerraform } from '../terraform/on-path';

/** Before all tests: which okta/okta they use, decided once and said. */
export default async function decide(_project: TestProject): Promise<void> {
  const { kind, because } = await oktaProviderFor({ ...process.env, OKTA_HTTP_PROXY: 'http://127.0.0.1' });
  process.env[OKTA_PROVIDER_VARIABLE] = kind;
  process.stderr.write(`okta/okta in these tests: ${kind}, because ${because}\n`);
}

/** For tests that compare with the genuine okta/okta, or are about it: whether this machine has that release, and what to say where not. */
export function noGenuine(version: string = OKTA_PROVIDER.version): {
  readonly skip: boolean;
  readonly because: string;
} {
  if (noTerraform.skip) return noTerraform;
  const mirror = oktaMirror({ ...process.env, OKTA_PROVIDER_VERSION: version });
  const skip =
    process.env[OKTA_PROVIDER_VARIABLE] !== 'genuine' || (mirror.with === undefined && mirror.without !== undefined);
  return { skip, because: skip ? ` (skipped: okta/okta ${version} is not to be had here)` : '' };
}
