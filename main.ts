import { join } from 'node:path';
import { App } from './constructs/cdktf';
import { loadEnvironments } from './environments';
import { UserFacingError } from './engine/errors';
import { RingCentralOktaStack } from './stacks/ringcentral-okta-stack';
import { isForOpenTofu } from './terraform/cli';
import { prepareWorkingDirectory } from './terraform/working-directory';

/** Synthesises every environment and puts lock files and plugins where Terraform looks, so that plain `npx cdktf plan` works. */
async function main(): Promise<void> {
  const app = new App();
  const environments = loadEnvironments();
  const { OKTA_PROVIDER, OKTA_PROVIDER_VERSION: oktaProviderVersion, TF_PROVIDER_MIRROR: mirror } = process.env;
  const standIn = OKTA_PROVIDER === 'stand-in';
  const openTofu = isForOpenTofu(process.env);
  unmapped(() => {
    for (const environment of environments)
      new RingCentralOktaStack(app, { environment, oktaProviderVersion, standIn, openTofu });
    app.synth();
  });
  await Promise.all(
    environments.map(({ name }) => prepareWorkingDirectory(join(app.outdir, 'stacks', name), { mirror })),
  );
}

/** CDKTF notes a stack trace for each of its tokens; mapping them all to sources would take longer than the rest of synth. */
function unmapped(synthesise: () => void): void {
  process.setSourceMapsEnabled(false);
  try {
    synthesise();
  } finally {
    process.setSourceMapsEnabled(true);
  }
}

function fail(error: unknown): void {
  if (!(error instanceof UserFacingError)) throw error;
  process.stderr.write(`${error.message}\n${error.remedy ? `Remedy: ${error.remedy}\n` : ''}`);
  process.exitCode = error.exitCode;
}

main().catch(fail);
