import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const FOLDERS = [
  'app.ts',
  'constructs',
  'stacks',
  'environments',
  'project',
  'engine',
  'clients',
  'terraform',
  'provider',
  'emulators',
  'operations',
  'reports',
  'scripts',
];

interface Cruised {
  readonly modules: readonly {
    readonly source: string;
    readonly dependencies: readonly { readonly resolved: string }[];
  }[];
}

const folderOf = (path: string): string => path.split('/')[0] ?? path;

/** Folders and the imports between them as a Mermaid flowchart, from what dependency-cruiser found in the code. */
export function folderChart(root: string): string {
  const cruise = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const flags = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...FOLDERS];
  const text = execFileSync(process.execPath, [cruise, ...flags], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });
  const arrows = new Set<string>();
  for (const { source, dependencies } of (JSON.parse(text) as Cruised).modules)
    for (const { resolved } of dependencies) {
      const [from, to] = [folderOf(source), folderOf(resolved)];
      if (from !== to && FOLDERS.includes(from) && FOLDERS.includes(to))
        arrows.add(`  ${nodeOf(from)} --> ${nodeOf(to)}`);
    }
  return ['flowchart TD', ...[...arrows].sort()].join('\n');
}

const nodeOf = (folder: string): string => (folder === 'app.ts' ? 'app["app.ts"]' : folder);
