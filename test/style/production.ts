import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

export const ROOT = join(__dirname, '../..');

/** Files of production code in git, but for generated bindings. */
export const productionFiles = (): string[] =>
  execFileSync('git', ['ls-files', '*.ts'], { cwd: ROOT, encoding: 'utf8' })
    .split('\n')
    .filter((file) => file !== '' && !/^(test|provider\/bindings)\//.test(file));

export interface Text {
  readonly text: string;
  readonly line: number;
  /** A literal, rather than a part of a template. */
  readonly whole: boolean;
}

/** Texts of a file: literals and the fixed parts of templates, which comments are not. */
export function textsOf(file: string): Text[] {
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
