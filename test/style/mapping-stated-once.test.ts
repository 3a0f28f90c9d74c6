import { describe, expect, it } from 'vitest';
import { parse } from '../../engine/expressions';
import { productionFiles, textsOf, type Text } from './production';

/** Where mappings are stated, where expressions are the subject, and what vendors ship. */
const ALLOWED = [
  /^engine\/flows\/presets\//,
  /^environments\//,
  /^engine\/expressions\//,
  /^engine\/findings\//,
  /^emulators\//,
  /^engine\/drift\/noise\.ts$/,
  /^bench\//,
  // What is asked of a real evaluator, and of the embedded one.
  /^operations\/(calibrate\/questions\/display-name|fidelity\/definitions\/okta-tour)\.ts$/,
];

const ATTRIBUTE = /(?<![\w./@-])(?:user|appuser)\.[a-zA-Z_]\w*/;

const sources = () => productionFiles().filter((file) => !ALLOWED.some((allowed) => allowed.test(file)));

/** A sentence that mentions an attribute is no expression; a part of a template may be a part of one. */
function statesMapping({ text, whole }: Text): boolean {
  if (!ATTRIBUTE.test(text)) return false;
  if (!whole) return true;
  try {
    parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('a mapping is stated once', () => {
  it('no other production code spells an attribute of user or appuser', () => {
    const found = sources().flatMap((file) =>
      textsOf(file)
        .filter(statesMapping)
        .map(({ text, line }) => `${file}:${line} ${text}`),
    );
    expect(found).toEqual([]);
  });

  it('a preset is recognised as such a literal, so the test can fail', () => {
    const texts = textsOf('engine/flows/presets/directory.ts').filter(statesMapping);
    expect(texts.map(({ text }) => text)).toContain('appuser.firstName');
  });
});
