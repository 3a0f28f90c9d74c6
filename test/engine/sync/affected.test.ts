import { describe, expect, it } from 'vitest';
import type { Hop } from '../../../engine/flows/model';
import { affectedAttributes, restrict, settle } from '../../../engine/sync';
import { edited, flowsOf, table } from './company';
import { numbered } from './hire';

const before = flowsOf();
const changed = (edit: (hop: Hop) => Hop | undefined) =>
  flowsOf({ table: { ...table(), hops: table().hops.flatMap((hop) => edit(hop) ?? []) } });
const affected = (after: ReturnType<typeof flowsOf>) => [...affectedAttributes(before, after)].sort();

describe('the attributes a change can reach', () => {
  it('are none for another spelling of the same expressions', () => {
    expect(affected(changed((hop) => ({ ...hop, expr: ` ${hop.expr.replaceAll(' ', '  ')} ` })))).toEqual([]);
  });

  it('are none for the other name of the profile on the left', () => {
    const renamed = changed((hop) => ({ ...hop, expr: hop.expr.replaceAll(/\b(user|appuser)\./g, 'source.') }));
    expect(renamed.lines.every(({ expr }) => !/\b(user|appuser)\./.test(expr))).toBe(true);
    expect(affected(renamed)).toEqual([]);
  });

  it('include one whose expression reads another attribute of the same name elsewhere', () => {
    const other = (hop: Hop) => (hop.to === 'ringcentral.city' ? { ...hop, expr: '{user}.![source]' } : hop);
    const another = (hop: Hop) => (hop.to === 'ringcentral.city' ? { ...hop, expr: '{user}.![user]' } : hop);
    const flows = flowsOf({ table: { ...table(), hops: table().hops.map(other) } });
    const after = flowsOf({ table: { ...table(), hops: table().hops.map(another) } });
    expect([...affectedAttributes(flows, after)]).toEqual(['ringcentral.city']);
  });

  it('are the target of the line and everything that reads it', () => {
    const louder = (hop: Hop) => (hop.to === 'okta.primaryPhone' ? { ...hop, expr: 'appuser.directNumber' } : hop);
    expect(affected(changed(louder))).toEqual(['ad.telephoneNumber', 'okta.primaryPhone']);
  });

  it('include those of a line that is gone', () => {
    expect(affected(changed((hop) => (hop.to === 'ringcentral.city' ? undefined : hop)))).toEqual(['ringcentral.city']);
  });

  it('include a new source of an attribute, and what follows', () => {
    const after = flowsOf({ table: { ...table(), attributes: {} } });
    expect(affected(after)).toEqual(['ad.telephoneNumber', 'okta.primaryPhone']);
  });

  it('are all of a system whose switch changed', () => {
    const after = flowsOf({ settings: { ad: { updateAttributes: false } } });
    expect(affected(after)).toContain('ad.telephoneNumber');
    expect(affected(after)).not.toContain('okta.primaryPhone');
  });

  it('are enough to see what becomes of a person', () => {
    const after = changed((hop) => (hop.to === 'okta.primaryPhone' ? { ...hop, expr: 'appuser.directNumber' } : hop));
    const person = edited(numbered(before), 'ad', {});
    const paths = affectedAttributes(before, after);
    expect(settle(restrict(after, paths), person).person).toEqual(settle(after, person).person);
  });
});
