import { directoryOf, groupType, statedId, type GroupOrigin } from '../engine/environment/group-origin';
import { slug } from '../engine/environment/slug';
import { groupRuleFaults } from '../engine/flows/check-expressions';
import { groupProfileAt } from '../engine/flows/derive';
import type { FlowTable, Phase, SystemId } from '../engine/flows/model';
import { ranked } from '../engine/org/assignments';
import { Construct, type ITerraformDependable } from './cdktf';
import type { Gates } from './gates';
import { named } from './named';
import { AppGroupAssignment, DataOktaGroup, DataOktaGroups, Group, GroupRule } from './okta';
import { literal } from './literal';

export interface GroupInScope {
  readonly name: string;
  /** `new` is created; all others exist already and are read by name, by name in one directory, or by id. */
  readonly from: GroupOrigin;
  readonly description?: string | undefined;
  /** Assigns the app to the group: its members get a RingCentral account. */
  readonly assign: boolean;
  /** Decides whose constants a member of several groups gets. @default Okta's own numbering */
  readonly priority?: number | undefined;
  /** Attributes that the assignment names without a value: the next group decides. @default none */
  readonly withoutValue?: readonly string[] | undefined;
}

export interface RuleInScope {
  readonly name: string;
  readonly expression: string;
  readonly into: readonly string[];
}

export interface AccessProps {
  readonly table: FlowTable;
  readonly phase: Phase;
  readonly gates: Gates;
  readonly system: SystemId;
  readonly appId: string;
  /** The id of each system's app, for groups that a named directory imported. */
  readonly appIds: Readonly<Record<SystemId, string>>;
  readonly groups: readonly GroupInScope[];
  /** Rules that fill Okta groups. @default none */
  readonly rules?: readonly RuleInScope[];
  /** What must stand before anybody is assigned: the mappings. @default nothing */
  readonly after?: readonly ITerraformDependable[];
}

/**
 * Who gets RingCentral. Assignments are retained when they leave the code: taking one away in Okta removes the members' RingCentral
 * accounts with all their data, which is a person's decision. Other groups' assignments are not touched.
 */
export class Access extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: AccessProps,
  ) {
    super(scope, id);
    const ids = new Map(props.groups.map((group) => [group.name, this.groupId(group)]));
    for (const rule of props.rules ?? []) this.rule(rule, ids);
    let before: ITerraformDependable[] = [];
    for (const group of ranked(props.groups.filter(({ assign }) => assign)))
      before = [this.assignment(group, ids.get(group.name)!, before)];
  }

  private groupId({ name, from, description }: GroupInScope): string {
    const id = `group_${slug(name)}`;
    if (from === 'new') {
      const lifecycle = { preventDestroy: true };
      const dependsOn = this.props.gates.of('provisioning');
      return named(
        new Group(this, id, { name, ...(description ? { description } : {}), dependsOn, lifecycle }),
        slug(name),
      ).id;
    }
    const [stated, directory] = [statedId(from), directoryOf(from)];
    if (stated !== undefined) return named(new DataOktaGroup(this, id, { id: stated }), slug(name)).id;
    if (directory !== undefined) return this.groupOfDirectory(name, this.props.appIds[directory]!);
    return named(new DataOktaGroup(this, id, { name, type: groupType({ name, from }) }), slug(name)).id;
  }

  /** By name alone Terraform would take whichever directory's group comes first. `one()` fails where there are several after all. */
  private groupOfDirectory(name: string, appId: string): string {
    const quoted = name.replaceAll(/["\\]/g, '\\$&');
    const search = `type eq "APP_GROUP" and source.id eq "${appId}" and profile.name eq "${quoted}"`;
    const groups = named(new DataOktaGroups(this, `group_${slug(name)}`, { search }), slug(name));
    return `\${one(${groups.fqn}.groups[*].id)}`;
  }

  private rule({ name, expression, into }: RuleInScope, ids: ReadonlyMap<string, string>): void {
    const { table, phase } = this.props;
    this.node.addValidation({ validate: () => groupRuleFaults(name, expression, table, phase) });
    const rule = new GroupRule(this, `rule_${slug(name)}`, {
      name,
      status: 'ACTIVE',
      expressionType: 'urn:okta:expression:1.0',
      expressionValue: literal(expression),
      groupAssignments: into.map((group) => ids.get(group)!),
      removeAssignedUsers: false,
      dependsOn: this.props.gates.of('provisioning'),
    });
    named(rule, slug(name));
  }

  /** One after the other in order of priority: Okta moves the others down when a priority is taken, so parallel ones end anywhere. */
  private assignment(
    { name, priority, withoutValue = [] }: GroupInScope,
    groupId: string,
    before: readonly ITerraformDependable[],
  ): AppGroupAssignment {
    const { table, system, phase, appId, gates, after = [] } = this.props;
    const profile = {
      ...Object.fromEntries(withoutValue.map((attribute) => [attribute, null])),
      ...groupProfileAt(table, system, name, phase),
    };
    const assignment = new AppGroupAssignment(this, `assignment_${slug(name)}`, {
      appId,
      groupId,
      ...(priority === undefined ? {} : { priority }),
      profile: literal(JSON.stringify(profile)),
      retainAssignment: true,
      dependsOn: [...gates.of('provisioning'), ...after, ...before],
    });
    return named(assignment, slug(name));
  }
}
