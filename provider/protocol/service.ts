import { OperationFailure, diagnosticsOf } from './diagnostics';
import type { Diagnostic } from './diagnostics';
import { planChange } from './plan';
import type { DataSource, Operation, Provider, Resource } from './resource';
import { objectType, withBlocks } from './schema';
import type { Schema } from './schema';
import { validate } from './validation';
import { pack, parseState, unpack } from './values';
import type { CtyType, ObjectValue } from './values';
import { wireDiagnostic, wirePath } from './wire/messages';
import type { Calls, Handlers } from './wire/messages';
import { wireSchema } from './wire/schema';

type Request<K extends keyof Calls> = Calls[K][0];
type Response<K extends keyof Calls> = Promise<Calls[K][1]>;

const NOTHING = new Uint8Array();
const CAPABILITIES = { planDestroy: false, getProviderSchemaOptional: true };

const schemas = (items: Readonly<Record<string, { schema: Schema }>> = {}): object =>
  Object.fromEntries(Object.entries(items).map(([name, { schema }]) => [name, wireSchema(schema)]));

const wireAll = (diagnostics: readonly Diagnostic[]) => diagnostics.map(wireDiagnostic);

/** Answers Terraform's calls for a provider; independent of how the calls arrive. */
export class ProviderService<Client> {
  private client: Client | undefined;
  private readonly stopped = new AbortController();

  constructor(private readonly provider: Provider<Client>) {}

  readonly handlers: Handlers = {
    GetMetadata: async () => ({ serverCapabilities: CAPABILITIES }),
    GetProviderSchema: async () => ({
      provider: wireSchema(this.provider.schema),
      resourceSchemas: schemas(this.provider.resources),
      dataSourceSchemas: schemas(this.provider.dataSources),
      serverCapabilities: CAPABILITIES,
    }),
    GetFunctions: async () => ({}),
    GetResourceIdentitySchemas: async () => ({}),
    ValidateProviderConfig: async ({ config }) => {
      const { schema } = this.provider;
      return { diagnostics: wireAll(validate(schema, unpack(objectType(schema), config) ?? {})) };
    },
    ValidateResourceConfig: async ({ typeName, config }) => {
      const { resource, type } = this.resource(typeName);
      const value = unpack(type, config) ?? {};
      return { diagnostics: wireAll([...validate(resource.schema, value), ...(resource.validate?.(value) ?? [])]) };
    },
    ValidateDataResourceConfig: async ({ typeName, config }) => {
      const { schema } = this.dataSource(typeName);
      return { diagnostics: wireAll(validate(schema, unpack(objectType(schema), config) ?? {})) };
    },
    UpgradeResourceState: async (request) => this.upgrade(request),
    ConfigureProvider: async ({ config }) => this.configure(config),
    ReadResource: async (request) => this.read(request),
    PlanResourceChange: async (request) => this.plan(request),
    ApplyResourceChange: async (request) => this.apply(request),
    ImportResourceState: async (request) => this.import(request),
    ReadDataSource: async (request) => this.readData(request),
    StopProvider: async () => {
      this.stopped.abort();
      return {};
    },
  };

  private resource(name: string): { resource: Resource<Client, ObjectValue>; type: CtyType } {
    const resource = this.provider.resources[name] as Resource<Client, ObjectValue> | undefined;
    if (!resource) throw new Error(`This provider has no resource type ${name}.`);
    return { resource, type: objectType(resource.schema) };
  }

  private dataSource(name: string): DataSource<Client, ObjectValue> {
    const source = this.provider.dataSources?.[name] as DataSource<Client, ObjectValue> | undefined;
    if (!source) throw new Error(`This provider has no data source ${name}.`);
    return source;
  }

  private operation(config: ObjectValue = {}): { operation: Operation<Client>; warnings: Diagnostic[] } {
    if (this.client === undefined)
      throw new Error('Terraform asked for an operation before it configured the provider.');
    const warnings: Diagnostic[] = [];
    const warn = (warning: Omit<Diagnostic, 'severity'>) => void warnings.push({ ...warning, severity: 'warning' });
    return { operation: { client: this.client, signal: this.stopped.signal, config, warn }, warnings };
  }

  private async configure(config: Request<'ConfigureProvider'>['config']): Response<'ConfigureProvider'> {
    try {
      const value = unpack(objectType(this.provider.schema), config) ?? {};
      this.client = await this.provider.configure(value, this.stopped.signal);
      return {};
    } catch (error) {
      return { diagnostics: wireAll(diagnosticsOf(error)) };
    }
  }

  private async upgrade({
    typeName,
    version,
    rawState,
  }: Request<'UpgradeResourceState'>): Response<'UpgradeResourceState'> {
    const { resource, type } = this.resource(typeName);
    try {
      let state = parseState(rawState.json);
      for (let from = version; from < resource.schema.version; from++)
        state = resource.upgrade?.[from]?.(state) ?? state;
      return { upgradedState: pack(type, state) };
    } catch (error) {
      return { diagnostics: wireAll(diagnosticsOf(error)) };
    }
  }

  private async read(request: Request<'ReadResource'>): Response<'ReadResource'> {
    const { resource, type } = this.resource(request.typeName);
    const state = unpack(type, request.currentState);
    try {
      const { operation, warnings } = this.operation();
      const now = state && (await resource.read(state, operation));
      return {
        newState: pack(type, withBlocks(resource.schema, now)),
        diagnostics: wireAll(warnings),
        private: request.private,
      };
    } catch (error) {
      return { newState: pack(type, state), diagnostics: wireAll(diagnosticsOf(error)), private: request.private };
    }
  }

  private async plan(request: Request<'PlanResourceChange'>): Response<'PlanResourceChange'> {
    const { resource, type } = this.resource(request.typeName);
    const answer = { plannedPrivate: request.priorPrivate, legacyTypeSystem: this.provider.legacyTypeSystem ?? false };
    if (unpack(type, request.proposedNewState) === null) return { ...answer, plannedState: pack(type, null) };
    const prior = unpack(type, request.priorState) ?? undefined;
    const config = unpack(type, request.config) ?? {};
    try {
      const { planned, replacedBy } = planChange(resource.schema, config, prior);
      const { operation } = this.operation(config);
      const refined = resource.plan?.({ ...operation, prior, planned }) ?? planned;
      return { ...answer, plannedState: pack(type, refined), requiresReplace: replacedBy.map(wirePath) };
    } catch (error) {
      return { ...answer, diagnostics: wireAll(diagnosticsOf(error)) };
    }
  }

  private async apply(request: Request<'ApplyResourceChange'>): Response<'ApplyResourceChange'> {
    const { resource, type } = this.resource(request.typeName);
    const prior = unpack(type, request.priorState);
    const planned = unpack(type, request.plannedState);
    const answer = {
      private: planned ? request.plannedPrivate : NOTHING,
      legacyTypeSystem: this.provider.legacyTypeSystem ?? false,
    };
    const { operation, warnings } = this.operation(unpack(type, request.config) ?? {});
    try {
      const state = await change(resource, prior, planned, operation);
      return { ...answer, newState: pack(type, withBlocks(resource.schema, state)), diagnostics: wireAll(warnings) };
    } catch (error) {
      const left = error instanceof OperationFailure && error.state !== undefined ? error.state : prior;
      const diagnostics = wireAll([...warnings, ...diagnosticsOf(error)]);
      return { ...answer, newState: pack(type, left as ObjectValue | null), diagnostics };
    }
  }

  private async import({ typeName, id }: Request<'ImportResourceState'>): Response<'ImportResourceState'> {
    const { resource, type } = this.resource(typeName);
    try {
      if (!resource.import) throw new Error(`${typeName} cannot be imported.`);
      const { operation, warnings } = this.operation();
      const state = pack(type, withBlocks(resource.schema, await resource.import(id, operation)));
      return { importedResources: [{ typeName, state }], diagnostics: wireAll(warnings) };
    } catch (error) {
      return { diagnostics: wireAll(diagnosticsOf(error)) };
    }
  }

  private async readData({ typeName, config }: Request<'ReadDataSource'>): Response<'ReadDataSource'> {
    const source = this.dataSource(typeName);
    const type = objectType(source.schema);
    const value = unpack(type, config) ?? {};
    try {
      const { operation, warnings } = this.operation(value);
      return { state: pack(type, await source.read(value, operation)), diagnostics: wireAll(warnings) };
    } catch (error) {
      return { diagnostics: wireAll(diagnosticsOf(error)) };
    }
  }
}

/** Creates, updates or deletes, by which of prior and planned state there is. */
async function change<Client>(
  resource: Resource<Client, ObjectValue>,
  prior: ObjectValue | null,
  planned: ObjectValue | null,
  operation: Operation<Client>,
): Promise<ObjectValue | null> {
  if (planned) return prior ? resource.update(planned, prior, operation) : resource.create(planned, operation);
  if (prior) await resource.delete(prior, operation);
  return null;
}
