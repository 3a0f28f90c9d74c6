import { commandLine } from '../../engine/command-line';
import { z } from 'zod';
import { IncompleteError, RefusedError, UsageError } from '../../engine/errors';
import { isLoopback } from '../../engine/loopback';
import type { Progress } from '../outcome';
import { OKTA_CONSOLE } from '../../engine/conditions/consoles';

export type ImportKind = 'full' | 'incremental';

/** How people are brought from a system into Okta. No API of Okta's starts an import. */
export interface Imports {
  /** True: an import has been done when `bring` returns. False: it comes by its schedule, or when somebody presses the button. */
  readonly atOnce: boolean;
  /** Answers what the import reported, where anything did. */
  bring(
    app: { readonly id: string; readonly label: string },
    kind: ImportKind,
  ): Promise<Readonly<Record<string, unknown>>>;
}

/** The embedded org's console, where "Import Now" is an address. */
class EmbeddedConsole implements Imports {
  readonly atOnce = true;
  constructor(private readonly url: string) {}

  async bring(
    { id, label }: { id: string; label: string },
    kind: ImportKind,
  ): Promise<Readonly<Record<string, unknown>>> {
    const response = await fetch(`${this.url}/okta/import`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ app: id, kind }),
    });
    const body: unknown = await response.json();
    if (response.ok) return z.record(z.string(), z.unknown()).parse(body);
    const why = z.object({ error: z.string() }).safeParse(body).data?.error ?? String(response.status);
    const said = `The import from ${label} failed: ${why}`;
    if (response.status < 500) throw new RefusedError(said);
    throw new IncompleteError(said, undefined, [{ what: `import ${label}`, why }]);
  }
}

/** A real org imports by its schedule; whoever is at the console may press the button. */
class Scheduled implements Imports {
  readonly atOnce = false;
  constructor(private readonly progress: Progress) {}

  async bring({ label }: { label: string }, kind: ImportKind): Promise<Readonly<Record<string, unknown>>> {
    this.progress(`  Waiting for the import from ${label}. To have it now: ${OKTA_CONSOLE.importOf(label)} (${kind}).`);
    return {};
  }
}

/**
 * @param env EMBEDDED_ADMIN_URL names the console of running embedded tenants; it counts only while the org is embedded too
 * @throws UsageError where it is no loopback address
 */
export function importsOf(env: Readonly<Record<string, string | undefined>>, progress: Progress): Imports {
  const { EMBEDDED_ADMIN_URL: url, OKTA_HTTP_PROXY: org = '' } = env;
  if (!url || !isLoopback(org)) return new Scheduled(progress);
  if (!isLoopback(url))
    throw new UsageError(
      `EMBEDDED_ADMIN_URL is no loopback address: ${url}`,
      `Unset it, or take it from ${commandLine('env')}.`,
    );
  return new EmbeddedConsole(url.replace(/\/$/, ''));
}
