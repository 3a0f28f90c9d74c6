import type { Tenant } from '../../http';
import { text } from './html';

const MOST = 100;

/** What was written, newest first, with who did it. */
export function writtenHtml(tenants: readonly Tenant[]): string {
  const written = tenants
    .flatMap((tenant) => tenant.view().written.map((one) => ({ ...one, tenant: tenant.name })))
    .sort((a, b) => b.at.localeCompare(a.at));
  const items = written
    .slice(0, MOST)
    .map(
      ({ at, by, what, tenant }) =>
        `<li><time datetime="${text(at)}">${text(at.slice(0, 19).replace('T', ' '))}</time> ${text(tenant)}, ${text(by)}: ${text(what)}</li>`,
    );
  const counts = tenants.flatMap((tenant) =>
    Object.entries(tenant.writes()).map(([kind, count]) => `<li>${text(tenant.name)} ${text(kind)}: ${count}</li>`),
  );
  return `<h3>By kind, through the APIs</h3><ul>${counts.join('') || '<li>nothing yet</li>'}</ul>
<h3>Newest first</h3>${items.length > 0 ? `<ol>${items.join('\n')}</ol>` : '<p>Nothing was written yet.</p>'}
${written.length > MOST ? `<p>and ${written.length - MOST} before them</p>` : ''}`;
}
