import { commandLine } from '../../command-line';
import type { KnownMessage } from '../message';

/** errno(3): ENOSPC, EDQUOT, as Node and Go write them. */
export const DISK_FULL = /\bENOSPC\b|no space left on device|disk quota exceeded|\bEDQUOT\b/i;

/** What Terraform and its plugins say. */
export const TERRAFORM_MESSAGES: readonly KnownMessage[] = [
  {
    id: 'disk-full',
    pattern: DISK_FULL,
    cause: 'The disk is full: a plan, a state or a snapshot could not be written whole.',
    remedy: `Make room where the message says, then ${commandLine('apply')} --env NAME --resume: it takes up a state that was cut off or left in errored.tfstate.`,
    source: 'errno(3): ENOSPC, EDQUOT',
    example: 'write /srv/terraform.demo.tfstate: no space left on device',
  },
  {
    id: 'gate-shut',
    pattern: /Gate '?(?<gate>[a-z][a-z0-9-]+)'? is shut/i,
    cause: 'A step that only a person can take is not done, not seen by Okta, or its attestation has expired.',
    remedy: 'docs/gates.md tells who does it and where; then open it or attest it in the environment.',
    source: 'docs/gates.md',
    example: "Gate 'ringcentral-create-users' is shut",
  },
  {
    id: 'provider-checksum',
    pattern: /doesn't match any of the checksums|checksums? previously recorded in the dependency lock file/i,
    cause: 'The lock file was written for another build of the provider.',
    remedy:
      'Synthesise again (npx tsx main.ts): it writes the lock; a lock file made with a mirror is never committed.',
    source: 'Terraform, dependency lock file',
    example:
      "the current package for registry.terraform.io/okta/okta 4.20.0 doesn't match any of the checksums previously recorded in the dependency lock file",
  },
  {
    id: 'provider-unavailable',
    pattern: /Failed to query available provider packages|could not (?:connect|query).*registry/i,
    cause: 'Neither the registry nor a mirror has the provider.',
    remedy: 'Reach registry.terraform.io, or set TF_PROVIDER_MIRROR to a filesystem mirror.',
    source: 'Terraform, provider installation',
    example: 'Error: Failed to query available provider packages',
  },
  {
    id: 'plugin-start',
    pattern: /Unrecognized remote plugin message|timeout while waiting for plugin to start/i,
    cause: 'A provider process did not start; ours needs node on PATH.',
    remedy: 'Put Node 20 on PATH for the process that runs Terraform.',
    source: 'docs/provider.md',
    example: 'Unrecognized remote plugin message',
  },
  {
    id: 'plugin-died',
    pattern: /Plugin did not respond/i,
    cause: 'A provider process ended in the middle of a call.',
    remedy:
      'Run the same command again; what was written before is in the state or is reported. TF_LOG=debug shows why.',
    source: 'Terraform, plugins',
    example: 'Plugin did not respond',
  },
  {
    id: 'state-locked',
    pattern: /Error acquiring the state lock/i,
    cause: 'Another run holds the state, or one was killed while it did.',
    remedy: `Wait for it; only if none runs: ${commandLine('apply')} --env NAME --resume ID, with the id that the message shows.`,
    source: 'Terraform, state locking',
    example: 'Error acquiring the state lock',
  },
  {
    id: 'inconsistent-result',
    pattern: /Provider produced inconsistent (?:result after apply|final plan)/i,
    cause: 'Okta stored something else than was planned: it dropped or changed a value.',
    remedy: 'Plan again and read the difference; a flag of the org may be missing.',
    source: 'Terraform, provider protocol',
    example: 'Provider produced inconsistent result after apply',
  },
  {
    id: 'prevent-destroy',
    pattern: /Instance cannot be destroyed/i,
    cause: 'The plan would destroy something that holds people’s data.',
    remedy: 'See docs/decisions/0004; let go with removed { lifecycle { destroy = false } } instead.',
    source: 'docs/decisions/0004-dangerous-destroy.md',
    example: 'Error: Instance cannot be destroyed',
  },
];
