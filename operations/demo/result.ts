import type { Counts } from '../../terraform';
import type { OpenedGate } from './phase';
import type { OktaProvider } from './provider-used';

/** What a part of the story that follows the last phase tells; filled by whoever adds people to the demo. */
export interface DemoStep {
  readonly step: number;
  readonly name: string;
  readonly ok: boolean;
  readonly evidence: Readonly<Record<string, unknown>>;
}

export interface DemoResult {
  readonly terraform: { readonly cli: string; readonly version: string };
  readonly oktaProvider: OktaProvider;
  readonly apply: Counts;
  readonly replan: Counts;
  readonly gates: readonly OpenedGate[];
  readonly steps: readonly DemoStep[];
  readonly tenantDigest: string;
  readonly seconds: number;
}
