import { createHash } from 'node:crypto';
import { ACCOUNT_DISABLE, type EntryClass } from './schema';

/** One object of the directory. Plain JSON, so that a tenant can be kept and brought back. */
export interface DirectoryEntry {
  readonly guid: string;
  readonly entryClass: EntryClass;
  dn: string;
  /** By the attribute's name in the schema; never an empty list. */
  attributes: Record<string, readonly string[]>;
  passwordDigest?: string;
}

export interface Change {
  readonly operation: 'add' | 'delete' | 'replace';
  readonly attribute: string;
  readonly values: readonly string[];
}

export const isDeleted = (entry: DirectoryEntry): boolean => entry.attributes['isDeleted'] !== undefined;

export const accountControl = (entry: DirectoryEntry): number =>
  Number(entry.attributes['userAccountControl']?.[0] ?? '0');

export const isDisabled = (entry: DirectoryEntry): boolean => (accountControl(entry) & ACCOUNT_DISABLE) !== 0;

export const digest = (password: string): string => createHash('sha256').update(password).digest('base64');

/** A GUID as base64 of its 16 bytes; the n-th of a tenant is the same in every run. */
export const nthGuid = (n: number): string =>
  createHash('sha256').update(`acme.test object ${n}`).digest().subarray(0, 16).toString('base64');

/** AD's generalized time: `20260101120000.0Z`. */
export const generalizedTime = (date: Date): string => `${date.toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')}.0Z`;
