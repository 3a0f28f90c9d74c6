import type { EvaluationContext } from '../evaluation';
import type { Profile, Value } from '../values';
import type { CallSite, FunctionRow, Parameter } from './signature';
import { text } from './signature';

const contextOf = ({ evaluation, range }: CallSite): EvaluationContext => evaluation.context(range);

const own = (record: Readonly<Record<string, Profile>> | undefined, key: Value): Value =>
  record && Object.hasOwn(record, key as string) ? record[key as string]! : null;

/** The one account of an app; null where there is none or several. */
function onlyAccount(app: string, site: CallSite): Value {
  const accounts = contextOf(site).appUsers;
  const found = accounts && Object.hasOwn(accounts, app) ? accounts[app]! : [];
  return found.length === 1 ? found[0]! : null;
}

const account = (kind: 'Directory' | 'Workday', app: string, system: string): readonly FunctionRow[] => [
  {
    name: `has${kind}User`,
    parameters: [],
    returns: 'Boolean',
    doc: `Whether the person has exactly one account in ${system}.`,
    run: (_, site) => onlyAccount(app, site) !== null,
  },
  {
    name: `find${kind}User`,
    parameters: [],
    returns: 'Object',
    returnsNull: true,
    doc: `The person's account in ${system}; null where there is none or several.`,
    run: (_, site) => onlyAccount(app, site),
  },
];

/** Okta's reference: only Active Directory tells who somebody's manager and assistant are. */
const relationSource: Parameter = {
  ...text('source'),
  problem: (source) =>
    source === 'active_directory' ? undefined : `managers and assistants are known from "active_directory" only`,
};

/** What Okta tells of a user beside the profile. */
const property: Parameter = {
  ...text('property'),
  problem: (name) => (name === 'id' || name === 'status' ? undefined : `"${name}" is neither "id" nor "status"`),
};

const relation = (who: 'Manager' | 'Assistant', records: 'managers' | 'assistants'): readonly FunctionRow[] => [
  {
    name: `get${who}User`,
    parameters: [relationSource],
    returns: 'Object',
    returnsNull: true,
    doc: `The ${who.toLowerCase()}'s Okta user, found through the source; only "active_directory", and not with several domains.`,
    run: ([source], site) => own(contextOf(site)[records], source!),
  },
  {
    name: `get${who}AppUser`,
    parameters: [relationSource, text('attributeSource')],
    returns: 'Object',
    returnsNull: true,
    doc: `The ${who.toLowerCase()}'s account in the second app, found through the first.`,
    run: ([, attributeSource], site) => own(contextOf(site)[records], attributeSource!),
  },
];

/** Directory, manager and linked-object functions of Okta's reference, answered from the given context. */
export const directoryFunctions: readonly FunctionRow[] = [
  ...account('Directory', 'active_directory', 'Active Directory'),
  ...account('Workday', 'workday', 'Workday'),
  ...relation('Manager', 'managers'),
  ...relation('Assistant', 'assistants'),
  {
    name: '.getLinkedObject',
    parameters: [text('primaryName')],
    returns: 'Object',
    returnsNull: true,
    doc: 'The user that this relation points to.',
    example: ['user.getLinkedObject("manager").lastName', 'Gates'],
    run: ([name], site) => own(contextOf(site).linked, name!),
  },
  {
    name: '.getInternalProperty',
    parameters: [property],
    returns: 'String',
    returnsNull: true,
    groupRule: true,
    doc: 'The `id` or `status` of the user; status is STAGED, PROVISIONED, ACTIVE, RECOVERY, PASSWORD_EXPIRED, LOCKED_OUT or SUSPENDED.',
    example: ['user.getInternalProperty("status") == "ACTIVE"', 'true'],
    run: ([property], { evaluation }) => evaluation.internalProperty(property as string),
  },
];
