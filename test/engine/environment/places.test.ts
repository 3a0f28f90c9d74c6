import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseEnvironment } from '../../../engine/environment/parse';
import { linesOfFile } from '../../../engine/environment/places';
import { lineId, originOf, tableOf } from '../../../engine/flows/take';
import { environmentFile } from '../../../operations/init/environment-file';
import { loadEnvironment } from '../../../project';

const demo = loadEnvironment('demo', '');
const stated = {
  name: 'stated',
  systems: demo.systems,
  numberAndExtension: demo.numberAndExtension,
  writeBack: demo.writeBack,
  flows: {
    ...demo.flows,
    presets: demo.flows.presets.filter(({ preset }) => preset.startsWith('directory') || preset === 'ringcentral-saml'),
    lines: [
      { from: 'okta', to: 'ringcentral.city', expr: 'user.city + ", " + user.state' },
      { from: 'okta', to: 'ringcentral.city', as: 'samlStatement', expr: 'user.city' },
      { from: 'okta', to: 'ringcentral.zip', expr: 'user.zipCode' },
      { from: 'okta', to: 'ringcentral.street', expr: 'user.streetAddress' },
    ],
  },
} as unknown as typeof demo;

/** The text of a line of a file, with the number that a finding at this place gets. */
function pointed(source: string) {
  const lineOf = linesOfFile(source, stated);
  return (where: string) => source.split('\n')[lineOf(where) - 1]?.trim();
}

const TYPESCRIPT = `import { defineEnvironment } from '../engine/environment/define';

// { from: 'okta', to: 'ringcentral.city', expr: 'not this one' }
const shared = { from: 'okta', to: 'ringcentral.street', expr: 'user.streetAddress' };
const other = { name: 'other', flows: { lines: [{ from: 'okta', to: 'ringcentral.zip', expr: 'user.city' }] } };

export const one = defineEnvironment({
  name: "stated", // the name
  flows: {
    presets: [
      { preset: 'directory-minimum', system: 'ad' },
      { preset: 'ringcentral-saml', system: 'ringcentral' },
      { preset: 'directory-write-back', system: 'ad' },
    ],
    attributes: {
      'okta.title': { origin: 'base' },
    },
    lines: [
      {
        from: 'okta',
        to: 'ringcentral.city',
        push: \`always\`,
        /* what somebody without a state gets */
        expr:
          'user.city + ", " + user.state',
      },
      { to: 'ringcentral.city', 'as': 'samlStatement', from: 'okta', expr: 'user.city' },
      { "from": "okta", "to": "ringcentral.\\u007aip", "expr": "user.zipCode" },
      shared,
    ],
  },
  numberAndExtension: {
    into: 'one',
  },
  attestations: {
    porting: { on: '2026-11-01', by: 'Ann' },
  },
  state: { backend: 'local' },
});
`;

describe('the line of an environment’s file that a finding is about', () => {
  it.each([
    ['okta → ringcentral.city', `'user.city + ", " + user.state',`],
    ['okta → ringcentral.city (samlStatement)', "{ to: 'ringcentral.city', 'as': 'samlStatement', from: 'okta', expr: 'user.city' },"],
    ['okta → ringcentral.zip', '{ "from": "okta", "to": "ringcentral.\\u007aip", "expr": "user.zipCode" },'],
    ['ringcentral.zip', '{ "from": "okta", "to": "ringcentral.\\u007aip", "expr": "user.zipCode" },'],
    ['okta → ringcentral.street', "const shared = { from: 'okta', to: 'ringcentral.street', expr: 'user.streetAddress' };"],
    ['ad → okta.city', "{ preset: 'directory-minimum', system: 'ad' },"],
    ['okta.city', "{ preset: 'directory-minimum', system: 'ad' },"],
    ['okta → ad.telephoneNumber', "{ preset: 'directory-write-back', system: 'ad' },"],
    ['ringcentral → okta.primaryPhone', 'numberAndExtension: {'],
    ['okta.title', "'okta.title': { origin: 'base' },"],
    ['attestations.porting', "porting: { on: '2026-11-01', by: 'Ann' },"],
    ['environment.state', "state: { backend: 'local' },"],
    ['mappings', 'flows: {'],
    ['okta_app_saml.ringcentral', 'export const one = defineEnvironment({'],
  ])('%s', (where, line) => expect(pointed(TYPESCRIPT)(where)).toBe(line)); // prettier-ignore

  it('is found in JSON, in a list of environments', () => {
    const source = JSON.stringify([{ ...stated, name: 'other' }, stated], null, 1);
    const at = linesOfFile(source, stated)('okta → ringcentral.zip');
    expect(source.split('\n')[at - 1]?.trim()).toBe('"expr": "user.zipCode"');
    expect(source.split('\n').slice(0, at).join('\n')).toContain('"name": "stated"');
  });

  it('is the first where the file says nothing, or is none', () => {
    expect([linesOfFile('', stated)('okta → ringcentral.zip'), linesOfFile("}{'`", stated)('x')]).toEqual([1, 1]);
  });
});

const root = join(__dirname, '../../..');
const definition = JSON.stringify(join(root, 'engine/environment/define.ts'));

/** The file that `init` writes, where it stands beside this engine. */
function scaffolded(folder: string): string {
  const file = join(folder, 'acme.ts');
  const facts = {
    orgId: '00o1abcdefghijklmnop',
    accountId: '400131426008',
    adApp: '0oa1abcdefghijklmnop',
    adLabel: 'acme',
  };
  writeFileSync(file, environmentFile('acme', facts).replace("'ringcentral-okta/environments'", definition));
  return file;
}

describe('every mapping of an environment', () => {
  it.each<[string, (folder: string) => string]>([
    ['demo', () => join(root, 'environments/demo.ts')],
    ['awkward', () => join(root, 'emulators/company/awkward-environment.ts')],
    ['acme', scaffolded],
  ])('is found in the file of %s: its expression, or what brings it', async (name, fileIn) => {
    const folder = mkdtempSync(join(tmpdir(), 'places-'));
    const file = fileIn(folder);
    const held = Object.values((await import(file)) as Record<string, unknown>);
    const environment = parseEnvironment(
      held.find((one) => (one as { name?: string }).name === name),
      file,
    );
    const source = readFileSync(file, 'utf8');
    rmSync(folder, { recursive: true });
    const lineOf = linesOfFile(source, environment);
    const { hops } = tableOf(environment);
    const wrong = hops.filter((hop) => {
      const origin = originOf(environment, hop);
      const own = environment.flows.lines?.some(({ from, to }) => from === hop.from && to === hop.to);
      const brings =
        origin === 'numberAndExtension' ? `${origin}: {` : `preset: '${origin?.preset}', system: '${origin?.system}'`;
      return !source.split('\n')[lineOf(lineId(hop)) - 1]!.includes(own || !origin ? hop.expr.slice(0, 20) : brings);
    });
    expect(hops.length).toBeGreaterThan(20);
    expect(wrong.map(lineId)).toEqual([]);
  });
});
