import type { Diagnostic } from '../diagnostics';

/** A value in transit; Terraform sends MessagePack. */
export interface DynamicValue {
  readonly msgpack: Uint8Array;
}

export type WireStep = { attributeName: string } | { elementKeyString: string } | { elementKeyInt: number };
export interface WirePath {
  readonly steps: readonly WireStep[];
}

export interface WireDiagnostic {
  readonly severity: number;
  readonly summary: string;
  readonly detail: string;
  readonly attribute?: WirePath;
}

interface Named {
  readonly typeName: string;
}

interface Diagnosed {
  readonly diagnostics?: readonly WireDiagnostic[];
}

/** Each call of the service: what Terraform asks, what it gets. Field names are those of `tfplugin6.ts`. */
export interface Calls {
  GetMetadata: [object, object];
  GetProviderSchema: [object, object];
  GetFunctions: [object, object];
  GetResourceIdentitySchemas: [object, object];
  ValidateProviderConfig: [{ config: DynamicValue }, Diagnosed];
  ValidateResourceConfig: [Named & { config: DynamicValue }, Diagnosed];
  ValidateDataResourceConfig: [Named & { config: DynamicValue }, Diagnosed];
  UpgradeResourceState: [
    Named & { version: number; rawState: { json: Uint8Array } },
    Diagnosed & { upgradedState?: DynamicValue },
  ];
  ConfigureProvider: [{ terraformVersion: string; config: DynamicValue }, Diagnosed];
  ReadResource: [
    Named & { currentState: DynamicValue; private: Uint8Array },
    Diagnosed & { newState: DynamicValue; private: Uint8Array },
  ];
  PlanResourceChange: [
    Named & {
      priorState: DynamicValue;
      proposedNewState: DynamicValue;
      config: DynamicValue;
      priorPrivate: Uint8Array;
    },
    Diagnosed & {
      plannedState?: DynamicValue;
      requiresReplace?: readonly WirePath[];
      plannedPrivate: Uint8Array;
      legacyTypeSystem?: boolean;
    },
  ];
  ApplyResourceChange: [
    Named & { priorState: DynamicValue; plannedState: DynamicValue; config: DynamicValue; plannedPrivate: Uint8Array },
    Diagnosed & { newState: DynamicValue; private: Uint8Array; legacyTypeSystem?: boolean },
  ];
  ImportResourceState: [
    Named & { id: string },
    Diagnosed & { importedResources?: readonly { typeName: string; state: DynamicValue }[] },
  ];
  ReadDataSource: [Named & { config: DynamicValue }, Diagnosed & { state?: DynamicValue }];
  StopProvider: [object, object];
}

export type Handlers = { readonly [K in keyof Calls]: (request: Calls[K][0]) => Promise<Calls[K][1]> };

const SEVERITY = { error: 1, warning: 2 } as const;

const step = (part: string | number | { key: string }): WireStep => {
  if (typeof part === 'string') return { attributeName: part };
  return typeof part === 'number' ? { elementKeyInt: part } : { elementKeyString: part.key };
};

export const wirePath = (path: Diagnostic['path'] = []): WirePath => ({ steps: path.map(step) });

export const wireDiagnostic = ({ severity, summary, detail, path }: Diagnostic): WireDiagnostic => ({
  severity: SEVERITY[severity],
  summary,
  detail,
  ...(path && path.length > 0 ? { attribute: wirePath(path) } : {}),
});
