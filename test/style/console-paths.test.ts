import { describe, expect, it } from 'vitest';
import * as consoles from '../../engine/conditions/consoles';
import { productionFiles, textsOf } from './production';

const HOME = 'engine/conditions/consoles.ts';

/** A quotation names a chapter of a guide, which has the same sign in its title. */
const unquoted = (text: string): string => text.replace(/"[^"]*"/g, '');

/** `Provisioning > To App`, and a template's part that begins or ends with the sign. */
const isPath = (text: string): boolean => /[A-Z]\w* > | > [A-Z][a-z]|^ > | > $/.test(unquoted(text));

const pathsIn = (file: string): string[] =>
  textsOf(file)
    .filter(({ text }) => isPath(text))
    .map(({ text, line }) => `${file}:${line} ${text}`);

describe('a console path is stated once', () => {
  it('no other production code spells one', () => {
    const found = productionFiles()
      .filter((file) => file !== HOME)
      .flatMap(pathsIn);
    expect(found).toEqual([]);
  });

  it.each(['Okta Admin Console > Security', ' > Import > Import Now', 'under Profile Editor > Mappings'])(
    '"%s" is one, so the test can fail',
    (text) => expect(isPath(text)).toBe(true),
  );

  it('no two names stand for one place', () => {
    const paths = Object.values(consoles).flatMap((one) =>
      typeof one === 'object' ? Object.values<unknown>(one).filter((path) => typeof path === 'string') : [],
    );
    expect(paths.filter((path, index) => paths.indexOf(path) !== index)).toEqual([]);
  });
});
