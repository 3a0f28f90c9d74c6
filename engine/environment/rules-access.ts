import { attributeName } from '../flows/derive';
import { isInbound } from '../flows/model';
import { quoted, type Rule } from '../flows/problems';
import { lineId, tableOf } from '../flows/take';
import { isDirectory } from '../systems/kinds';
import { directoryOf, isOfDirectory, statedId } from './group-origin';
import type { Environment } from './schema';
import { slug } from './slug';

/** Places of names that give an address which an earlier one has already. */
function twice(names: readonly string[]): readonly number[] {
  const addresses = names.map(slug);
  return addresses.flatMap((address, index) => (addresses.indexOf(address) < index ? [index] : []));
}

/** Who gets RingCentral: groups in scope and the rules that fill them. */
export const ACCESS_RULES: readonly Rule<Environment>[] = [
  {
    id: 'group-once',
    check: ({ access }) =>
      twice(access.groups.map(({ name }) => name)).map((index) => ({
        path: `access.groups.${index}.name`,
        wrong: `"${access.groups[index]!.name}" is there twice`,
        right:
          'state each group once; names that differ by punctuation only share an address in Terraform; of two groups of one name one is called by another name here, with `from: { id: "00g…" }`',
      })),
  },
  {
    id: 'group-of-known-directory',
    check: ({ access, systems }) =>
      access.groups.flatMap(({ from }, index) => {
        const directory = directoryOf(from);
        if (directory === undefined || isDirectory(systems[directory]?.kind)) return [];
        const known = Object.keys(systems).filter((id) => isDirectory(systems[id]?.kind));
        return [
          {
            path: `access.groups.${index}.from.directory`,
            wrong: `is "${directory}"`,
            right: `a directory of \`systems\`: ${quoted(known)}`,
          },
        ];
      }),
  },
  {
    id: 'group-id-form',
    check: ({ access }) =>
      access.groups.flatMap(({ from }, index) => {
        const id = statedId(from);
        return id === undefined || /^00g[0-9A-Za-z]{17}$/.test(id)
          ? []
          : [
              {
                path: `access.groups.${index}.from.id`,
                wrong: `is "${id}"`,
                right:
                  "an Okta group id: 00g and 17 letters or digits, as the group's page in the admin console shows it",
              },
            ];
      }),
  },
  {
    id: 'somebody-is-assigned',
    check: ({ access }) =>
      access.groups.some(({ assign }) => assign)
        ? []
        : [
            {
              path: 'access.groups',
              wrong: 'assigns the app to no group',
              right: 'at least one group with `assign: true`',
            },
          ],
  },
  {
    id: 'description-of-new-group',
    check: ({ access }) =>
      access.groups.flatMap(({ description, from }, index) =>
        description !== undefined && from !== 'new'
          ? [
              {
                path: `access.groups.${index}.description`,
                wrong: 'describes a group that exists and is not ours',
                right: 'leave it out, or create the group with `from: "new"`',
              },
            ]
          : [],
      ),
  },
  {
    id: 'priority-of-assignment',
    check: ({ access }) =>
      access.groups.flatMap(({ priority, assign }, index) => {
        const same = access.groups.findIndex((other) => other.priority === priority);
        if (priority === undefined || (assign && same === index)) return [];
        return [
          {
            path: `access.groups.${index}.priority`,
            wrong: assign ? `is ${priority}, as another group's` : 'is stated for a group without assignment',
            right: 'a number of its own, on groups that the app is assigned to',
          },
        ];
      }),
  },
  {
    id: 'rule-once',
    check: ({ access }) =>
      twice(access.rules.map(({ name }) => name)).map((index) => ({
        path: `access.rules.${index}.name`,
        wrong: `"${access.rules[index]!.name}" is there twice`,
        right: 'a name of its own',
      })),
  },
  {
    id: 'rule-fills-okta-group',
    check: ({ access }) => {
      const fillable = access.groups.filter(({ from, name }) => !isOfDirectory(from) && name !== 'Everyone');
      return access.rules.flatMap(({ into }, index) =>
        into
          .filter((name) => !fillable.some((group) => group.name === name))
          .map((name) => ({
            path: `access.rules.${index}.into`,
            wrong: `names "${name}"`,
            right: `Okta groups in scope: ${quoted(fillable.map((group) => group.name))}; a directory's group and Everyone are filled by others`,
          })),
      );
    },
  },
  {
    id: 'constant-for-group-in-scope',
    check: (environment) => {
      const assigned = environment.access.groups.filter(({ assign }) => assign).map(({ name }) => name);
      return tableOf(environment).hops.flatMap((hop) =>
        Object.keys((isInbound(hop) ? undefined : hop.perGroup) ?? {})
          .filter((group) => !assigned.includes(group))
          .map((group) => ({
            path: `flows line "${lineId(hop)}".perGroup`,
            wrong: `gives ${attributeName(hop.to)} to "${group}"`,
            right: `groups that the app is assigned to: ${quoted(assigned)}`,
          })),
      );
    },
  },
];
