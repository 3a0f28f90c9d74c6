import { mappingsAt, type Mapping } from '../engine/flows/derive';
import type { FlowTable, Phase, SystemId } from '../engine/flows/model';
import { mappingId, MAPPING_LINES, mappingType, PROFILE_MAPPING } from '../engine/terraform/resources';
import { Construct, type ITerraformDependable, type TerraformResource } from './cdktf';
import type { Gates } from './gates';
import { LetGo } from './let-go';
import { named } from './named';
import { MappingLines } from './own-provider';
import { DataOktaUserProfileMappingSource, ProfileMapping } from './okta';
import { isRingCentral } from '../engine/systems/kinds';
import { literal } from './literal';

export interface ProfileMappingsProps {
  readonly table: FlowTable;
  readonly phase: Phase;
  readonly gates: Gates;
  readonly appIds: Readonly<Record<SystemId, string>>;
  /** Attributes that lines read and write; a line to an attribute that is not there yet is refused. @default none */
  readonly attributes?: readonly ITerraformDependable[];
}

/** A state of the time when a pair was owned in the other way lets go of it: destroying it would blank everybody's lines. */
const otherType = (mapping: Mapping): string =>
  mappingType(mapping) === MAPPING_LINES ? PROFILE_MAPPING : MAPPING_LINES;

interface Common {
  readonly sourceId: string;
  readonly targetId: string;
  readonly dependsOn: ITerraformDependable[];
  readonly lifecycle: { readonly preventDestroy: boolean };
}

/**
 * All mappings, each direction of each pair one resource. Mappings exist as soon as the app does: Terraform finds them and writes the
 * declared lines. Of a pair that is shared with the rest of the company only the declared lines are owned (our own provider);
 * RingCentral's pair belongs to okta/okta's resource, which speaks for all of its lines.
 */
export class ProfileMappings extends Construct {
  /** By id: `ad_to_okta`, `okta_to_ringcentral`. */
  readonly mappings: ReadonlyMap<string, TerraformResource>;

  constructor(scope: Construct, id: string, props: ProfileMappingsProps) {
    super(scope, id);
    const derived = mappingsAt(props.table, props.phase);
    this.mappings = new Map(derived.map((mapping) => [mappingId(mapping), this.mapping(mapping, props)]));
  }

  private mapping(mapping: Mapping, { table, gates, appIds, attributes = [] }: ProfileMappingsProps) {
    const app = appIds[mapping.system]!;
    const [sourceId, targetId] = mapping.direction === 'toOkta' ? [app, this.userType()] : [this.userType(), app];
    const id = mappingId(mapping);
    const common = {
      sourceId,
      targetId,
      dependsOn: [...gates.of(mapping.phase), ...attributes],
      lifecycle: { preventDestroy: true },
    };
    if (!isRingCentral(table.systems[mapping.system]!.kind))
      new LetGo(this, `${id}_let_go`, { from: `${otherType(mapping)}.${id}` });
    return named(mapping.shared ? this.lines(id, mapping, common) : this.whole(id, mapping, common), id);
  }

  private lines(id: string, { lines }: Mapping, common: Common): MappingLines {
    const byTarget = lines.map(
      ({ to, expression, pushStatus }) => [to, { expression: literal(expression), pushStatus }] as const,
    );
    return new MappingLines(this, id, { ...common, lines: Object.fromEntries(byTarget) });
  }

  /**
   * `delete_when_absent` is always stated, because blanking may reach lines of other people; `always_apply` never is: Okta ignores it
   * under OAuth and it calls a private endpoint.
   */
  private whole(id: string, { lines, undeclared }: Mapping, common: Common): ProfileMapping {
    return new ProfileMapping(this, id, {
      ...common,
      deleteWhenAbsent: undeclared === 'remove',
      mappings: lines.map(({ to, expression, pushStatus }) => ({
        id: to,
        expression: literal(expression),
        pushStatus,
      })),
    });
  }

  /** The user type's side of every mapping. No depends_on: a deferred read would make the ids unknown and replace all mappings. */
  private userType(): string {
    const existing = this.node.tryFindChild('user') as DataOktaUserProfileMappingSource | undefined;
    return (existing ?? named(new DataOktaUserProfileMappingSource(this, 'user'), 'user')).id;
  }
}
