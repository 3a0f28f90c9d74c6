import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROGRAM } from '../../engine/command-line';
import { PROJECT } from '../../operations/surroundings';

/** The words of one line of shell, quotes taken off. */
const words = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare!);

/** Every `npx ringcentral-okta NAME …` of a page's shell examples, as its words after the name. */
export function commandsOn(page: string, name: string): string[][] {
  const text = readFileSync(join(PROJECT, 'docs', page), 'utf8');
  return [...text.matchAll(/```sh\n([\s\S]*?)```/g)]
    .flatMap(([, block]) => block!.split('\n'))
    .map(words)
    .filter(([npx, program, command]) => npx === 'npx' && program === PROGRAM && command === name)
    .map((line) => line.slice(3));
}
