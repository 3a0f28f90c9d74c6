import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmulators, type Emulators } from '../../emulators';
import { launch, noBrowser } from '../support/browser';

let emulators: Emulators;
let browser: Browser | undefined;
beforeAll(async () => {
  emulators = await startEmulators();
  if (!noBrowser.skip) browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  await emulators.close();
});

const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1280, height: 900 };

async function opened(
  viewport: { width: number; height: number },
  path = '/',
  colorScheme: 'light' | 'dark' = 'light',
) {
  const context = await browser!.newContext({ viewport, colorScheme, bypassCSP: true });
  const page = await context.newPage();
  await page.goto(`${emulators.admin}${path}`);
  return page;
}

async function violations(page: Page): Promise<string[]> {
  await page.addScriptTag({ content: await readFile(require.resolve('axe-core/axe.min.js'), 'utf8') });
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
}

describe('the address of the administrator', () => {
  it('answers programs with JSON and browsers with a page that may load nothing', async () => {
    const json = await fetch(`${emulators.admin}/`);
    expect(Array.isArray(await json.json())).toBe(true);
    const html = await fetch(`${emulators.admin}/`, { headers: { accept: 'text/html' } });
    expect(html.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await html.text()).toContain('People in every system');
  });

  it("names the company's own environment, and what fills a value", async () => {
    const page = async ({ admin }: Emulators) =>
      (await fetch(`${admin}/`, { headers: { accept: 'text/html' } })).text();
    expect(await page(emulators)).toContain('person show --env demo ');
    const awkward = await startEmulators({ company: 'awkward' });
    const shown = await page(awkward).finally(() => awkward.close());
    expect(shown).toContain('person show --env awkward ');
    expect(shown).not.toContain('--env demo');
    expect(shown).toMatch(/<td>Okta<\/td><td>firstName<\/td><td>[^<]+<\/td><td>[^<]+: appuser\.\w+/);
  });

  it('shows names as text, whatever stands in them', async () => {
    const said = encodeURIComponent('<script>alert(1)</script>');
    const html = await fetch(`${emulators.admin}/?said=${said}`, { headers: { accept: 'text/html' } });
    expect(await html.text()).not.toContain('<script>');
  });
});

describe.skipIf(noBrowser.skip)(`the page of the sandbox${noBrowser.because}`, () => {
  it.each([
    ['phone', PHONE, 'light', ['switches', 'people', 'written']],
    // All three beside each other.
    ['desktop', DESKTOP, 'dark', ['people']],
  ] as const)('has nothing that axe-core would complain of: %s %o %s', async (_, viewport, scheme, shows) => {
    for (const show of shows) {
      const page = await opened(viewport, `/?show=${show}`, scheme);
      expect({ show, found: await violations(page) }).toEqual({ show, found: [] });
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      await page.context().close();
    }
  });

  it('shows three parts beside each other, on a phone one of three tabs', async () => {
    const visible = (page: Page) => page.locator('section:visible h2').allTextContents();
    const [desktop, phone] = [await opened(DESKTOP), await opened(PHONE)];
    expect(await visible(desktop)).toEqual(["Administrators' switches", 'People in every system', 'What was written']);
    expect(await visible(phone)).toEqual(['People in every system']);
    await phone.getByRole('link', { name: 'What was written' }).click();
    expect(await visible(phone)).toEqual(['What was written']);
  });

  it('shows everybody once, with their number in every system, and all their values on request', async () => {
    const page = await opened(DESKTOP);
    const row = page.locator('#people tbody > tr', { has: page.getByText('All values of tobias.wrenfield@acme.test') });
    expect(await row.count()).toBe(1);
    expect(await row.locator('> td').last().textContent()).toMatch(/^\+\d+#\d+/);
    await row.getByText('All values of').click();
    expect(await row.getByRole('cell', { name: 'sAMAccountName' }).isVisible()).toBe(true);
  });

  it('lets an administrator switch a gate and start an import by keyboard, and shows what came of it', async () => {
    const page = await opened(DESKTOP, '/?show=switches');
    await page.locator('button[aria-label^="Switch on"]').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/said=/);
    expect(await page.getByRole('status').textContent()).toContain('Done: PUT /okta/gates/');
    expect(await page.locator('.gate').first().textContent()).toContain('(on)');

    await page.getByText('import', { exact: true }).focus();
    await page.keyboard.press('Enter');
    const form = page.locator('details[open]');
    await form.getByLabel('With').fill('{"app":"active_directory","kind":"full"}');
    await form.getByRole('button').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/okta%2Fimport/);
    expect(await page.getByRole('status').textContent()).toContain('Done: POST /okta/import');
    expect(await page.locator('#written li time').count()).toBeGreaterThan(0);
  });

  it('says why something was refused', async () => {
    const page = await opened(DESKTOP, '/?show=switches');
    await page.getByRole('button', { name: 'Move the clock' }).click();
    await page.waitForURL(/said=/);
    expect(await page.getByRole('status').textContent()).toContain('These tenants run by the real clock.');
  });
});
