import type { OktaOrg } from './resources/okta-org';
import { ProviderService } from './protocol';
import type { Handlers, Provider } from './protocol';
import { attributeSource } from './resources/attribute-source';
import { mappingLines } from './resources/mapping-lines';
import { receipt } from './resources/receipt';

/**
 * Our provider. It has no arguments: credentials come from the variables that okta/okta reads, as a plan's JSON would
 * print arguments.
 */
const provider = (environment: NodeJS.ProcessEnv): Provider<OktaOrg> => ({
  schema: { version: 0, attributes: {} },
  configure: async (_config, signal) => {
    // Loaded when first needed: most of a command's processes only tell their schema.
    const { connect } = await import('./resources/connect.js');
    return connect(environment, signal);
  },
  resources: {
    ringcentralokta_attribute_source: attributeSource,
    ringcentralokta_mapping_lines: mappingLines,
    ringcentralokta_receipt: receipt(environment),
  },
});

/** Answers Terraform for our provider; the environment names the org and holds the credentials. */
export const handlers = (environment: NodeJS.ProcessEnv): Handlers =>
  new ProviderService(provider(environment)).handlers;
