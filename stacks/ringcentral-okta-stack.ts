import { Access } from '../constructs/access';
import { AppProfile } from '../constructs/app-profile';
import { AttributeSources } from '../constructs/attribute-sources';
import { TerraformOutput, TerraformStack, type Construct } from '../constructs/cdktf';
import { Findings } from '../constructs/findings';
import { Gates } from '../constructs/gates';
import { keepArguments } from '../constructs/kept-arguments';
import { OktaProvider } from '../constructs/okta';
import { OktaProfile } from '../constructs/okta-profile';
import { RingcentraloktaProvider } from '../constructs/own-provider';
import { ProfileMappings } from '../constructs/profile-mappings';
import { Receipt } from '../constructs/receipt';
import { RingCentralApp } from '../constructs/ringcentral-app';
import { SchemaChain } from '../constructs/schema-chain';
import { StateBackend, type StateBackendProps } from '../constructs/state-backend';
import { TenantLock } from '../constructs/tenant-lock';
import type { Environment } from '../engine/environment/schema';
import { reached, type FlowTable, type SystemId } from '../engine/flows/model';
import { ringcentralSystem, tableOf } from '../engine/flows/take';
import { gatesOf } from '../engine/gates/gates';
import { OKTA_PROVIDER, OKTA_STAND_IN, RINGCENTRAL_OKTA_PROVIDER } from '../engine/terraform/providers';

export interface RingCentralOktaStackProps {
  readonly environment: Environment;
  /** Pins okta/okta exactly. @default 4.20.0, which the bindings were made from; 6.12.0 applies the same stack */
  readonly oktaProviderVersion?: string | undefined;
  /** Our stand-in instead of okta/okta, for embedded tenants on a machine that cannot get the genuine one. @default false */
  readonly standIn?: boolean;
  /** ISO 8601 instant by which acknowledgements of findings expire. @default none has expired */
  readonly now?: string;
}

/** One environment, composed. Its id is the environment's name. Credentials come from the provider's own environment variables. */
export class RingCentralOktaStack extends TerraformStack {
  private readonly environment: Environment;
  private readonly table: FlowTable;
  private readonly system: SystemId;

  constructor(scope: Construct, { environment, now, ...provider }: RingCentralOktaStackProps) {
    super(scope, environment.name);
    this.environment = environment;
    this.table = tableOf(environment);
    this.system = ringcentralSystem(environment.systems)!;

    new OktaProvider(this, 'okta');
    this.addOverride('terraform.required_providers.okta', requiredProvider(provider));
    new RingcentraloktaProvider(this, RINGCENTRAL_OKTA_PROVIDER.type);
    new StateBackend(this, 'state', stateOf(environment));
    // Remembered in the state: a phase that is lowered or skipped is seen in the plan.
    new TerraformOutput(this, 'phase', { value: environment.phase });
    new Findings(this, 'findings', { environment, table: this.table, now });
    this.compose();
    new Receipt(this, 'receipt');
    keepArguments(this, environment.keep);
  }

  override toTerraform(): unknown {
    return Receipt.filledIn(super.toTerraform() as unknown);
  }

  private compose(): void {
    const { environment, table, system } = this;
    const { phase } = environment;
    const appIds = adoptedIds(table);
    const { bar: tenant } = new TenantLock(this, 'tenant-lock', {
      environment: environment.name,
      orgId: environment.okta.orgId,
    });
    const app = new RingCentralApp(this, 'ringcentral', {
      ...environment.ringcentral,
      table,
      system,
      phase,
      dependsOn: [tenant],
    });
    appIds[system] = app.appId;
    const gates = new Gates(this, 'gates', {
      environment: environment.name,
      after: tenant,
      phase,
      gates: gatesOf(table, environment),
      attestations: environment.attestations,
      appIds,
    });

    const shared = { table, phase, gates, appIds };
    const chain = new SchemaChain();
    const { properties } = new OktaProfile(this, 'okta-profile', { ...shared, chain });
    for (const id of Object.keys(table.systems))
      new AppProfile(this, `${id}-profile`, { ...shared, chain, system: id, appId: appIds[id]! });
    const { mappings } = new ProfileMappings(this, 'profile-mappings', {
      ...shared,
      attributes: chain.tail,
    });
    const { baseSources } = environment.okta;
    new AttributeSources(this, 'attribute-sources', { ...shared, properties, chain, mappings, baseSources });
    if (!reached(phase, 'provisioning')) return;
    new Access(this, 'access', {
      ...shared,
      system,
      appId: app.appId,
      ...environment.access,
      after: [...mappings.values()],
    });
  }
}

/** With the registry's host written out: OpenTofu would read `okta/okta` as a provider of its own registry. */
const requiredProvider = ({
  oktaProviderVersion,
  standIn,
}: Pick<RingCentralOktaStackProps, 'oktaProviderVersion' | 'standIn'>) =>
  standIn
    ? { source: OKTA_STAND_IN.address, version: OKTA_STAND_IN.version }
    : { source: OKTA_PROVIDER.address, version: oktaProviderVersion || OKTA_PROVIDER.version };

const adoptedIds = (table: FlowTable): Record<SystemId, string> =>
  Object.fromEntries(
    Object.entries(table.systems).flatMap(([id, { app }]) => ('adopt' in app ? [[id, app.adopt] as const] : [])),
  );

/** A local state stands beside the project, outside the directory that synth writes anew. */
const stateOf = ({ name, state }: Environment): StateBackendProps =>
  state.backend === 'local'
    ? { kind: 'local', config: { path: state.path ?? `../../../terraform.${name}.tfstate` } }
    : { kind: state.backend, config: state.config };
