import { describe, expect, it } from 'vitest';
import {
  AUTOMATIC,
  activate,
  deactivate,
  importAccount,
  importUsers,
  obey,
  PeopleIndex,
  reconcile,
  setAssignments,
  setStaticGroups,
  settle,
  suspend,
  unsuspend,
  type Account,
  type Flows,
  type ImportKind,
  type Person,
} from '../../../engine/sync';
import { ada, edited, flowsOf } from './company';
import { hire, numbered } from './hire';

const flows = flowsOf();
const inAd = (person: Person, status: Account['status']): Account => {
  const account = person.accounts.ad;
  if (account === undefined) throw new Error('not in the directory');
  return { ...account, status };
};
const imported = (using: Flows, person: Person, account: Account, kind: ImportKind = 'incremental'): Person =>
  obey(using, importAccount(using, { ...person, accounts: { ...person.accounts, ad: account } }, 'ad', account, kind));
const runImport = (using: Flows, person: Person, kind: ImportKind, accounts: Account[], deleted?: string[]) =>
  importUsers(
    using,
    new PeopleIndex([person]),
    { system: 'ad', kind, accounts, deleted },
    {
      matching: AUTOMATIC,
      newId: () => '00unew',
    },
  );
const afterImport = (
  using: Flows,
  person: Person,
  kind: ImportKind,
  accounts: Account[],
  deleted?: string[],
): Person => {
  const [outcome] = runImport(using, person, kind, accounts, deleted).imported;
  if (outcome === undefined || !('step' in outcome)) throw new Error(`nothing happened: ${JSON.stringify(outcome)}`);
  return obey(using, outcome.step);
};

describe('Okta will deactivate the RingCentral account when a user is deactivated in AD', () => {
  it('if "Deactivate Users" is selected: the account and its data are gone', () => {
    const person = numbered(flows);
    const step = importAccount(flows, person, 'ad', inAd(person, 'disabled'));
    expect(step.effects).toEqual([{ kind: 'deactivate', system: 'ringcentral' }]);
    const gone = obey(flows, step);
    expect(gone.okta).toMatchObject({ status: 'DEPROVISIONED', groups: [], assigned: [] });
    expect(gone.appUsers.ringcentral).toBeUndefined();
    expect(gone.accounts.ringcentral).toBeUndefined();
  });

  it('if it is not, the RingCentral account stays as it is, and that is said', () => {
    const off = flowsOf({ settings: { ringcentral: { deactivateUsers: false } } });
    const person = numbered(off);
    const step = importAccount(off, person, 'ad', inAd(person, 'disabled'));
    expect(step.effects).toEqual([]);
    expect(step.notices).toMatchObject([{ id: 'deactivate-users-off', where: 'ringcentral' }]);
    expect(obey(off, step).accounts.ringcentral?.status).toBe('enabled');
  });

  it('with a lag: until the scheduled import, RingCentral knows nothing of it', () => {
    const before = numbered(flows);
    const person = edited(before, 'ad', {}, { status: 'disabled' });
    const meanwhile = reconcile(flows, person);
    expect(meanwhile.effects).toEqual([]);
    expect(meanwhile.person.okta?.status).toBe('ACTIVE');
    expect(settle(flows, person).person.okta?.status).toBe('DEPROVISIONED');
  });

  it('the directory keeps the number it was given', () => {
    const person = numbered(flows);
    expect(imported(flows, person, inAd(person, 'disabled')).accounts.ad?.profile.telephoneNumber).toBe(
      '+14155550100#101',
    );
  });
});

describe('where the RingCentral account needs to be deactivated immediately', () => {
  it('you can do so in Okta directly, bypassing AD', () => {
    const step = deactivate(flows, numbered(flows));
    expect(step.effects).toEqual([{ kind: 'deactivate', system: 'ringcentral' }]);
    expect(step.person.okta?.status).toBe('DEPROVISIONED');
  });

  it('and the next AD import does not bring the person back', () => {
    const person = obey(flows, deactivate(flows, numbered(flows)));
    const settled = settle(flows, person);
    expect(settled.person.okta?.status).toBe('DEPROVISIONED');
    expect(settled.effects).toEqual([]);
  });
});

describe('reactivation of a user in AD', () => {
  const leave = (using: Flows, person = numbered(using)): Person => imported(using, person, inAd(person, 'disabled'));

  it('needs "AD Reactivation" enabled by Okta Support', () => {
    const off = flowsOf({ flags: { adReactivation: false } });
    const person = leave(off);
    const step = importAccount(off, person, 'ad', inAd(person, 'enabled'));
    expect(step.person.okta?.status).toBe('DEPROVISIONED');
    expect(step.notices).toMatchObject([{ id: 'reactivation-needs-flag', where: 'ad' }]);
  });

  it('then leads to RingCentral by itself, because an AD group triggers RingCentral provisioning', () => {
    const person = leave(flows);
    const step = importAccount(flows, person, 'ad', inAd(person, 'enabled'));
    expect(step.person.okta).toMatchObject({
      status: 'ACTIVE',
      groups: [{ name: 'RingCentral Users', by: 'ad' }],
    });
    expect(step.effects).toMatchObject([{ kind: 'create', system: 'ringcentral' }]);
  });

  it('an incremental AD import suffices for a disabled user who was re-enabled', () => {
    const person = leave(flows);
    expect(imported(flows, person, inAd(person, 'enabled'), 'incremental').okta?.status).toBe('ACTIVE');
  });

  it('does not bring static group memberships back', () => {
    const contractor = obey(flows, setStaticGroups(flows, numbered(flows), ['Contractors']));
    const person = leave(flows, contractor);
    expect(imported(flows, person, inAd(person, 'enabled')).okta?.groups).toEqual([
      { name: 'RingCentral Users', by: 'ad' },
    ]);
  });

  it('does not reach RingCentral where a static group gave access', () => {
    const statically = flowsOf({ groups: { ringcentral: ['Contractors'] } });
    const hired = obey(statically, setStaticGroups(statically, hire(statically), ['Contractors']));
    expect(hired.accounts.ringcentral).toBeDefined();
    const person = leave(statically, hired);
    const back = imported(statically, person, inAd(person, 'enabled'));
    expect(back.okta?.status).toBe('ACTIVE');
    expect(back.accounts.ringcentral).toBeUndefined();
  });

  it('without the flag is left to an admin, after whom the directory counts again', () => {
    const off = flowsOf({ flags: { adReactivation: false } });
    const person = leave(off);
    const byHand = obey(off, activate(off, person));
    const back = imported(off, byHand, inAd(byHand, 'enabled'));
    expect(back.okta).toMatchObject({ status: 'ACTIVE', groups: [{ name: 'RingCentral Users', by: 'ad' }] });
    expect(back.appUsers.ad?.status).toBe('ACTIVE');
  });
});

describe('a user deleted in AD', () => {
  const recreated = ada({}, { externalId: 'guid-ada-2' });

  it('is deactivated in Okta, and so at RingCentral', () => {
    const person = afterImport(flows, numbered(flows), 'incremental', [], ['guid-ada']);
    expect(person.okta?.status).toBe('DEPROVISIONED');
    expect(person.accounts.ringcentral).toBeUndefined();
    expect(person.appUsers.ad).toMatchObject({ status: 'INACTIVE', seen: 'deleted' });
  });

  it('and recreated is not captured by an incremental import', () => {
    const person = afterImport(flows, numbered(flows), 'incremental', [], ['guid-ada']);
    expect([...runImport(flows, person, 'incremental', [recreated]).imported]).toMatchObject([
      { kind: 'needsFullImport', account: { externalId: 'guid-ada-2' } },
    ]);
  });

  it('and recreated is captured by a full AD import', () => {
    const person = afterImport(flows, numbered(flows), 'incremental', [], ['guid-ada']);
    const back = afterImport(flows, person, 'full', [recreated]);
    expect(back.id).toBe('00uada');
    expect(back.okta?.status).toBe('ACTIVE');
    expect(back.appUsers.ad).toMatchObject({ externalId: 'guid-ada-2', status: 'ACTIVE', seen: 'enabled' });
    expect(back.accounts.ringcentral?.status).toBe('enabled');
  });

  it('is noticed by a full import even where the directory reports no deletions', () => {
    const person = afterImport(flows, numbered(flows), 'full', []);
    expect(person.okta?.status).toBe('DEPROVISIONED');
  });
});

describe('a user suspended in Okta', () => {
  it('keeps all data and cannot access the application', () => {
    const step = suspend(flows, numbered(flows));
    expect(step.effects).toEqual([{ kind: 'suspend', system: 'ringcentral' }]);
    const person = obey(flows, step);
    expect(person.accounts.ringcentral).toMatchObject({
      status: 'disabled',
      profile: { directNumber: '+14155550100', extensionNumber: '101' },
    });
    expect(person.appUsers.ringcentral?.status).toBe('SUSPENDED');
  });

  it('has everything again once the suspension is lifted', () => {
    const start = numbered(flows);
    const person = obey(flows, unsuspend(flows, obey(flows, suspend(flows, start))));
    expect(person).toEqual(start);
  });

  it('gets no new account while suspended', () => {
    const person = obey(flows, suspend(flows, hire(flows, ada({}, { groups: [] }))));
    expect(setStaticGroups(flows, person, ['RingCentral Users']).effects).toEqual([]);
  });
});

describe('disabling application access in Okta', () => {
  it('removes all user data and the user account in RingCentral', () => {
    const person = numbered(flows);
    const left = importAccount(flows, person, 'ad', ada({}, { groups: ['Engineering'] }));
    expect(left.effects).toEqual([{ kind: 'deactivate', system: 'ringcentral' }]);
    expect(obey(flows, left).accounts.ringcentral).toBeUndefined();
    expect(left.person.okta?.status).toBe('ACTIVE');
  });

  it('works for a manual assignment as for one through a group', () => {
    const person = hire(flows, ada({}, { groups: [] }));
    const given = obey(flows, setAssignments(flows, person, ['ringcentral']));
    expect(given.accounts.ringcentral?.status).toBe('enabled');
    const taken = obey(flows, setAssignments(flows, given, []));
    expect(taken.accounts.ringcentral).toBeUndefined();
  });

  it('creates nothing while "Create Users" is off, and says so', () => {
    const off = flowsOf({ settings: { ringcentral: { createUsers: false } } });
    const step = setStaticGroups(off, hire(off, ada({}, { groups: [] })), ['RingCentral Users']);
    expect(step.effects).toEqual([]);
    expect(step.notices).toMatchObject([{ id: 'create-users-off', where: 'ringcentral' }]);
  });
});
