import { print, type Compiled, type Node } from '../expressions';
import { children, mapChildren } from '../expressions/ast';
import type { SystemId } from '../flows/model';

/** Which profile each variable of an expression stands for. */
export interface Scope {
  /** What `source` and `appuser` mean: a system (towards Okta), else `okta`. */
  readonly left: SystemId;
  /** App name → system, for expressions that name another app's profile. */
  readonly variables: ReadonlyMap<string, SystemId>;
}

export interface Reads {
  /** The expression as the printer writes it, each profile by one name: two spellings of the same thing are equal. */
  readonly canonical: string;
  /** Attribute paths it looks at; `groups` where it calls a function that looks beyond its variables. */
  readonly reads: readonly string[];
  readonly usesContext: boolean;
  /** Whether it names another app's profile: `active_directory.telephoneNumber`. */
  readonly usesNamedApps: boolean;
}

/** Functions whose answer depends on groups, directories, managers or links rather than on a variable's attribute. */
const BEYOND =
  /^(isMemberOf\w*|getFilteredGroups|getGroups|getInternalProperty|getLinkedObject|(has|find)(Directory|Workday)User|get(Manager|Assistant)\w*)$/;

const looksBeyond = (node: Node): boolean =>
  ((node.kind === 'call' || node.kind === 'method') && BEYOND.test(node.name)) || children(node).some(looksBeyond);

/** Attributes of directory app users read by `findDirectoryUser().attribute`. */
const ofDirectoryUser = (node: Node): readonly string[] =>
  node.kind === 'member' && node.target.kind === 'call' && node.target.name === 'findDirectoryUser'
    ? [node.name]
    : children(node).flatMap(ofDirectoryUser);

const DIRECTORY = 'active_directory';

/**
 * The same expression with `source` called by its other name: the object on the left of the mapping, which is the user towards an
 * app and the app user towards Okta (Okta's help, "Profile variables").
 */
const withOneName = (node: Node, name: string): Node => {
  // In `.![source]` it names an attribute of the elements, not a variable.
  if (node.kind === 'name') return node.name === 'source' && !node.element ? { ...node, name } : node;
  return mapChildren(node, (child) => withOneName(child, name));
};

/** What a compiled expression looks at, as attribute paths of the table. */
export const readsOf = ({ node, reads }: Compiled, { left, variables }: Scope): Reads => {
  const paths = new Set<string>();
  let usesNamedApps = false;
  for (const read of reads) {
    const [variable = '', attribute] = read.split('.');
    const named = variables.get(variable);
    usesNamedApps ||= named !== undefined;
    const owner = variable === 'user' ? 'okta' : /^(source|appuser|appUser)$/.test(variable) ? left : named;
    if (owner !== undefined && attribute !== undefined) paths.add(`${owner}.${attribute}`);
  }
  const directory = variables.get(DIRECTORY);
  if (directory !== undefined) for (const attribute of ofDirectoryUser(node)) paths.add(`${directory}.${attribute}`);
  const usesContext = looksBeyond(node);
  if (usesContext) paths.add('groups');
  const canonical = print(withOneName(node, left === 'okta' ? 'user' : 'appuser'));
  return { canonical, reads: [...paths], usesContext, usesNamedApps };
};
