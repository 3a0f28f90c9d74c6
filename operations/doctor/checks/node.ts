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

/** `^20.19.0` is of that major version, `>=24.0.0` of any later one as well. */
const within = (version: string, range: string): boolean => {
  const oldest = range.replace(/^\D+/, '');
  return atLeast(version, oldest) && (!range.startsWith('^') || parts(version)[0] === parts(oldest)[0]);
};

export const node: Check = {
  id: 'node',
  remedy: 'install a Node.js that is supported (README), or newer',
  look: ({ node: version, package: root }) => {
    const { engines } = Package.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
    const ranges = engines.node.split('||').map((range) => range.trim());
    return {
      ok: ranges.some((range) => within(version, range)),
      detail: `Node.js ${version}; ${ranges[0]?.replace(/^\D+/, '')} is the oldest that works.`,
    };
  },
};
