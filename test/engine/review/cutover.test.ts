import { describe, expect, it } from 'vitest';
import { personalDrift } from '../../../engine/drift';
import { configurationFor } from '../../../engine/environment/configuration';
import { parseEnvironment } from '../../../engine/environment/parse';
import { cutoverUnder, type CutoverRow } from '../../../engine/review/cutover';
import { personReader } from '../../../engine/review/person';
import { compileFlows, newAppProfile, settle } from '../../../engine/sync';
import { loadEnvironment } from '../../../project';

const environment = (more: object = {}) => parseEnvironment({ ...loadEnvironment('demo', ''), ...more });
const demo = environment();
const read = personReader(compileFlows(configurationFor({ ...demo, phase: 'provisioning' })));
const rows = cutoverUnder(demo);

interface Numbers {
  readonly directory?: string;
  readonly directNumber?: string;
  readonly extensionNumber?: string;
}

const person = ({ directory, ...numbers }: Numbers, inRingCentral = true) =>
  read({
    id: 'one',
    groups: ['RingCentral Users'],
    profiles: {
      okta: { login: 'one@acme.test', email: 'one@acme.test', firstName: 'One', lastName: 'Example' },
      ad: {
        userName: 'one',
        email: 'one@acme.test',
        ...(directory === undefined ? {} : { telephoneNumber: directory }),
      },
      ...(inRingCentral ? { ringcentral: { userName: 'one@acme.test', email: 'one@acme.test', ...numbers } } : {}),
    },
  });

const row = (over: Partial<CutoverRow>): CutoverRow => ({
  path: 'ad.telephoneNumber',
  kind: 'same',
  directory: null,
  ringcentral: null,
  sameDigits: false,
  ...over,
});

const BOTH = { directNumber: '+14155550103', extensionNumber: '103' };
const WRITTEN = '+14155550103#103';

describe('the cutover table', () => {
  it.each<[string, Numbers, Partial<CutoverRow>[]]>([
    ['the same number', { directory: WRITTEN, ...BOTH }, [{ kind: 'same', directory: WRITTEN, ringcentral: WRITTEN }]],
    [
      'another number',
      { directory: '+15105550144', ...BOTH },
      [{ kind: 'different', directory: '+15105550144', ringcentral: WRITTEN }],
    ],
    [
      'the same number written differently',
      { directory: '(415) 555-0103', ...BOTH },
      [{ kind: 'different', directory: '(415) 555-0103', ringcentral: WRITTEN, sameDigits: true }],
    ],
    [
      'a number that RingCentral knows nothing of',
      { directory: '+15105550144' },
      [{ kind: 'onlyInDirectory', directory: '+15105550144' }],
    ],
    ['no number where RingCentral has one', BOTH, [{ kind: 'onlyInRingCentral', ringcentral: WRITTEN }]],
    ['no number on either side', {}, []],
  ])('has, for a RingCentral user whose directory holds %s, the right row', (_name, numbers, expected) => {
    expect(rows(person(numbers), false)).toEqual(expected.map(row));
  });

  it('has newcomers too: their number gives way to the one that comes with the account', () => {
    expect(rows(person({ directory: '+15105550149' }, false), true)).toEqual([
      row({ kind: 'different', directory: '+15105550149' }),
    ]);
    expect(rows(person({}, false), true)).toEqual([]);
  });

  it('tells a number that Okta kept from the directory from one that RingCentral gave', () => {
    const kept = read({
      id: 'one',
      groups: ['RingCentral Users'],
      profiles: {
        okta: { login: 'one@acme.test', email: 'one@acme.test', primaryPhone: '+15105550144' },
        ad: { userName: 'one', email: 'one@acme.test', telephoneNumber: '+15105550144' },
        ringcentral: { userName: 'one@acme.test', email: 'one@acme.test' },
      },
    });
    expect(rows(kept, false)).toMatchObject([{ kind: 'onlyInDirectory' }]);
  });
});

describe('an acknowledged overwrite', () => {
  const acknowledgements = [
    { id: 'RCO029', address: 'ad.telephoneNumber', reason: 'old numbers', expires: '2026-06-01' },
  ];
  it('counts until it expires', () => {
    const given = environment({ acknowledgements });
    expect(configurationFor(given, '2026-05-31T23:59:59Z').acknowledgedOverwrites).toEqual(['ad.telephoneNumber']);
    expect(configurationFor(given, '2026-06-01T00:00:00Z').acknowledgedOverwrites).toEqual([]);
  });
});

describe('a write-back that is held', () => {
  const numbered = person({ directory: '+15105550144', ...BOTH });
  const writes = (more: object) => {
    const flows = compileFlows({
      ...configurationFor(environment({ phase: 'live', ...more })),
      firstWriteBack: 'overwrite',
    });
    return settle(flows, numbered).person.appUsers['ad']?.profile['telephoneNumber'];
  };

  it('writes to nobody who is in the directory, and lets everything else flow', () => {
    expect(writes({})).toBe(WRITTEN);
    expect(writes({ writeBack: 'held' })).toBe('+15105550144');
    const held = compileFlows(configurationFor(environment({ phase: 'live', writeBack: 'held' })));
    expect(settle(held, numbered).person.okta?.profile['primaryPhone']).toBe(WRITTEN);
    expect(newAppProfile(held, numbered, 'ringcentral').createOnly).toEqual(
      newAppProfile(compileFlows(configurationFor(environment({ phase: 'live' }))), numbered, 'ringcentral').createOnly,
    );
  });

  it('expects nothing of the directory, so that drift is silent about it', () => {
    const record = {
      id: 'one',
      groups: ['RingCentral Users'],
      profiles: {
        okta: { login: 'one@acme.test', email: 'one@acme.test', primaryPhone: WRITTEN, extension: '103' },
        ad: { userName: 'one', email: 'one@acme.test', telephoneNumber: '+15105550144' },
        ringcentral: { userName: 'one@acme.test', email: 'one@acme.test', ...BOTH },
      },
    };
    const drift = (more: object) => {
      const flows = compileFlows(configurationFor(environment({ phase: 'live', ...more })));
      return personalDrift(flows)(record, {}).map(({ system, attribute }) => `${system}.${attribute}`);
    };
    expect(drift({})).toEqual(['ad.telephoneNumber']);
    expect(drift({ writeBack: 'held' })).toEqual([]);
  });

  it('lets an environment port in any phase', () => {
    expect(() => environment({ porting: true, phase: 'bidirectional' })).toThrow('or state `writeBack: "held"`');
    expect(environment({ porting: true, writeBack: 'held', phase: 'live' })).toMatchObject({ porting: true });
  });
});
