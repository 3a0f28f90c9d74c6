import { configurationFor } from '../../engine/environment/configuration';
import { CATALOGUE } from '../../engine/findings/catalogue';
import { loadEnvironment } from '../../environments';
import { findingIndex, findingPage } from '../../reports/markdown/finding-page';
import { overviewChart } from '../../reports/overview';
import { folderChart } from './folders';
import type { Page } from './page';

const mermaid = (chart: string): string => `\`\`\`mermaid\n${chart}\n\`\`\``;

function overview(): string {
  const demo = { ...loadEnvironment('demo', ''), phase: 'live' as const };
  const titles = { okta: 'Okta', ad: 'Active Directory', ringcentral: 'RingCentral' };
  return mermaid(overviewChart(titles, configurationFor(demo).lines));
}

/** Every page that the code makes. */
export const PAGES: readonly Page[] = [
  { path: 'README.md', section: 'overview', render: overview },
  { path: 'README.md', section: 'folders', render: () => mermaid(folderChart(process.cwd())) },
  { path: 'docs/findings/README.md', render: () => findingIndex(CATALOGUE) },
  ...CATALOGUE.map((rule) => ({ path: `docs/findings/${rule.id}.md`, render: () => findingPage(rule) })),
];
