import { GATES } from '../../../engine/gates/gates';
import type { AdminRoute, Tenant } from '../../http';
import { text } from './html';

/** Where a switch stands, as far as this server has been told; nobody has touched it otherwise. */
export type Touched = ReadonlyMap<string, boolean>;

const TITLES: Readonly<Record<string, string>> = {
  okta: 'Okta Admin Console',
  ringcentral: 'RingCentral',
  'active-directory': 'Active Directory',
};

const hidden = (name: string, value: string): string => `<input type="hidden" name="${name}" value="${text(value)}">`;

const action = (route: AdminRoute, path: string): string => hidden('method', route.method) + hidden('path', path);

function gate(tenant: Tenant, route: AdminRoute, touched: Touched): string {
  const path = `/${tenant.name}${route.path}`;
  const known = GATES.find(({ id }) => id === route.gate);
  const title = known?.title ?? route.id;
  const open = touched.get(path);
  const state = open === undefined ? 'as the company began' : open ? 'on' : 'off';
  const button = (enabled: boolean, word: string) =>
    `<button name="body" value="${text(JSON.stringify({ enabled }))}" aria-label="${word}: ${text(title)}">${word}</button>`;
  return `<form class="gate" method="post" action="/page">${action(route, path)}
<p><strong>${text(title)}</strong> <span>(${state})</span></p>
${known ? `<p>${text(known.where)}</p>` : ''}
${button(true, 'Switch on')} ${button(false, 'Switch off')}</form>`;
}

/** Whatever else an administrator does: imports, faults, people, numbers, plans. */
function other(tenant: Tenant, route: AdminRoute): string {
  const id = `${tenant.name}-${route.id}`;
  const body = route.body === undefined ? '' : JSON.stringify(route.body, null, 1);
  const path = `/${tenant.name}${route.path}`;
  return `<details><summary>${text(route.id.replaceAll('-', ' '))}</summary>
<form method="post" action="/page">${hidden('method', route.method)}
<label for="${id}-path">Where</label><input id="${id}-path" name="path" value="${text(path)}">
<label for="${id}-body">With</label><textarea id="${id}-body" name="body" rows="${Math.max(2, body.split('\n').length)}">${text(body)}</textarea>
<button aria-label="Do it: ${text(route.id.replaceAll('-', ' '))}">Do it</button></form></details>`;
}

const ofTenant =
  (touched: Touched) =>
  (tenant: Tenant): string => {
    const gates = tenant.adminRoutes.filter((route) => route.gate !== undefined);
    const others = tenant.adminRoutes.filter((route) => route.gate === undefined && route.method !== 'GET');
    return `<h3>${text(TITLES[tenant.name] ?? tenant.name)}</h3>
${gates.map((route) => gate(tenant, route, touched)).join('\n')}
${others.map((route) => other(tenant, route)).join('\n')}`;
  };

const CLOCK = `<h3>Clock</h3><form method="post" action="/page">${hidden('method', 'POST')}${hidden('path', '/clock')}
<label for="clock">Move a simulated clock by milliseconds</label><input id="clock" name="body" value="{&quot;milliseconds&quot;: 3600000}">
<button>Move the clock</button></form>`;

/** The administrators' switches, as the consoles group them: a gate is a switch with its console path. */
export const switchesHtml = (tenants: readonly Tenant[], touched: Touched): string =>
  tenants.map(ofTenant(touched)).join('\n') + CLOCK;
