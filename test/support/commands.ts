import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../../operations/surroundings';

/** The words of one line of shell, quotes taken off. */
const words = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare!);

/** Every `npm run NAME -- …` of a page's shell examples, as its words after `--`. */
export function commandsOn(page: string, name: string): string[][] {
  const text = readFileSync(join(PROJECT, 'docs', page), 'utf8');
  return [...text.matchAll(/```sh\n([\s\S]*?)```/g)]
    .flatMap(([, block]) => block!.split('\n'))
    .map(words)
    .filter(([npm, run]) => npm === 'npm' && run === 'run')
    .map((line) => line.slice(2).filter((word) => word !== '-s'))
    .filter(([script]) => script === name)
    .map((line) => line.slice(line.indexOf('--') + 1));
}
