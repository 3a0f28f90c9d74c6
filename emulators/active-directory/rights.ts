import { dnKey } from './distinguished-name';
import type { Change, DirectoryEntry } from './entry';
import { DirectoryError } from './result-codes';
import { attributeRule } from './schema';

/** Who may write what: domain administrators everything, everybody else the attributes granted on user objects. */
export class Rights {
  private granted = new Map<string, Set<string>>();

  constructor(
    private readonly administrator: string,
    /** Accounts that the Deleted Objects container was delegated to. */
    private readonly readersOfDeleted: readonly string[] = [],
  ) {}

  private mayAll({ dn }: DirectoryEntry): boolean {
    return dnKey(dn) === dnKey(this.administrator);
  }

  /** Attributes that an account may write on users. */
  of(accountDn: string): string[] {
    return [...(this.granted.get(dnKey(accountDn)) ?? [])].sort();
  }

  set(accountDn: string, attributes: readonly string[]): void {
    const names = attributes.map((name) => attributeRule(name)?.name ?? name);
    this.granted.set(dnKey(accountDn), new Set(names));
  }

  /** @throws DirectoryError when the caller may not make these changes. */
  checkModify(caller: DirectoryEntry, target: DirectoryEntry, changes: readonly Change[]): void {
    if (this.mayAll(caller)) return;
    const granted = this.granted.get(dnKey(caller.dn));
    for (const { attribute } of changes) {
      const name = attributeRule(attribute)?.name ?? attribute;
      if (target.entryClass !== 'user' || !granted?.has(name)) throw this.refusal(`write '${name}' of '${target.dn}'`);
    }
  }

  /** @throws DirectoryError for anybody but a domain administrator. */
  checkCreateOrDelete(caller: DirectoryEntry, dn: string): void {
    if (!this.mayAll(caller)) throw this.refusal(`create or delete '${dn}'`);
  }

  /** Only administrators see tombstones, unless somebody delegated it; to others the container does not exist. */
  maySeeDeleted(caller: DirectoryEntry): boolean {
    return this.mayAll(caller) || this.readersOfDeleted.some((dn) => dnKey(dn) === dnKey(caller.dn));
  }

  private refusal(what: string): DirectoryError {
    return new DirectoryError(
      'insufficientAccessRights',
      `00002098: SecErr: DSID-031514A0, problem 4003 (INSUFF_ACCESS_RIGHTS): may not ${what}`,
    );
  }

  snapshot(): Record<string, string[]> {
    return Object.fromEntries([...this.granted].map(([account, names]) => [account, [...names]]));
  }

  restore(state: Readonly<Record<string, readonly string[]>>): void {
    this.granted = new Map(Object.entries(state).map(([account, names]) => [account, new Set(names)]));
  }
}
