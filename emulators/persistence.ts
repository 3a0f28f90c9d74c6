import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { Tenant } from './http';

/** Keeps all tenants in one JSON file, replaced atomically, so that a reader never sees half of it. */
export class StateFile {
  constructor(
    private readonly path: string,
    private readonly tenants: readonly Tenant[],
  ) {}

  /** Takes up what an earlier run left; false where there is no file. */
  restore(): boolean {
    if (!existsSync(this.path)) return false;
    const state = JSON.parse(readFileSync(this.path, 'utf8')) as Record<string, unknown>;
    for (const tenant of this.tenants) if (state[tenant.name] !== undefined) tenant.restore(state[tenant.name]);
    return true;
  }

  /** Synchronous: a write's answer leaves only after the file holds it. */
  save(): void {
    const state = Object.fromEntries(this.tenants.map((tenant) => [tenant.name, tenant.snapshot()]));
    const draft = `${this.path}.${process.pid}.tmp`;
    rmSync(draft, { force: true });
    writeFileSync(draft, `${JSON.stringify(state)}\n`, { mode: 0o600, flag: 'wx' });
    renameSync(draft, this.path);
  }
}
