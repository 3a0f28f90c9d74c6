import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { productionFiles, ROOT, textsOf } from './production';

/** Words that a reader of Okta's and Terraform's manuals would not look for; a text of one word is a key of JSON. */
const HOME_MADE = /\b(mend|mends|mended|whose turn|not well(?!-)|all well)\b/i;

it("messages and pages fix and resolve, in a reader's words", () => {
  const messages = productionFiles().flatMap((file) =>
    textsOf(file).flatMap(({ text, line }) =>
      / /.test(text) && HOME_MADE.test(text) ? [`${file}:${line} ${text}`] : [],
    ),
  );
  const pages = ['README.md', ...readdirSync(join(ROOT, 'docs')).map((name) => `docs/${name}`)]
    .filter((page) => page.endsWith('.md'))
    .filter((page) => HOME_MADE.test(readFileSync(join(ROOT, page), 'utf8')));
  expect({ messages, pages }).toEqual({ messages: [], pages: [] });
});
