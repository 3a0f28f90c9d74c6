import { Testing } from 'cdktf';
import { Gates } from '../../constructs/gates';
import { TenantLock } from '../../constructs/tenant-lock';
import { parseEnvironment } from '../../engine/environment/parse';
import type { EnvironmentInput } from '../../engine/environment/schema';
import { isInbound, PHASES, type Attribute, type Hop, type Phase } from '../../engine/flows/model';
import { lineId, tableOf } from '../../engine/flows/take';
import { gatesOf, type DeclaredGate } from '../../engine/gates/gates';
import { TerraformStack } from '../../constructs/cdktf';
import { demo } from '../../environments/demo';
import { synthesise, type Stack } from '../constructs/synthesise';
import type { Subject } from './expectations';

/** One thing done wrong, made from the table itself. */
export interface Mutation {
  readonly title: string;
  /** What a red test has to name. */
  readonly about: string;
  readonly subject: Subject;
}

const table = tableOf(parseEnvironment(demo));

/** Synthesised when a phase is looked at, and once. */
function phases(make: (phase: Phase) => Stack): Subject {
  const made = new Map<Phase, Stack>();
  return (phase) => {
    const stack = made.get(phase) ?? make(phase);
    made.set(phase, stack);
    return stack;
  };
}

const spoilt = (title: string, about: string, environment: EnvironmentInput): Mutation => ({
  title,
  about,
  subject: phases((phase) => synthesise({ ...environment, phase })),
});

const without = (hop: Hop): EnvironmentInput => ({
  ...demo,
  flows: {
    ...demo.flows,
    lines: (demo.flows.lines ?? []).filter((line) => lineId(line) !== lineId(hop)),
    without: [lineId(hop)],
  },
});

function replaced(hop: Hop, by: Partial<Hop>): EnvironmentInput {
  const lines = (demo.flows.lines ?? []).filter((line) => lineId(line) !== lineId(hop));
  return { ...demo, flows: { ...demo.flows, lines: [...lines, { ...hop, ...by } as Hop] } };
}

const nextPhase = (phase: Phase): Phase => PHASES[PHASES.indexOf(phase) + 1] ?? 'app';

function ofHop(hop: Hop): Mutation[] {
  const id = lineId(hop);
  const mutations = [
    spoilt(`${id} removed`, id, without(hop)),
    spoilt(`${id} given another expression`, id, replaced(hop, { expr: '"sabotage"' })),
    spoilt(`${id} given another phase`, id, replaced(hop, { phase: nextPhase(hop.phase ?? 'provisioning') })),
  ];
  if (isInbound(hop)) return mutations;
  if (hop.as === undefined || hop.as === 'usernameTemplate')
    mutations.push(
      spoilt(`${id} pushed otherwise`, id, replaced(hop, { push: hop.push === 'onCreate' ? 'always' : 'onCreate' })),
    );
  if (hop.perGroup)
    mutations.push(spoilt(`${id} without its constants per group`, id, replaced(hop, { perGroup: {} })));
  return mutations;
}

export const HOP_MUTATIONS: readonly Mutation[] = table.hops.flatMap(ofHop);

function ofSource([path, attribute]: readonly [string, Attribute]): Mutation[] {
  const sourcedBy = (by: Attribute['sourcedBy']): EnvironmentInput => ({
    ...demo,
    flows: {
      ...demo.flows,
      attributes: { ...demo.flows.attributes, [path]: { ...attribute, sourcedBy: by } as never },
    },
  });
  return [
    spoilt(`${path} inheriting from the profile source`, path, sourcedBy('inherit')),
    spoilt(`${path} sourced by Okta`, path, sourcedBy('okta')),
    spoilt(`${path} sourced by AD`, path, sourcedBy(['ad'])),
  ];
}

export const SOURCE_MUTATIONS: readonly Mutation[] = Object.entries(table.attributes)
  .filter(([, { sourcedBy }]) => Array.isArray(sourcedBy))
  .flatMap(ofSource);

/** Only the gates, so that they can be spoilt one by one. */
function gatesAlone(gates: readonly DeclaredGate[], phase: Phase): Stack {
  const stack = new TerraformStack(Testing.app(), 'demo');
  const { bar } = new TenantLock(stack, 'tenant-lock', { environment: 'demo', orgId: demo.okta.orgId });
  const appIds = { ad: '0oa1acmead0000000app', ringcentral: '0oa1acmerc0000000app' };
  new Gates(stack, 'gates', { environment: 'demo', after: bar, phase, gates, appIds });
  return JSON.parse(Testing.synth(stack)) as Stack;
}

const declared = gatesOf(table, parseEnvironment(demo));

function ofGate(gate: DeclaredGate): Mutation[] {
  const among = (others: (one: DeclaredGate) => DeclaredGate[]): Subject =>
    phases((phase) =>
      gatesAlone(
        declared.flatMap((one) => (one === gate ? others(one) : [one])),
        phase,
      ),
    );
  const changed = (by: Partial<DeclaredGate['gate']>) => among((one) => [{ ...one, gate: { ...one.gate, ...by } }]);
  const { key } = gate;
  const proof = 'features' in gate.gate.proof ? { attestedForDays: 1 } : { features: ['PUSH_NEW_USERS' as const] };
  return [
    { title: `gate ${key} removed`, about: key, subject: among(() => []) },
    {
      title: `gate ${key} guarding another phase`,
      about: key,
      subject: changed({ guards: gate.gate.guards === 'live' ? 'app' : 'live' }),
    },
    {
      title: `gate ${key} proven otherwise`,
      about: key,
      subject: among((one) => [{ ...one, system: one.system ?? 'ad', gate: { ...one.gate, proof } }]),
    },
  ];
}

export const GATE_MUTATIONS: readonly Mutation[] = declared.flatMap(ofGate);
