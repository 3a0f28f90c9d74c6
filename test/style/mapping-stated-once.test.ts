import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { parse } from '../../engine/expressions';

const ROOT = join(__dirname, '../..');

/** Where mappings are stated, where expressions are the subject, and what vendors ship. */
const ALLOWED = [
  /^engine\/flows\/presets\//,
  /^environments\//,
  /^engine\/expressions\//,
  /^engine\/findings\//,
  /^emulators\//,
  /^engine\/drift\/noise\.ts$/,
  /^operations\/bench\//,
  /^provider\/bindings\//,
  /^test\//,
];

const ATTRIBUTE = /(?<![\w./@-])(?:user|appuser)\.[a-zA-Z_]\w*/;

const sources = () =>
  execFileSync('git', ['ls-files', '*.ts'], { cwd: ROOT, encoding: 'utf8' })
    .split('\n')
    .filter((file) => file !== '' && !ALLOWED.some((allowed) => allowed.test(file)));

interface Text {
  readonly text: string;
  readonly line: number;
  /** A literal, rather than a part of a template. */
  readonly whole: boolean;
}

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

/** Texts of a file: literals and the fixed parts of templates, which comments are not. */
function textsOf(file: string): Text[] {
  const source = ts.createSourceFile(file, readFileSync(join(ROOT, file), 'utf8'), ts.ScriptTarget.Latest);
  const texts: Text[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      texts.push({
        text: node.text,
        whole: ts.isStringLiteralLike(node),
        line: source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1,
      });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return texts;
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
