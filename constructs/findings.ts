import type { Environment } from '../engine/environment/schema';
import { faultsAtSynth } from '../engine/findings/at-synth';
import type { FlowTable } from '../engine/flows/model';
import { Construct } from './cdktf';

export interface FindingsProps {
  readonly environment: Environment;
  readonly table: FlowTable;
  /** ISO 8601 instant by which acknowledgements expire. @default none has expired */
  readonly now?: string | undefined;
}

/** The catalogue's rules that need neither plan nor people: an open error stops synth. */
export class Findings extends Construct {
  constructor(scope: Construct, id: string, { environment, table, now = '' }: FindingsProps) {
    super(scope, id);
    this.node.addValidation({ validate: () => faultsAtSynth(environment, table, now) });
  }
}
