import { ESLint, Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { PROJECT } from '../../operations/surroundings';

const eslint = new ESLint({ cwd: PROJECT });
const RULES = ['no-restricted-properties', 'no-restricted-imports', 'no-restricted-syntax'];

/** What the rules that the project has for this file find in another text. They need no types, and reading all of them takes long. */
async function judged(file: string, text: string): Promise<string[]> {
  const { rules } = (await eslint.calculateConfigForFile(file)) as { rules: Linter.RulesRecord };
  const kept = Object.fromEntries(RULES.flatMap((name) => (rules[name] ? [[name, rules[name]]] : [])));
  const messages = new Linter().verify(text, { files: ['**/*.ts'], rules: kept }, { filename: file });
  return messages.map(({ message }) => message);
}

const FORBIDDEN: readonly string[] = [
  "process.stdout.write('x');",
  "process.stderr.write('x');",
  "const { stdout } = process; stdout.write('x');",
  "import { stderr } from 'node:process'; stderr.write('x');",
  "import { writeFileSync } from 'node:fs'; writeFileSync('a', 'x');",
  "import { writeFileSync as put } from 'fs'; put('a', 'x');",
  "import * as fs from 'node:fs'; fs.writeFileSync('a', 'x');",
  "import fs from 'node:fs'; fs.appendFileSync('a', 'x');",
  "import { appendFile } from 'node:fs/promises'; void appendFile('a', 'x');",
  "import { createWriteStream } from 'node:fs'; createWriteStream('a');",
  "import { promises } from 'node:fs'; void promises.writeFile('a', 'x');",
  "void import('node:fs').then((fs) => fs.writeFileSync('a', 'x'));",
  "import { log } from 'node:console'; log('x');",
];

describe('the linter', () => {
  it('refuses every way past the gate, wherever a report could be written', async () => {
    for (const text of FORBIDDEN)
      for (const file of ['operations/outcome.ts', 'scripts/cli.ts', 'app.ts', 'clients/github/client.ts'])
        expect([file, text, (await judged(file, text)).some((found) => found.includes('gate'))]).toEqual([
          file,
          text,
          true,
        ]);
  });

  it('lets the gate itself write', async () => {
    expect(await judged('reports/outgoing/terminal.ts', FORBIDDEN.slice(0, 5).join('\n'))).toEqual([]);
  });
});
