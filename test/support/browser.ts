import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { chromium, type Browser } from 'playwright-core';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const present = existsSync(CHROMIUM);

/** For `describe.skipIf`, and what to add to the name of what is skipped. */
export const noBrowser = { skip: !present, because: present ? '' : ` (skipped: no ${CHROMIUM})` };

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

/** A text that does something where a page takes it for markup. */
export const HOSTILE =
  '<img src="http://evil.test/x" onerror="document.title=\'owned\'"></script><script>document.title="owned"</script>';

/** Opens a page as a person would who was sent the file, and keeps what it asks for. */
export async function opened(browser: Browser, html: string, url: string) {
  const page = await browser.newPage();
  const requests: string[] = [];
  page.on('request', (request) => void requests.push(request.url()));
  await page.route('https://report.test/**', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.goto(url);
  return { page, requests };
}

/** What axe-core finds wrong with a page in one colour scheme. */
export async function violations(
  browser: Browser,
  html: string,
  colorScheme: 'light' | 'dark',
  width = 1280,
): Promise<string[]> {
  const context = await browser.newContext({ colorScheme, bypassCSP: true, viewport: { width, height: 900 } });
  const page = await context.newPage();
  await page.setContent(html);
  await page.addScriptTag({ content: await readFile(require.resolve('axe-core/axe.min.js'), 'utf8') });
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
  await context.close();
  return found;
}
