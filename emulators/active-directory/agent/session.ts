/** Where a directory is and who the agent is there. `ldaps:` is a domain controller, `http:` the embedded domain. */
export interface AgentConnection {
  /** @default Active Directory */
  readonly kind?: 'ldap';
  readonly url: string;
  readonly bindDn: string;
  readonly bindPassword: string;
  /** PEM of the authority behind the domain controller's certificate, where the machine does not trust it. */
  readonly ca?: string;
}

export interface FoundEntry {
  readonly dn: string;
  /** Values by attribute, present only when there are some; objectGUID is base64. */
  readonly attributes: Readonly<Record<string, readonly string[]>>;
}

export interface Query {
  readonly base: string;
  readonly filter: string;
  readonly attributes: readonly string[];
}

/** A conversation with one directory. Every method throws `AgentError`. */
export interface DirectorySession {
  /** The highest update sequence number at this moment. */
  root(): Promise<{ highestUsn: number }>;
  search(query: Query): Promise<FoundEntry[]>;
  /** Replaces attributes of the object with this objectGUID (base64) or entryUUID; an empty list removes. */
  replace(guid: string, values: Readonly<Record<string, readonly string[]>>): Promise<void>;
  close(): Promise<void>;
}

/** `<GUID=hex>`: addresses an object wherever it was moved to [MS-ADTS 3.1.1.3.1.2.4]. */
export const guidDn = (guid: string): string => `<GUID=${Buffer.from(guid, 'base64').toString('hex')}>`;
