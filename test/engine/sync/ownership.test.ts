import { describe, expect, it } from 'vitest';
import { editOkta, importAccount, ownerOf, settle, type Person } from '../../../engine/sync';
import { edited, flowsOf, table } from './company';
import { personOf } from './record';
import { hire, numbered } from './hire';

const flows = flowsOf();
const owners = (using: ReturnType<typeof flowsOf>, person: Person) =>
  Object.fromEntries(['firstName', 'primaryPhone', 'nickName'].map((name) => [name, ownerOf(using, person, name)]));

describe('who owns an Okta attribute', () => {
  it('is the highest-ranked profile source, but for one that overrides it', () => {
    expect(owners(flows, numbered(flows))).toEqual({ firstName: 'ad', primaryPhone: 'ringcentral', nickName: 'ad' });
  });

  it('is RingCentral for a person whom no directory knows', () => {
    const person = personOf(flows, 'x', { okta: {}, ringcentral: {} });
    expect(owners(flows, person)).toEqual({
      firstName: 'ringcentral',
      primaryPhone: 'ringcentral',
      nickName: 'ringcentral',
    });
  });

  it('is Okta for a person without any profile source', () => {
    const person = personOf(flows, 'x', { okta: {} });
    expect(owners(flows, person)).toEqual({ firstName: 'okta', primaryPhone: 'okta', nickName: 'okta' });
  });

  it('follows the rank when the profile sources are swapped', () => {
    const { systems, ...rest } = table();
    const swapped = flowsOf({
      table: {
        ...rest,
        systems: { ad: { ...systems.ad!, sourceRank: 2 }, ringcentral: { ...systems.ringcentral!, sourceRank: 1 } },
      },
    });
    expect(ownerOf(swapped, numbered(flows), 'firstName')).toBe('ringcentral');
  });

  it('is as without the override where the org lacks attribute-level mastering', () => {
    const off = flowsOf({ flags: { attributeLevelMastering: false } });
    expect(ownerOf(off, numbered(flows), 'primaryPhone')).toBe('ad');
  });

  it('goes to nobody else when the overriding system is no profile source', () => {
    const off = flowsOf({ settings: { ringcentral: { profileSource: false } } });
    expect(ownerOf(off, numbered(flows), 'primaryPhone')).toBe('okta');
  });

  it('takes the first system of the list that the person is linked to', () => {
    const listed = flowsOf({
      table: { ...table(), attributes: { 'okta.primaryPhone': { origin: 'base', sourcedBy: ['ringcentral', 'ad'] } } },
    });
    const without = personOf(listed, 'x', { okta: {}, ad: {} });
    expect([ownerOf(listed, numbered(listed), 'primaryPhone'), ownerOf(listed, without, 'primaryPhone')]).toEqual([
      'ringcentral',
      'ad',
    ]);
  });
});

describe('an edit in Okta', () => {
  it('is refused for an attribute that another system masters, whole', () => {
    const person = numbered(flows);
    const { step, refused } = editOkta(flows, person, { primaryPhone: '1', firstName: 'Eve' });
    expect(step.person).toBe(person);
    expect(refused).toEqual([
      {
        attribute: 'primaryPhone',
        owner: 'ringcentral',
        message: 'primaryPhone is mastered under another system: ringcentral',
      },
      { attribute: 'firstName', owner: 'ad', message: 'firstName is mastered under another system: ad' },
    ]);
  });

  it('of an attribute that is sourced from Okta is taken and pushed', () => {
    const base = table();
    const own = flowsOf({
      table: { ...base, attributes: { ...base.attributes, 'okta.department': { origin: 'base', sourcedBy: 'okta' } } },
    });
    const { step, refused } = editOkta(own, numbered(own), { department: 'Support' });
    expect(refused).toEqual([]);
    expect(step.effects).toEqual([{ kind: 'update', system: 'ringcentral', changes: { department: 'Support' } }]);
  });
});

describe('an import from a system that is not the system of record', () => {
  const early = flowsOf({ phase: 'provisioning' });

  it('touches app-specific attributes only', () => {
    const person = hire(early);
    const renamed = edited(person, 'ringcentral', { firstName: 'Augusta', directNumber: '+14155550100' });
    const step = importAccount(early, renamed, 'ringcentral', renamed.accounts.ringcentral!);
    expect(step.person.okta).toBe(person.okta);
    expect(step.person.appUsers.ringcentral?.profile.directNumber).toBe('+14155550100');
  });

  it('and what Okta pushes there is put right again', () => {
    const settled = settle(early, edited(hire(early), 'ringcentral', { firstName: 'Augusta' }));
    expect(settled.person.accounts.ringcentral?.profile.firstName).toBe('Ada');
  });
});
