import { judge } from '../judge';
import type { Rule } from '../model';
import { withTable } from '../examples';

export const namesDifferByCase: Rule = {
  id: 'RCO022',
  name: 'names-differ-by-case',
  severity: 'error',
  title: 'Two attributes differ only in letter case',
  why: "Okta's expressions are case-sensitive, but names that differ only by case collide.",
  source: 'developer.okta.com, Okta Expression Language, note on variable names',
  remedy: 'Rename one of them.',
  evaluate: ({ table }) => {
    const seen = new Map<string, string>();
    return judge(Object.keys(table.attributes), (path) => {
      const twin = seen.get(path.toLowerCase());
      seen.set(path.toLowerCase(), path);
      return twin ? { where: path, message: `collides with ${twin}` } : undefined;
    });
  },
  examples: {
    bad: withTable({ attributes: { 'okta.extension': { origin: 'custom' }, 'okta.Extension': { origin: 'custom' } } }),
    good: withTable({ attributes: { 'okta.extension': { origin: 'custom' } } }),
  },
};
