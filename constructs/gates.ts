import { expiryOf, type Attestation } from '../engine/conditions/attestation';
import { gatesGuarding, type DeclaredGate } from '../engine/gates/gates';
import { PHASES, reached, type Phase, type SystemId } from '../engine/flows/model';
import { Bar, type Precondition } from './bar';
import { Construct, TerraformLocal, type ITerraformDependable } from './cdktf';
import { named } from './named';
import { DataOktaAppSaml } from './okta';

export interface GatesProps {
  /** Name of the environment, for messages. */
  readonly environment: string;
  /** What the first gates wait for: the right tenant. */
  readonly after: Bar;
  /** Where the rollout stands: gates of phases past it are not declared. */
  readonly phase: Phase;
  /** The gates the environment has. */
  readonly gates: readonly DeclaredGate[];
  /** What people saw, by gate key. @default no gate is attested */
  readonly attestations?: Readonly<Record<string, Attestation>>;
  /** The id of each system's app, literal or known once the app exists. */
  readonly appIds: Readonly<Record<SystemId, string>>;
}

const NEVER = '1970-01-01T00:00:00Z';

function expiries({ gates, attestations = {} }: GatesProps): Record<string, string> {
  return Object.fromEntries(
    gates.flatMap(({ key, gate: { proof } }) => {
      const attestation = attestations[key];
      return attestation && 'attestedForDays' in proof
        ? [[key, expiryOf(attestation, proof.attestedForDays)] as const]
        : [];
    }),
  );
}

/**
 * The steps that no API can take, as Terraform preconditions: one `terraform_data` per phase, which every resource of the phase
 * depends on. A shut gate fails the plan; a gate whose signal is not known before apply fails the apply before the phase's
 * first write.
 */
export class Gates extends Construct {
  /** Until when each attestation counts. Terraform refuses a precondition that refers to nothing, so the dates stand in a local. */
  private readonly attested: TerraformLocal;
  private readonly byPhase = new Map<Phase, Bar>();

  constructor(
    scope: Construct,
    id: string,
    private readonly props: GatesProps,
  ) {
    super(scope, id);
    this.attested = named(new TerraformLocal(this, 'attested', expiries(props)), 'attested');
    let before = props.after;
    for (const phase of PHASES.filter((candidate) => reached(props.phase, candidate))) {
      const preconditions = gatesGuarding(props.gates, phase, props.phase).map((gate) => this.precondition(gate));
      if (preconditions.length === 0) continue;
      before = new Bar(this, `gates_${phase}`, { preconditions, dependsOn: [before] });
      this.byPhase.set(phase, before);
    }
  }

  /** What a resource of `phase` depends on: that phase's gates and, through them, all earlier ones. */
  of(phase: Phase): ITerraformDependable[] {
    const opened = [...PHASES].reverse().filter((candidate) => reached(phase, candidate));
    return [opened.map((candidate) => this.byPhase.get(candidate)).find(Boolean) ?? this.props.after];
  }

  /** Whether a gate of this key stands guard at this phase. */
  guards(key: string): boolean {
    return this.props.gates.some((declared) => declared.key === key && reached(this.props.phase, declared.gate.guards));
  }

  private precondition(declared: DeclaredGate): Precondition {
    return { condition: `\${${this.condition(declared)}}`, errorMessage: this.message(declared) };
  }

  private condition({ key, gate, system }: DeclaredGate): string {
    if ('features' in gate.proof) {
      const { fqn } = this.signals(system!);
      return gate.proof.features.map((feature) => `try(contains(${fqn}.features, "${feature}"), false)`).join(' && ');
    }
    return `timecmp(plantimestamp(), lookup(${this.attested.fqn}, "${key}", "${NEVER}")) < 0`;
  }

  /** `features` are read only and tell what an admin has enabled; read by id it works for AD's app too. */
  private signals(system: SystemId): DataOktaAppSaml {
    const id = `${system}_signals`;
    const existing = this.node.tryFindChild(id) as DataOktaAppSaml | undefined;
    return existing ?? named(new DataOktaAppSaml(this, id, { id: this.props.appIds[system]! }), id);
  }

  private message({ key, gate }: DeclaredGate): string {
    const { environment, attestations } = this.props;
    const attestation = attestations?.[key];
    const missing =
      'features' in gate.proof
        ? 'Okta does not show it as enabled'
        : attestation
          ? `the attestation by ${attestation.by} of ${attestation.on} has expired`
          : 'nobody has attested it';
    const remedy =
      'features' in gate.proof ? '' : ` Then attest it: attestations["${key}"] of environment ${environment}.`;
    return `Gate ${key} is shut (${missing}): ${gate.title}. Who: ${gate.who}. Where: ${gate.where}. Why: ${gate.why}${remedy}`;
  }
}
