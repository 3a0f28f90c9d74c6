import { CATALOGUE } from '../../engine/findings/catalogue';
import { findingIndex, findingPage } from '../../reports/markdown/finding-page';
import type { Page } from './page';

/** Every page that the code makes. */
export const PAGES: readonly Page[] = [
  { path: 'docs/findings/README.md', render: () => findingIndex(CATALOGUE) },
  ...CATALOGUE.map((rule) => ({ path: `docs/findings/${rule.id}.md`, render: () => findingPage(rule) })),
];
