import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Check } from '../check';

const Package = z.looseObject({ engines: z.looseObject({ node: z.string() }) });

const parts = (version: string): number[] => version.split('.').map(Number);

const atLeast = (version: string, oldest: string): boolean => {
  const [have, need] = [parts(version), parts(oldest)];
  const differing = need.findIndex((part, index) => (have[index] ?? 0) !== part);
  return differing < 0 || (have[differing] ?? 0) > need[differing]!;
};

export const node: Check = {
  id: 'node',
  remedy: 'install the Node.js that package.json names under engines, or newer',
  look: ({ node: version, project }) => {
    const { engines } = Package.parse(JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')));
    const oldest = engines.node.replace(/^>=\s*/, '');
    return { ok: atLeast(version, oldest), detail: `Node.js ${version}; ${oldest} is the oldest that works.` };
  },
};
