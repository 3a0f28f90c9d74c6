import { describe, expect, it } from 'vitest';
import { importAccount, obey, settle, synchronise } from '../../../engine/sync';
import { ada, edited, flowsOf, GUIDE_NUMBER, table } from './company';
import { hire, numbered } from './hire';

describe('a person created in Active Directory', () => {
  it('gets a RingCentral account through the group, with the dummies that only creation sends', () => {
    const flows = flowsOf();
    expect(hire(flows).accounts.ringcentral).toEqual({
      externalId: 'ringcentral-00uada',
      status: 'enabled',
      profile: {
        userName: 'ada@acme.test',
        firstName: 'Ada',
        lastName: 'Larsen',
        email: 'ada@acme.test',
        department: 'Sales',
      },
    });
    expect(hire(flows).appUsers.ringcentral?.profile).toMatchObject({
      directNumber: 'blank',
      extensionNumber: 'blank',
    });
  });

  it('has nothing more to settle until RingCentral gives a number', () => {
    const flows = flowsOf();
    expect(settle(flows, hire(flows))).toMatchObject({ passes: 0, changes: [], effects: [], notices: [] });
  });

  it('finds the RingCentral number in Active Directory after one pass', () => {
    const flows = flowsOf();
    const person = edited(hire(flows), 'ringcentral', { directNumber: '+14155550100', extensionNumber: '101' });
    const settled = settle(flows, person);
    expect(settled.changes).toEqual([
      { path: 'ringcentral.directNumber', before: 'blank', after: '+14155550100' },
      { path: 'ringcentral.extensionNumber', before: 'blank', after: '101' },
      { path: 'okta.primaryPhone', before: null, after: '+14155550100#101' },
      { path: 'ad.telephoneNumber', before: null, after: '+14155550100#101' },
    ]);
    expect(settled.effects).toEqual([
      { kind: 'update', system: 'ad', changes: { telephoneNumber: '+14155550100#101' } },
    ]);
    expect(settled.passes).toBe(1);
    expect(settled.person.accounts.ad?.profile.telephoneNumber).toBe('+14155550100#101');
    expect(settled.person.okta?.provenance.primaryPhone).toBe('ringcentral');
  });

  it('keeps its number when RingCentral has none any more: nothing known never erases', () => {
    const flows = flowsOf();
    const settled = settle(flows, edited(numbered(flows), 'ringcentral', { directNumber: null, extensionNumber: '' }));
    expect(settled.person.accounts.ad?.profile.telephoneNumber).toBe('+14155550100#101');
  });
});

describe("the guide's own expression", () => {
  it('brings the dummies back as blank#blank where RingCentral reports no numbers', () => {
    const flows = flowsOf({ table: table(GUIDE_NUMBER) });
    expect(settle(flows, hire(flows)).person.accounts.ad?.profile.telephoneNumber).toBe('blank#blank');
  });

  it('is a lone # where RingCentral reports them as empty', () => {
    const flows = flowsOf({ table: table(GUIDE_NUMBER) });
    const person = edited(hire(flows), 'ringcentral', { directNumber: null, extensionNumber: null });
    expect(settle(flows, person).person.okta?.profile.primaryPhone).toBe('#');
  });
});

describe('write-back', () => {
  const elsewhere = ada({ telephoneNumber: '+1 555 0199' });
  const give = { directNumber: '+14155550100', extensionNumber: '101' };

  it('never replaces a different number at first, and says so', () => {
    const flows = flowsOf();
    const settled = settle(flows, edited(hire(flows, elsewhere), 'ringcentral', give));
    expect(settled.person.accounts.ad?.profile.telephoneNumber).toBe('+1 555 0199');
    expect(settled.person.okta?.profile.primaryPhone).toBe('+14155550100#101');
    expect(settled.notices).toEqual([
      {
        id: 'first-write-back',
        where: 'ad.telephoneNumber',
        message:
          'ad.telephoneNumber already holds a different value that Okta never wrote; acknowledge it to have it replaced',
        withheld: { held: '+1 555 0199', offered: '+14155550100#101' },
      },
    ]);
  });

  it('replaces it once acknowledged', () => {
    const flows = flowsOf({ acknowledgedOverwrites: ['ad.telephoneNumber'] });
    const settled = settle(flows, edited(hire(flows, elsewhere), 'ringcentral', give));
    expect(settled.person.accounts.ad?.profile.telephoneNumber).toBe('+14155550100#101');
    expect(settled.notices).toEqual([]);
  });

  it('replaces it as Okta itself does, where nothing is withheld', () => {
    const flows = flowsOf({ firstWriteBack: 'overwrite' });
    const settled = settle(flows, edited(hire(flows, elsewhere), 'ringcentral', give));
    expect(settled.person.accounts.ad?.profile.telephoneNumber).toBe('+14155550100#101');
  });

  it('follows a later change of a number that Okta wrote before', () => {
    const flows = flowsOf();
    const moved = settle(flows, edited(numbered(flows), 'ringcentral', { extensionNumber: '102' }));
    expect(moved.person.accounts.ad?.profile.telephoneNumber).toBe('+14155550100#102');
  });

  it('wins over an edit in the directory of what Okta wrote', () => {
    const flows = flowsOf();
    const settled = settle(flows, edited(numbered(flows), 'ad', { telephoneNumber: '000' }));
    expect(settled.person.accounts.ad?.profile.telephoneNumber).toBe('+14155550100#101');
    expect(settled.passes).toBe(1);
  });

  it('does not happen without the flag that allows pushing to a profile source', () => {
    const flows = flowsOf({ flags: { masteringAndPush: false } });
    const settled = settle(flows, edited(hire(flows), 'ringcentral', give));
    expect(settled.person.okta?.profile.primaryPhone).toBe('+14155550100#101');
    expect(settled.person.accounts.ad?.profile.telephoneNumber).toBeUndefined();
  });

  it('needs "Create Users" in the directory, although nobody is created there', () => {
    const flows = flowsOf({ settings: { ad: { createUsers: false } } });
    const settled = settle(flows, edited(hire(flows), 'ringcentral', give));
    expect(settled.person.accounts.ad?.profile.telephoneNumber).toBeUndefined();
  });

  it('waits for phase bidirectional', () => {
    const flows = flowsOf({ phase: 'provisioning' });
    const settled = settle(flows, edited(hire(flows), 'ringcentral', give));
    expect(settled.person.okta?.profile.primaryPhone).toBeUndefined();
    expect(settled.person.appUsers.ringcentral?.profile).toMatchObject(give);
  });
});

// support.okta.com, "Does Okta support partial profile push": it does not.
describe('a push', () => {
  const lines = table();
  const createOnly = {
    ...lines,
    hops: lines.hops.map((hop) => (hop.to === 'ringcentral.mobilePhone' ? { ...hop, push: 'onCreate' as const } : hop)),
  };
  const moved = (department: string, mobile: string) => {
    const flows = flowsOf({ table: createOnly });
    const hired = numbered(flows, ada({ mobilePhone: '+14155550111' }));
    const inRingCentral = edited(hired, 'ringcentral', { mobilePhone: mobile, jobTitle: 'Typed here' });
    const step = importAccount(flows, inRingCentral, 'ad', ada({ mobilePhone: '+14155550111', department }));
    return { effects: step.effects, profile: obey(flows, step).accounts.ringcentral?.profile };
  };

  it('sends the whole app profile with any change: a create-only value comes back over what an administrator typed', () => {
    const { effects, profile } = moved('Support', '+14155550199');
    expect(effects).toContainEqual({ kind: 'update', system: 'ringcentral', changes: { department: 'Support' } });
    expect(profile).toMatchObject({ department: 'Support', mobilePhone: '+14155550111', directNumber: '+14155550100' });
    // Okta knows nothing of it, and sends nothing.
    expect(profile).toMatchObject({ jobTitle: 'Typed here' });
  });

  it('does not happen where nothing changed', () => {
    expect(moved('Sales', '+14155550199')).toMatchObject({ effects: [], profile: { mobilePhone: '+14155550199' } });
  });
});

describe('a failing expression', () => {
  const failing = { ...table(), hops: [...table().hops.filter(({ to }) => to !== 'okta.department')] };
  const flows = flowsOf({
    table: {
      ...failing,
      hops: [...failing.hops, { from: 'ad', to: 'okta.department', expr: 'Arrays.flatten(appuser.teams, "x")' }],
    },
  });

  it('leaves the target unchanged and is reported', () => {
    const person = hire(flows);
    const settled = settle(flows, person);
    expect(settled.person).toBe(person);
    expect(settled.notices).toMatchObject([{ id: 'expression-failed', where: 'okta.department' }]);
  });
});

describe('a table that cannot settle', () => {
  const base = table();
  const flows = flowsOf({
    firstWriteBack: 'overwrite',
    table: {
      ...base,
      attributes: {},
      hops: [
        ...base.hops.filter(({ to }) => to !== 'okta.primaryPhone'),
        { from: 'ad', to: 'okta.primaryPhone', expr: 'appuser.telephoneNumber + "!"' },
      ],
    },
  });

  it('is reported with the person and the cycle', () => {
    const [settled] = synchronise(flows, [hire(flows, ada({ telephoneNumber: '1' }))]);
    expect(settled).toMatchObject({
      person: { id: '00uada' },
      passes: 8,
      cycle: ['ad.telephoneNumber', 'okta.primaryPhone', 'ad.telephoneNumber'],
    });
  });
});
