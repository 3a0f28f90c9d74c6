import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ListedPerson } from '../../../engine/review/listed';
import { reviewHtml } from '../../../reports/review/html';
import { masked, unmasked } from '../../../reports/mask';
import { HOSTILE, launch, noBrowser, opened, violations } from '../../support/browser';
import { exampleReview, listedPerson } from './example';

const listed: ListedPerson[] = [
  listedPerson('00u1', HOSTILE, 'okta.primaryPhone', '#101', '+1 650 555 0101#101'),
  listedPerson('00u2', 'Zoë', 'okta.primaryPhone', null, '102'),
];

const rich = () =>
  exampleReview({
    worst: { kind: 'access-lost', people: 11, sentence: '11 people lose RingCentral and its data.' },
    access: { gained: 0, lost: 11 },
    complete: false,
    incomplete: [{ what: 'plan', why: 'closed gates stopped it' }],
    refusals: [{ system: 'ringcentral', attribute: 'state', people: 2, reason: 'no name or code of a state' }],
    configuration: [
      {
        kind: 'rule',
        id: 'Sales leads',
        change: 'changed',
        people: 11,
        before: 'user.title == "Lead"',
        after: 'false',
      },
      { kind: 'attribute', id: 'okta.extension', change: 'removed', people: 0 },
    ],
  });

describe.skipIf(noBrowser.skip)(`the review page in Chromium${noBrowser.because}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(async () => browser?.close());

  it('asks for nothing but itself, holds no script, and shows a hostile name as text', async () => {
    const html = reviewHtml(exampleReview({ title: HOSTILE }), listed, unmasked);
    expect(html).not.toMatch(/<script/);
    const { page, requests } = await opened(browser, html, 'https://report.test/review.html');
    expect(requests).toEqual(['https://report.test/review.html']);
    expect(await page.title()).toBe('Review of demo: 2 people get another value over one that is there.');
    await page.locator('#people ~ ul summary').first().focus();
    expect(await page.locator('td[data-label="Name"]').first().textContent()).toBe(HOSTILE);
    expect(await page.locator('img').count()).toBe(0);
  });

  it('is read without script: the verdict first, then what was not seen; a row opens by keyboard', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.setContent(reviewHtml(rich(), listed, masked()));
    const verdict = await page.locator('.verdict').textContent();
    expect(verdict).toMatch(/^11 people lose RingCentral and its data\./);
    expect(verdict).toContain('Not known: plan.');
    expect(await page.locator('main').textContent()).not.toContain('555');
    const closed = page.locator('#people + ul details:not([open]) summary').first();
    await closed.focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('#people + ul details[open]').count()).toBeGreaterThan(0);
    await context.close();
  });

  it('keeps acknowledged findings, behind the others, with reason and end', () => {
    const { findings } = exampleReview();
    const acknowledged = {
      ...findings[0]!,
      id: 'RCO029',
      acknowledged: { reason: 'old switchboard', expires: '2027-01-31' },
    };
    const html = reviewHtml(exampleReview({ findings: [acknowledged, ...findings] }), [], masked());
    expect(html.indexOf('RCO030')).toBeLessThan(html.indexOf('RCO029'));
    expect(html).toContain('until 2027-01-31: “old switchboard”');
  });

  it.each([390, 768, 1440])('has no accessibility violation and no sideways scrolling at %i px', async (width) => {
    const html = reviewHtml(rich(), listed, masked());
    for (const scheme of ['light', 'dark'] as const) expect(await violations(browser, html, scheme, width)).toEqual([]);
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    const page = await context.newPage();
    await page.setContent(html);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    await context.close();
  });

  it('prints what is folded', async () => {
    const { page } = await opened(browser, reviewHtml(rich(), listed, masked()), 'https://report.test/print.html');
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    // Dark ink on white paper, whatever the screen had.
    expect(await page.evaluate(() => getComputedStyle(document.querySelector('h2')!).color)).toBe('rgb(27, 32, 38)');
    const height = () => page.evaluate(() => document.body.scrollHeight);
    const printed = await height();
    await page.emulateMedia({ media: 'screen' });
    expect(printed).toBeGreaterThan(0.8 * (await height()));
    expect((await page.pdf()).subarray(0, 4).toString()).toBe('%PDF');
  });
});
