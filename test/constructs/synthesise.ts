import { Testing } from 'cdktf';
import { parseEnvironment } from '../../engine/environment/parse';
import type { EnvironmentInput } from '../../engine/environment/schema';
import type { Phase } from '../../engine/flows/model';
import { demo } from '../../environments/demo';
import { RingCentralOktaStack } from '../../stacks/ringcentral-okta-stack';

type Block = Readonly<Record<string, unknown>>;

/** A synthesised stack, as Terraform reads it. */
export interface Stack {
  readonly resource: Readonly<Record<string, Readonly<Record<string, Block>>>>;
  readonly data: Readonly<Record<string, Readonly<Record<string, Block>>>>;
  readonly locals?: Block;
  readonly import?: readonly Block[];
  readonly removed?: readonly Block[];
  readonly provider: Block;
  readonly terraform: Block;
}

/** What main.ts writes for an environment, validations run, without CDKTF's own notes. */
export function synthesise(environment: EnvironmentInput, oktaProviderVersion?: string): Stack {
  const stack = new RingCentralOktaStack(Testing.app(), {
    environment: parseEnvironment(environment),
    oktaProviderVersion,
  });
  return JSON.parse(Testing.synth(stack, true)) as Stack;
}

const demos = new Map<Phase, Stack>();

/** The demo at a phase, synthesised once. */
export function demoAt(phase: Phase): Stack {
  const stack = demos.get(phase) ?? synthesise({ ...demo, phase });
  demos.set(phase, stack);
  return stack;
}
