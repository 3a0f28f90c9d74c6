import { spawnSync } from 'node:child_process';

const found = spawnSync('sh', ['-c', 'command -v terraform || command -v tofu']).status === 0;

/** For `describe.skipIf`, and what to add to the name of what is skipped. */
export const noTerraform = { skip: !found, because: found ? '' : ' (skipped: neither terraform nor tofu on PATH)' };
