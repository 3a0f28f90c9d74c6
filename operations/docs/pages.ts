import { z } from 'zod';
import { configurationFor } from '../../engine/environment/configuration';
import { environmentSchema } from '../../engine/environment/schema';
import { cellOf } from '../../engine/faults/table';
import { CATALOGUE } from '../../engine/findings/catalogue';
import { PRESETS } from '../../engine/flows/presets/catalogue';
import { GATES } from '../../engine/gates/gates';
import { calibrations, loadEnvironment } from '../../project';
import { environmentPage, type SettingSchema } from '../../reports/docs/environment-page';
import { faultPage } from '../../reports/docs/fault-page';
import { findingIndex, findingPage } from '../../reports/docs/finding-page';
import { gatePage } from '../../reports/docs/gate-page';
import { openQuestionTable } from '../../reports/docs/open-questions';
import { presetPage } from '../../reports/docs/preset-page';
import { checkTable, type CheckRow } from '../../reports/docs/check-table';
import { commandTables, writerTable, type CommandGroup } from '../../reports/docs/command-page';
import { overviewChart } from '../../reports/docs/overview';
import { folderChart } from './folders';
import * as expressions from '../../reports/docs/expression-tables';
import type { Page } from './page';

const mermaid = (chart: string): string => `\`\`\`mermaid\n${chart}\n\`\`\``;

function overview(): string {
  const demo = { ...loadEnvironment('demo', ''), phase: 'live' as const };
  const titles = { okta: 'Okta', ad: 'Active Directory', ringcentral: 'RingCentral' };
  return mermaid(overviewChart(titles, configurationFor(demo).lines));
}

/** What pages are made of that no command may know of another. */
export interface Handed {
  readonly checks: readonly CheckRow[];
  readonly commands: readonly CommandGroup[];
  /** The smallest environment, as `init` writes it where it was told no ids. */
  readonly smallest: string;
}

/** Every page that the code makes. */
export const pagesOf = ({ checks, commands, smallest }: Handed): readonly Page[] => [
  { path: 'docs/commands.md', section: 'commands', render: () => commandTables(commands) },
  { path: 'docs/commands.md', section: 'writers', render: () => writerTable(commands) },
  { path: 'README.md', section: 'overview', render: overview },
  { path: 'README.md', section: 'folders', render: () => mermaid(folderChart(process.cwd())) },
  {
    path: 'docs/environment.md',
    render: () =>
      environmentPage(
        z.toJSONSchema(environmentSchema, { io: 'input', unrepresentable: 'any' }) as SettingSchema,
        smallest,
      ),
  },
  { path: 'docs/faults.md', render: () => faultPage(cellOf) },
  { path: 'docs/gates.md', render: () => gatePage(GATES) },
  { path: 'docs/presets.md', render: () => presetPage(PRESETS) },
  { path: 'docs/findings/README.md', render: () => findingIndex(CATALOGUE) },
  ...CATALOGUE.map((rule) => ({ path: `docs/findings/${rule.id}.md`, render: () => findingPage(rule) })),
  { path: 'docs/doctor.md', section: 'checks', render: () => checkTable(checks) },
  { path: 'docs/calibrate.md', section: 'questions', render: () => openQuestionTable(calibrations()) },
  { path: 'docs/expressions.md', section: 'modes', render: expressions.modeTable },
  { path: 'docs/expressions.md', section: 'contexts', render: expressions.contextTable },
  { path: 'docs/expressions.md', section: 'findings', render: expressions.expressionFindingTable },
  { path: 'docs/expressions.md', section: 'errors', render: expressions.expressionErrorTable },
  { path: 'docs/expressions.md', section: 'limits', render: expressions.limitTable },
  { path: 'docs/expressions.md', section: 'functions', render: expressions.functionTable },
];
