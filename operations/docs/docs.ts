import type { Outcome } from '../outcome';
import { isFresh, write } from './page';
import { pagesOf, type Handed } from './pages';

/** Writes the pages that are stale, or with `check` only names them (exit code 1). */
export function docs({ root, check, ...handed }: Handed & { readonly root: string; readonly check: boolean }): Outcome {
  const stale = pagesOf(handed).filter((page) => !isFresh(page, root));
  if (!check) stale.forEach((page) => write(page, root));
  const paths = [...new Set(stale.map(({ path }) => path))];
  const text = paths.length ? `${check ? 'stale' : 'written'}: ${paths.join(', ')}` : 'all pages are fresh';
  return { exitCode: check && paths.length ? 1 : 0, json: { stale: paths, written: check ? [] : paths }, text };
}
