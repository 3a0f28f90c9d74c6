import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Every command with the flags that it takes, as the command line itself declares them. */
function declared(): Readonly<Record<string, readonly string[]>> {
  const code = `
    require('tsx/cjs');
    const { COMMANDS } = require('./scripts/catalogue.ts');
    const { commandLineProgram } = require('./scripts/program.ts');
    const at = (root, name) => name.split(' ').reduce((one, word) => one.commands.find((each) => each.name() === word), root);
    const flags = (row) => at(commandLineProgram(row), row.name).options.map(({ long }) => long);
    console.log(JSON.stringify(Object.fromEntries(COMMANDS.map((row) => [row.name, flags(row)]))));`;
  const { NODE_OPTIONS: _options, ...env } = process.env;
  return JSON.parse(execFileSync(process.execPath, ['-e', code], { env, encoding: 'utf8' })) as Record<
    string,
    string[]
  >;
}

const PAGES = ['README.md', ...readdirSync('docs').flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : []))];

/** Commands as a page shows them, without what follows a pipe, a semicolon or a closing mark. */
const shown = (page: string): string[] =>
  [...readFileSync(page, 'utf8').matchAll(/npx ringcentral-okta ((?:[^`|;\n)"']|"[^"]*"|'[^']*')*)/g)].map(
    ([, words = '']) => words.trim(),
  );

describe('commands that pages show', () => {
  const commands = declared();

  it.each(PAGES)('%s: each is known, and takes the flags that it is shown with', (page) => {
    const wrong = shown(page).flatMap((line) => {
      if (/^(COMMAND\b|ci STEP\b|--help|--version|$)/.test(line)) return [];
      const name = Object.keys(commands)
        .filter((one) => line === one || line.startsWith(`${one} `))
        .sort((a, b) => b.length - a.length)[0];
      if (name === undefined) return [`${line}: no such command`];
      const known = [...commands[name]!, '--help'];
      return [...line.matchAll(/ (--[a-z-]+)/g)].flatMap(([, flag = '']) =>
        known.includes(flag) ? [] : [`${line}: no flag ${flag}`],
      );
    });
    expect(wrong).toEqual([]);
  });

  it('messages name commands that are known', () => {
    const folders = ['clients', 'emulators', 'engine', 'operations', 'project', 'reports', 'terraform'];
    const files = folders.flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).flatMap((name) =>
        name.endsWith('.ts') ? [`${folder}/${name}`] : [],
      ),
    );
    const wrong = files.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/commandLine\(['`]([a-z][a-z ]*)/g)].flatMap(([, words = '']) =>
        Object.keys(commands).some((one) => `${words.trim()} `.startsWith(`${one} `)) ? [] : [`${file}: ${words}`],
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('finds what there is to check', () => {
    expect(shown('README.md').length).toBeGreaterThan(8);
  });
});
