import type { Clock, WaitReason } from '../rate-limit';

/** What a client works with; tests inject a clock. */
export interface AccessOptions {
  readonly clock?: Clock | undefined;
  /** Ends waits before a repetition, and reads under way. */
  readonly signal?: AbortSignal | undefined;
  readonly onWait?: ((what: string, ms: number, reason: WaitReason) => void) | undefined;
}

/** One object as the directory returned it: values by attribute, only those that have some; bytes are base64. */
export interface DirectoryObject {
  readonly dn: string;
  readonly attributes: Readonly<Record<string, readonly string[]>>;
}

export interface DirectoryQuery {
  readonly base: string;
  readonly scope: 'base' | 'sub';
  /** RFC 4515. */
  readonly filter: string;
  readonly attributes: readonly string[];
  /** An object that is gone is no failure: nothing is found. Of `base` alone. */
  readonly mayBeGone?: boolean;
  /** Tombstones too (control 1.2.840.113556.1.4.417). */
  readonly showDeleted?: boolean;
}

export interface AttributeChange {
  readonly operation: 'add' | 'delete' | 'replace';
  readonly attribute: string;
  readonly values: readonly string[];
}

/**
 * LDAP's operations, whichever way they travel. Attributes in `BINARY_ATTRIBUTES` are base64 in both directions.
 * Every method throws a UserFacingError that names the server.
 */
export interface DirectoryAccess {
  /** The root DSE: what the server says about itself. */
  root(): Promise<DirectoryObject['attributes']>;
  search(query: DirectoryQuery): Promise<DirectoryObject[]>;
  add(dn: string, attributes: Readonly<Record<string, readonly string[]>>): Promise<void>;
  modify(dn: string, changes: readonly AttributeChange[]): Promise<void>;
  delete(dn: string): Promise<void>;
  close(): Promise<void>;
}

export const BINARY_ATTRIBUTES: readonly string[] = ['objectGUID', 'unicodePwd'];

export const ROOT_ATTRIBUTES = [
  'defaultNamingContext',
  'dnsHostName',
  'highestCommittedUSN',
  'namingContexts',
] as const;
