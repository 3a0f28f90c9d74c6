import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Tenant } from '../../http';
import { text } from './html';
import { peopleHtml } from './people';
import { STYLE } from './style';
import { switchesHtml } from './switches';
import { writtenHtml } from './written';

const TABS = ['switches', 'people', 'written'] as const;
type Tab = (typeof TABS)[number];

const TITLES: Readonly<Record<Tab, string>> = {
  switches: "Administrators' switches",
  people: 'People in every system',
  written: 'What was written',
};

const queryShape = z.object({ show: z.enum(TABS).catch('people'), said: z.string().optional() });
const formShape = z.object({
  method: z.enum(['PUT', 'POST', 'DELETE', 'PATCH']),
  path: z.string().startsWith('/'),
  body: z.string(),
});
const enabledShape = z.looseObject({ enabled: z.boolean() });

interface Tenants {
  readonly tenants: readonly Tenant[];
  readonly environment: string;
}

interface Shown {
  readonly show: Tab;
  readonly said?: string | undefined;
}

function page({ tenants, environment }: Tenants, touched: ReadonlyMap<string, boolean>, { show, said }: Shown): string {
  const parts: Readonly<Record<Tab, () => string>> = {
    switches: () => switchesHtml(tenants, touched),
    people: () => peopleHtml(tenants, environment),
    written: () => writtenHtml(tenants),
  };
  const tab = (one: Tab) =>
    `<li><a href="/?show=${one}"${one === show ? ' aria-current="page"' : ''}>${TITLES[one]}</a></li>`;
  const section = (one: Tab) =>
    `<section id="${one}" aria-labelledby="${one}-title"${one === show ? ' class="shown"' : ''}><h2 id="${one}-title">${TITLES[one]}</h2>${parts[one]()}</section>`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Embedded tenants</title><style>${STYLE}</style></head><body>
<header><h1>Embedded tenants: Okta, RingCentral, Active Directory</h1>
${said === undefined ? '' : `<p class="note" role="status">${text(said)}</p>`}
<nav aria-label="Parts">
<ul>${TABS.map(tab).join('')}</ul></nav></header>
<main>${TABS.map(section).join('\n')}</main></body></html>`;
}

/** What a browser may do with the page: nothing but show it and send its forms here. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/** Whether a browser asks; programs get JSON at the same address. */
export const wantsPage = (accept: string | undefined): boolean => accept?.includes('text/html') ?? false;

/** A page for a person beside the administrator's interface: it shows the tenants, and its forms call that interface. Works without script. */
export function adminPage(app: FastifyInstance, tenants: Tenants): (query: unknown) => string {
  const touched = new Map<string, boolean>();
  app.addHook('onResponse', async ({ url, body }, { statusCode }) => {
    const stated = enabledShape.safeParse(body);
    if (stated.success && statusCode < 400) touched.set(url, stated.data.enabled);
    if (url === '/reset') touched.clear();
  });
  app.addHook('onSend', async (_request, reply) => {
    if (String(reply.getHeader('content-type')).startsWith('text/html'))
      reply.header('content-security-policy', POLICY);
  });
  app.post('/page', async ({ body, headers }, reply) => {
    const { method, path, body: payload } = formShape.parse(body);
    const done = await app.inject({
      method,
      url: path,
      headers: { host: headers.host ?? '', 'content-type': 'application/json' },
      payload,
    });
    const said = `${done.statusCode < 400 ? 'Done' : 'Refused'}: ${method} ${path} ${done.body.slice(0, 300)}`;
    return reply.redirect(`/?show=switches&said=${encodeURIComponent(said)}`, 303);
  });
  return (query) => page(tenants, touched, queryShape.parse(query));
}
