import { describe, expect, it } from 'vitest';
import { dnValue, filterValue, guidText } from '../../../clients/active-directory/names';

describe('names in a directory', () => {
  it('prints an objectGUID as Windows does: the first three groups are little-endian', () => {
    const bytes = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex').toString('base64');
    expect(guidText(bytes)).toBe('03020100-0504-0706-0809-0a0b0c0d0e0f');
  });

  it('keeps what a person typed out of a filter', () => {
    expect(filterValue('*)(cn=\\a\0')).toBe('\\2a\\29\\28cn=\\5ca\\00');
  });

  it('keeps what a person typed inside one relative name', () => {
    expect([dnValue('Price, "Gareth"+x='), dnValue(' #1 '), dnValue('O’Hara')]).toEqual([
      'Price\\, \\"Gareth\\"\\+x\\=',
      '\\ #1\\ ',
      'O’Hara',
    ]);
  });
});
