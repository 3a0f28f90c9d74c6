import { Attribute, Client, ResultCodeError } from 'ldapts';
import { PEOPLE, type Person } from '../company';
import type { AgentConnection } from './agent';
import { ACME_PLACEMENT, companyEntries, type NewEntry, type Placement } from './company-directory';
import { RESULT_CODES } from './result-codes';
import { attributeRule } from './schema';

function attributesOf(entry: NewEntry): Attribute[] {
  const bytes = (values: readonly string[]) => values.map((value) => Buffer.from(value, 'base64'));
  return Object.entries(entry.attributes).map(
    ([type, values]) => new Attribute({ type, values: attributeRule(type)?.binary ? bytes(values) : [...values] }),
  );
}

/**
 * Puts objects into a genuine domain over LDAPS; what is there already stays as it is.
 * @throws ldapts' errors
 */
export async function addToGenuineDomain(
  { url, bindDn, bindPassword, ca }: AgentConnection,
  entries: readonly NewEntry[],
): Promise<void> {
  const tlsOptions = ca === undefined ? {} : { tlsOptions: { ca: [ca] } };
  const client = new Client({ url, timeout: 30_000, strictDN: false, ...tlsOptions });
  try {
    await client.bind(bindDn, bindPassword);
    for (const entry of entries) {
      await client.add(entry.dn, attributesOf(entry)).catch((error: unknown) => {
        if (!(error instanceof ResultCodeError) || error.code !== RESULT_CODES.entryAlreadyExists.code) throw error;
      });
    }
  } finally {
    await client.unbind();
  }
}

/** Puts Acme's people and groups into a genuine domain for acme.test, as the embedded one starts with them. */
export const fillGenuineDomain = (
  connection: AgentConnection,
  people: readonly Person[] = PEOPLE,
  placement: Placement = ACME_PLACEMENT,
): Promise<void> => addToGenuineDomain(connection, companyEntries(people, placement));
