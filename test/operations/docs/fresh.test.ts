import { describe, expect, it } from 'vitest';
import { isFresh } from '../../../operations/docs/page';
import { CHECKS } from '../../../operations/doctor';
import { pagesOf } from '../../../operations/docs/pages';

describe('pages made from data', () => {
  it.each(pagesOf(CHECKS).map((page) => [`${page.path} ${page.section ?? ''}`.trim(), page] as const))(
    '%s is fresh',
    (_, page) => {
      expect(isFresh(page, process.cwd()), 'run `npm run docs`').toBe(true);
    },
  );
});
