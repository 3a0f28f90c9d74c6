import type { Value } from '../../engine/sync';
import type { When } from '../../engine/whatif/play';
import type { SafeguardVerdict } from '../../engine/whatif/safeguard';

/** One thing that would happen in one system. */
export interface Consequence {
  readonly system: string;
  readonly effect: 'create' | 'update' | 'deactivate' | 'suspend' | 'resume' | 'status' | 'groups';
  readonly when: When;
  readonly what: string;
}

export interface PersonWhatIf {
  readonly person: string;
  readonly id: string;
  readonly consequences: readonly Consequence[];
  /** Values that would change in Okta and in its copies of systems' profiles; masked unless asked for. */
  readonly changes: readonly { readonly path: string; readonly before: Value; readonly after: Value }[];
  /** What RingCentral would lose for good. */
  readonly loses: readonly string[];
  readonly notices: readonly string[];
}

/** `contracts/schemas/whatif.schema.json`. */
export interface WhatIf {
  readonly verb: string;
  readonly to?: string;
  readonly people: readonly PersonWhatIf[];
  readonly safeguard: SafeguardVerdict;
  readonly refused?: { readonly why: string; readonly remedy: string };
}
