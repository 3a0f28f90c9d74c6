import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { driftHtml } from '../../../reports/drift/html';
import { masked, unmasked } from '../../../reports/mask';
import { HOSTILE, launch, noBrowser, opened, violations } from '../../support/browser';
import { exampleDrift } from './example';

describe.skipIf(noBrowser.skip)(`the drift page in Chromium${noBrowser.because}`, () => {
  let browser: Browser;
  beforeAll(async () => void (browser = await launch()));
  afterAll(async () => browser?.close());

  it('asks for nothing but itself and shows hostile values as text', async () => {
    const [setting, person] = [exampleDrift().config[0]!, exampleDrift().data[0]!];
    const report = exampleDrift({ config: [{ ...setting, actual: HOSTILE }], data: [{ ...person, actual: HOSTILE }] });
    const { page, requests } = await opened(browser, driftHtml('demo', report, unmasked), 'https://report.test/');
    expect(requests).toEqual(['https://report.test/']);
    expect(await page.title()).toBe('Drift of demo');
    expect(await page.getByRole('region', { name: 'Settings' }).locator('tbody td').allTextContents()).toEqual([
      'declared',
      setting.address,
      setting.field,
      setting.expected,
      HOSTILE,
      `${setting.by}, ${setting.when}`,
    ]);
    expect(await page.getByRole('region', { name: 'People' }).locator('tbody td').allTextContents()).toEqual([
      person.person,
      'okta.primaryPhone',
      person.expected,
      HOSTILE,
      `${person.by}, ${person.when}`,
    ]);
    expect(await page.locator('img').count()).toBe(0);
  });

  it('masks values of people', () => {
    const html = driftHtml('demo', exampleDrift(), masked());
    expect(html).not.toContain('+14155550999');
  });

  it.each(['light', 'dark'] as const)('has no accessibility violation in the %s scheme', async (colorScheme) => {
    expect(await violations(browser, driftHtml('demo', exampleDrift(), masked()), colorScheme)).toEqual([]);
  });
});
