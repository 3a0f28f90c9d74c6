import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ringcentralDefinitions } from './ringcentral-definitions';

const FILE = join(__dirname, '../../contracts/openapi/ringcentral.json');

/** `UPDATE_DEFINITIONS=1` writes it anew after a new version of the package. */
it('the file of RingCentral definitions is what the types of @rc-ex/core say', () => {
  const fresh = ringcentralDefinitions();
  if (process.env.UPDATE_DEFINITIONS) writeFileSync(FILE, fresh);
  expect(readFileSync(FILE, 'utf8')).toBe(fresh);
});
