import { describe, expect, it } from 'vitest';
import { masked, unmasked } from '../../reports/mask';
import { ofVendor, personal, said, sentence, shownTo } from '../../reports/personal';

const mask = masked();

describe('a person’s value keeps its type until it is masked', () => {
  it('whatever it looks like: text, a list, nested; an id that looks like a number stays', () => {
    const evidence = {
      extension: '62000123',
      telephoneNumber: personal('Ext. 104'),
      otherTelephone: personal(['Ext. 104', '+1 650 555 0101']),
      found: { department: personal('Field Sales'), status: 'Enabled' },
      directNumber: personal(undefined),
    };
    expect(shownTo(mask)(evidence)).toEqual({
      extension: '62000123',
      telephoneNumber: 'E••. 1••',
      otherTelephone: '[E••. 1••, +1 650 ••• ••01]',
      found: { department: 'F•••• S••••', status: 'Enabled' },
      directNumber: null,
    });
    expect(shownTo(unmasked)(evidence)).toMatchObject({
      telephoneNumber: 'Ext. 104',
      found: { department: 'Field Sales' },
    });
  });

  it('in a sentence of ours', () => {
    const text = said`okta.department is ${personal('Field Sales')} and should be ${personal(null)}`;
    expect(sentence(text, mask)).toBe('okta.department is F•••• S•••• and should be –');
    expect(sentence(text, unmasked)).toBe('okta.department is Field Sales and should be –');
  });
});

describe('a vendor’s sentence', () => {
  it.each([
    [
      'Extension e-mail ada@acme.test already exists, +1 415 555 0101 too',
      'Extension e-mail a••@acme.test already exists, +1 415 ••• ••01 too',
    ],
    ['User with name "Ada Byron" is known', 'User with name "A•• B••••" is known'],
    [
      'Ada Byron cannot be created: Bavaria-South is no state',
      'A•• B•••• cannot be created: B••••••-S•••• is no state',
    ],
    ['Extension 62000123 is disabled', 'Extension 6•••••23 is disabled'],
  ])('shows no value that the person’s profiles hold: %s', (text, shown) => {
    const profiles = [{ displayName: 'Ada Byron', firstName: 'Ada', state: 'Bavaria-South' }, undefined];
    expect(sentence(ofVendor(text, profiles), mask)).toBe(shown);
    expect(sentence(ofVendor(text, profiles), unmasked)).toBe(text);
  });
});
