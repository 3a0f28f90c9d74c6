import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PHASES } from '../../engine/flows/model';
import { exampleProduction } from '../../environments/example-production';
import { exampleUat } from '../../environments/example-uat';
import { demo } from '../../environments/demo';
import { synthesise, type Stack } from '../constructs/synthesise';

const GOLDEN = join(__dirname, '../../contracts/construct-ids.json');
const CHANGELOG = join(__dirname, '../../CHANGELOG.md');

const addresses = ({ resource, data }: Stack): string[] =>
  [
    ...Object.entries(resource).flatMap(([type, blocks]) => Object.keys(blocks).map((id) => `${type}.${id}`)),
    ...Object.entries(data ?? {}).flatMap(([type, blocks]) => Object.keys(blocks).map((id) => `data.${type}.${id}`)),
  ].sort();

/** An address that changes destroys what stood under the old one: people name them in acknowledgements, states hold them. */
describe('addresses in Terraform are a public contract', () => {
  it('they are those of contracts/construct-ids.json, and a change is told in the changelog', () => {
    const now = Object.fromEntries(
      [demo, exampleUat, exampleProduction].map((environment) => [
        environment.name,
        Object.fromEntries(PHASES.map((phase) => [phase, addresses(synthesise({ ...environment, phase }))])),
      ]),
    );
    const text = `${JSON.stringify(now, null, 2)}\n`;
    if (process.env.UPDATE_CONTRACTS === '1') writeFileSync(GOLDEN, text);
    expect(
      text,
      'Addresses changed. Say so in CHANGELOG.md, with the `moved` that keeps states whole, then run UPDATE_CONTRACTS=1 npx vitest run test/contract/construct-ids.test.ts',
    ).toBe(readFileSync(GOLDEN, 'utf8'));
  });

  it('the changelog has a line about the addresses as they are', () => {
    const digest = createHash('sha256').update(readFileSync(GOLDEN)).digest('hex').slice(0, 12);
    expect(readFileSync(CHANGELOG, 'utf8')).toContain(`- \`contracts/construct-ids.json\` ${digest}: `);
  });
});
