import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fidelity } from '../../../operations/fidelity/fidelity';
import { play } from '../../../operations/fidelity/recordings/play';
import { parsed } from '../../../operations/fidelity/recordings/parsed';
import { schemaProblems } from '../../support/schema';
import { cassette, recordedTraffic, spoilt, type Interaction } from './recorded';

describe('recorded traffic played on the embedded tenants', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fidelity-'));
  let traffic: Interaction[];
  beforeAll(async () => {
    traffic = await recordedTraffic();
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const edit = (change: (body: Record<string, unknown>) => void) => (response: Interaction['response']) => {
    const body = JSON.parse(response.body) as Record<string, unknown>;
    change(body);
    response.body = JSON.stringify(body);
  };
  const profileOf = (body: Record<string, unknown>) => body.profile as Record<string, unknown>;

  it('agrees with what the same org recorded under other ids', async () => {
    const { json, exitCode } = await fidelity({ recordings: cassette(folder, 'whole', traffic) });
    expect(schemaProblems('fidelity', json)).toEqual([]);
    expect(exitCode).toBe(0);
    const figures = {
      interactions: traffic.length,
      status: 100,
      keys: 100,
      echo: 100,
      error: 100,
      link: 100,
      exact: 100,
    };
    expect(json).toMatchObject({
      okta: figures,
      definitions: { okta: { deviating: 0 }, ringcentral: { deviating: 0 } },
      differences: [],
    });
  });

  it.each<[string, number, (response: Interaction['response']) => void, Record<string, unknown>]>([
    ['another status', 0, (response) => (response.code = 201), { kind: 'status', recorded: 201, given: 200 }],
    ['a key that is not answered', 1, edit((body) => (body.noSuch = 1)), { kind: 'missing', path: 'noSuch' }],
    ['another type', 1, edit((body) => (body.type = 7)), { kind: 'type', path: 'type' }],
    [
      'a value that was set and not given back',
      2,
      edit((body) => (profileOf(body).description = 'Something else')),
      { kind: 'echo', path: 'profile.description' },
    ],
    ['another refusal', 8, edit((body) => (body.errorCode = 'E0000001')), { kind: 'error', path: 'errorCode' }],
  ])('names %s', async (what, step, spoil, { kind, path = '', ...values }: Record<string, unknown>) => {
    const file = cassette(folder, what.replaceAll(' ', '-'), spoilt(traffic, step, spoil));
    const { figures, differences } = await play(file);
    expect(differences).toMatchObject([{ vendor: 'okta', kind, path, count: 1, example: { step, ...values } }]);
    expect(figures.okta.exact).toBeCloseTo((100 * (traffic.length - 1)) / traffic.length, 1);
  });

  it('starts every recording of a folder on a fresh company', async () => {
    const twice = mkdtempSync(join(tmpdir(), 'fidelity-twice-'));
    for (const name of ['one', 'two']) cassette(twice, name, traffic);
    const { figures } = await play(twice);
    rmSync(twice, { recursive: true });
    expect(figures.okta).toMatchObject({ interactions: 2 * traffic.length, exact: 100 });
  });

  it('leaves out what hangs on an object that the recorded org had from before, and nothing else', async () => {
    const stranger = '00gStrangersOfBefore';
    const { request, response } = structuredClone(traffic[1]!);
    request.url = request.url.replace(/groups\/.*/, `groups/${stranger}`);
    const read = {
      request,
      response: { ...response, body: response.body.replace(/"id":"[^"]*"/, `"id":"${stranger}"`) },
    };
    const listed = spoilt(traffic, 3, (answer) => {
      const groups = JSON.parse(answer.body) as { id: string; profile: object }[];
      answer.body = JSON.stringify([...groups, { ...groups[0]!, id: stranger, profile: { name: 'Pilots of old' } }]);
    });
    const at = (place: number) => [...listed.slice(0, place), read, ...listed.slice(place)];
    const known = await play(cassette(folder, 'stranger', at(4)));
    expect(known.figures.okta).toMatchObject({ interactions: traffic.length, status: 100 });
    // Before any list showed it, nobody knows where it is from.
    const unknown = await play(cassette(folder, 'unheard-of', at(3)));
    const missed = { kind: 'status', example: { step: 3, recorded: 200, given: 404 } };
    expect(unknown.differences).toContainEqual(
      expect.objectContaining({ ...missed, example: expect.objectContaining(missed.example) as unknown }),
    );
  });

  it('reads answers that YAML holds as bytes', async () => {
    const bytes = structuredClone(traffic) as { response: { body: unknown } }[];
    for (const { response } of bytes) response.body = Buffer.from(String(response.body));
    const { figures } = await play(cassette(folder, 'bytes', bytes as never));
    expect(figures.okta).toMatchObject({ interactions: traffic.length, exact: 100 });
  });

  it.each([
    ['nothing', 'none.yaml', undefined],
    ['a file that is no recording', 'wrong.yaml', 'a: 1'],
    ['a file that is no YAML', 'broken.yaml', '{'],
  ])('refuses %s by name', async (_what, name, content) => {
    const file = join(folder, name);
    if (content !== undefined) writeFileSync(file, content);
    await expect(play(file)).rejects.toThrow(name);
  });
});

it('SAML metadata is compared as a tree', () => {
  const xml =
    '<?xml version="1.0"?><md:EntityDescriptor entityID="x" xmlns:md="urn:y"><md:Key use="signing"/><md:Id>a</md:Id><md:Id>b</md:Id></md:EntityDescriptor>';
  expect(parsed(xml)).toEqual({
    '@entityID': 'x',
    Key: [{ '@use': 'signing', '#text': '' }],
    Id: [{ '#text': 'a' }, { '#text': 'b' }],
  });
  expect(parsed('<a><b></a>')).toBe('<a><b></a>');
});
