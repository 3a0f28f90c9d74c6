import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { escape } from './escape';

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** One page with nothing outside itself: the policy admits exactly its own style, no script, and no request at all. */
export function htmlDocument({
  title,
  body,
  stylesheet = join(__dirname, 'page.css'),
}: {
  readonly title: string;
  readonly body: string;
  /** A file's path. @default the page of drift and arrivals */
  readonly stylesheet?: string;
}): string {
  const style = readFileSync(stylesheet, 'utf8');
  const policy = `default-src 'none'; style-src ${hash(style)}; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escape(title)}</title>
<style>${style}</style>
</head>
<body>
${body}
</body>
</html>
`;
}
