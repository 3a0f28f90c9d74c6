import { commandLine } from '../../../engine/command-line';
import type { Tenant } from '../../http';
import type { PersonView } from '../../http/console-view';
import { text } from './html';
import { counted } from '../../../engine/counted';

const COLUMNS: readonly (readonly [tenant: string, title: string])[] = [
  ['active-directory', 'Active Directory'],
  ['okta', 'Okta'],
  ['ringcentral', 'RingCentral'],
];

type Person = Readonly<Record<string, PersonView | undefined>>;

/** Everybody once, by address, with what each tenant knows of them. */
function everybody(tenants: readonly Tenant[]): ReadonlyMap<string, Person> {
  const people = new Map<string, Person>();
  for (const tenant of tenants)
    for (const person of tenant.view().people) {
      const email = person.email.toLowerCase();
      people.set(email, { ...people.get(email), [tenant.name]: person });
    }
  return new Map([...people].sort(([a], [b]) => a.localeCompare(b)));
}

const digits = (number: string | undefined): string => (number ?? '').replaceAll(/[^\d#]/g, '');

/** Whether systems that know the person write the number differently. */
const differ = (person: Person): boolean =>
  new Set(COLUMNS.flatMap(([tenant]) => (person[tenant] ? [digits(person[tenant].number)] : []))).size > 1;

const cell = (view: PersonView | undefined, differs: boolean): string =>
  view
    ? `<td${differs ? ' class="differs"' : ''}>${text(view.number || 'no number')}${view.status === 'enabled' || view.status === 'active' ? '' : ` (${text(view.status)})`}</td>`
    : '<td>not there</td>';

function values(email: string, person: Person, environment: string): string {
  const rows = COLUMNS.flatMap(([tenant, title]) =>
    Object.entries(person[tenant]?.values ?? {}).map(
      ([name, value]) =>
        `<tr><td>${title}</td><td>${text(name)}</td><td>${text(value)}</td><td>${text(person[tenant]?.filledBy?.[name] ?? '')}</td></tr>`,
    ),
  );
  return `<details><summary>All values of ${text(email)}</summary>
<p>Why each value is what it is: <code>${text(commandLine(`person show --env ${environment} ${email}`))}</code></p>
<table><thead><tr><th scope="col">System</th><th scope="col">Attribute</th><th scope="col">Value</th><th scope="col">Filled by</th></tr></thead><tbody>${rows.join('')}</tbody></table></details>`;
}

function row([email, person]: readonly [string, Person], environment: string): string {
  const differs = differ(person);
  const name = COLUMNS.map(([tenant]) => person[tenant]?.name).find(Boolean) ?? email;
  return `<tr><th scope="row">${text(name)}${differs ? ' <span class="differs">differs</span>' : ''}${values(email, person, environment)}</th>${COLUMNS.map(([tenant]) => cell(person[tenant], differs)).join('')}</tr>`;
}

/** People, one row each: their number in every system side by side, what differs marked. */
export function peopleHtml(tenants: readonly Tenant[], environment: string): string {
  const people = [...everybody(tenants)];
  return `<p>${counted(people.length, 'person', 'people')}; ${people.filter(([, person]) => differ(person)).length} whose number differs between systems.</p>
<div class="wide" role="region" aria-label="Numbers by system" tabindex="0"><table><thead><tr><th scope="col">Person</th>${COLUMNS.map(([, title]) => `<th scope="col">${title}</th>`).join('')}</tr></thead>
<tbody>${people.map((one) => row(one, environment)).join('\n')}</tbody></table></div>`;
}
