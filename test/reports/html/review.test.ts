import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ListedPerson } from '../../../engine/review/listed';
import { reviewHtml } from '../../../reports/html/review';
import { unmasked } from '../../../reports/mask';
import { HOSTILE, launch, noBrowser, opened, violations } from '../../support/browser';
import { exampleReview, listedPerson } from '../example-review';

const changes: ListedPerson[] = [
  listedPerson('00u1', HOSTILE, 'okta.primaryPhone', '#101', '+1 650 555 0101#101'),
  listedPerson('00u2', 'Zoë', 'ad.telephoneNumber', null, '102'),
];

describe.skipIf(noBrowser.skip)(`the review page in Chromium${noBrowser.because}`, () => {
  let browser: Browser;
  let page: Page;
  let requests: string[];

  beforeAll(async () => {
    browser = await launch();
    const html = reviewHtml(exampleReview({ title: HOSTILE }), changes, unmasked);
    ({ page, requests } = await opened(browser, html, 'https://report.test/review.html'));
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
    expect(await violations(browser, reviewHtml(exampleReview(), changes, unmasked), colorScheme)).toEqual([]);
  });
});
