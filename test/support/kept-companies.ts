import { copyFileSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Emulators } from '../../emulators';
import type { Phase } from '../../engine/flows/model';
import type { Attestations } from '../../operations/demo/raised';
import { tenantsOf } from './tenant-api';

/** The folder, of one run, that keeps the demo company as each phase left it: four applies take a minute, and six files begin with them. */
const FOLDER = 'TEST_COMPANIES';
const [TENANTS, STATE, ATTESTATIONS] = ['tenants.json', 'terraform.tfstate', 'attestations.json'] as const;

/** Before all tests: makes the folder; after them, it goes. */
export default function keepCompanies(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'companies-'));
  process.env[FOLDER] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

const folderOf = (phase: Phase): string => join(process.env[FOLDER]!, phase);

/** The company as some test of this run brought it to the phase; undefined where none did yet. */
export function keptCompany(phase: Phase) {
  const folder = folderOf(phase);
  if (!existsSync(folder)) return undefined;
  const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown;
  return {
    /** Puts it into tenants that were just started, and the state to its place. Gives who attested what. */
    take: (emulators: Emulators, state: string): Attestations => {
      const kept = read(TENANTS) as Record<string, unknown>;
      for (const tenant of tenantsOf(emulators)) tenant.restore(kept[tenant.name]);
      copyFileSync(join(folder, STATE), state);
      return read(ATTESTATIONS) as Attestations;
    },
  };
}

/** Keeps the company for the tests to come. It appears when it is whole; of two that were played at once the first stays. */
export function keepCompany(phase: Phase, emulators: Emulators, state: string, attestations: Attestations): void {
  const draft = mkdtempSync(join(process.env[FOLDER]!, 'draft-'));
  const tenants = Object.fromEntries(tenantsOf(emulators).map((tenant) => [tenant.name, tenant.snapshot()]));
  writeFileSync(join(draft, TENANTS), JSON.stringify(tenants));
  writeFileSync(join(draft, ATTESTATIONS), JSON.stringify(attestations));
  copyFileSync(state, join(draft, STATE));
  if (existsSync(folderOf(phase))) return;
  try {
    renameSync(draft, folderOf(phase));
  } catch {
    // The other one was first.
  }
}
