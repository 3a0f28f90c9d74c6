import { join } from 'node:path';
import { App } from './constructs/cdktf';
import { loadEnvironments } from './project';
import { UserFacingError } from './engine/errors';
import { askedOktaProvider } from './engine/terraform/providers';
import { Terminal } from './reports/outgoing';
import { RingCentralOktaStack } from './stacks/ringcentral-okta-stack';
import { providerMirrors } from './terraform/provider-mirrors';
import { prepareWorkingDirectory } from './terraform/working-directory';

export interface SynthesisOptions {
  /** Adds constructs and stacks of your own to the app, beside ours. */
  readonly stacks?: (app: App) => void;
}

async function synthesiseAll({ stacks }: SynthesisOptions): Promise<void> {
  const app = new App();
  const environments = loadEnvironments();
  const { OKTA_PROVIDER } = process.env;
  const oktaProviderVersion = askedOktaProvider(process.env);
  const mirrors = providerMirrors();
  const standIn = OKTA_PROVIDER === 'stand-in';
  const now = new Date().toISOString();
  unmapped(() => {
    for (const environment of environments)
      new RingCentralOktaStack(app, { environment, oktaProviderVersion, standIn, now });
    stacks?.(app);
    app.synth();
  });
  await Promise.all(
    environments.map(({ name }) => prepareWorkingDirectory(join(app.outdir, 'stacks', name), { mirrors })),
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

/** What the constructs found, without a stack and without CDKTF's advice to skip it. */
const findings = (error: unknown): string | undefined =>
  error instanceof Error && error.message.startsWith('Validation failed')
    ? error.message.replace(/\n+If you wish to ignore[\s\S]*$/, '')
    : undefined;

function fail(error: unknown): void {
  const terminal = new Terminal();
  const found = findings(error);
  if (found !== undefined) {
    terminal.tell(found);
    process.exitCode = 1;
    return;
  }
  if (!(error instanceof UserFacingError)) throw error;
  terminal.tell(`${error.message}${error.remedy ? `\nRemedy: ${error.remedy}` : ''}`);
  process.exitCode = error.exitCode;
}

/**
 * Synthesises every environment of the project and puts lock files and plugins where Terraform looks, so that plain `npx cdktf plan` works. What is wrong with
 * an environment is told on stderr, and as the exit code.
 */
export const synthesise = (options: SynthesisOptions = {}): Promise<void> => synthesiseAll(options).catch(fail);
