import { COMPANY } from '../company';
import { fixturePassword } from './company-directory';

/** Service accounts of the embedded domain. They open nothing but a server on the loopback. */
const account = (name: string) => ({
  name,
  dn: `CN=${name},CN=Users,${COMPANY.namingContext}`,
  password: fixturePassword(name),
});

/** Domain administrator: the account that tools of ours bind with. */
export const ADMINISTRATOR = account('Administrator');

/** The account Okta's AD agent runs as: reads everything, deleted objects too, writes what it was granted. */
export const AGENT_ACCOUNT = account('OktaService');
