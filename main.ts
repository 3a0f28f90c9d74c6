import { App } from './constructs/cdktf';
import { loadEnvironments } from './environments';
import { RingCentralOktaStack } from './stacks/ringcentral-okta-stack';

const app = new App();
for (const environment of loadEnvironments())
  new RingCentralOktaStack(app, { environment, oktaProviderVersion: process.env.OKTA_PROVIDER_VERSION });
app.synth();
