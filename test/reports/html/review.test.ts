import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reviewHtml, type ListedChange } from '../../../reports/html/review';
import { exampleReview } from '../example-review';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const present = existsSync(CHROMIUM);
const HOSTILE =
  '<img src="http://evil.test/x" onerror="document.title=\'owned\'"></script><script>document.title="owned"</script>';

const changes: ListedChange[] = [
  { id: '00u1', label: HOSTILE, path: 'okta.primaryPhone', before: '#101', after: '+1 650 555 0101#101' },
  { id: '00u2', label: 'Zoë', path: 'ad.telephoneNumber', before: '–', after: '102' },
];

describe.skipIf(!present)(`the review page in Chromium${present ? '' : ` (skipped: no ${CHROMIUM})`}`, () => {
  let browser: Browser;
  let page: Page;
  const requests: string[] = [];

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
    page = await browser.newPage();
    page.on('request', (request) => void requests.push(request.url()));
    const html = reviewHtml(exampleReview({ title: HOSTILE }), changes);
    await page.route('https://report.test/**', (route) => route.fulfill({ contentType: 'text/html', body: html }));
    await page.goto('https://report.test/review.html');
  });
  afterAll(async () => browser?.close());

  it('asks for nothing but itself', () => {
    expect(requests).toEqual(['https://report.test/review.html']);
  });

  it('shows a hostile display name as text', async () => {
    expect(await page.title()).toBe('Review of demo');
    expect(await page.locator('#people tr').first().locator('td').nth(1).textContent()).toBe(HOSTILE);
    expect(await page.locator('img').count()).toBe(0);
  });

  it('a chosen line shows its expressions and its people, by keyboard too', async () => {
    await page.locator('button.line').first().focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('#detail').textContent()).toContain(
      'After: appuser.directNumber + "#" + appuser.extensionNumber',
    );
    expect(await page.locator('#people tr').count()).toBe(1);
    await page.locator('#attribute').selectOption('');
    await page.locator('#search').fill('zoë');
    expect(await page.locator('#people tr').count()).toBe(1);
    expect(await page.locator('#count').textContent()).toBe('1 of 2 listed changes');
  });

  it.each(['light', 'dark'] as const)('has no accessibility violation in the %s scheme', async (colorScheme) => {
    const context = await browser.newContext({ colorScheme, bypassCSP: true });
    const fresh = await context.newPage();
    await fresh.setContent(reviewHtml(exampleReview(), changes));
    await fresh.addScriptTag({ content: await readFile(require.resolve('axe-core/axe.min.js'), 'utf8') });
    const violations = await fresh.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    });
    expect(violations).toEqual([]);
    await context.close();
  });
});
