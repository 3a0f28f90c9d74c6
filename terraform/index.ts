export { findTerraform } from './cli';
export type { TerraformCli } from './cli';
export type { Diagnostic, Message } from './messages';
export {
  OKTA_PROVIDER_VARIABLE,
  oktaMirror,
  oktaProviderFor,
  standInNote,
  type OktaProviderChoice,
} from './okta-provider';
export {
  addCounts,
  countChanges,
  failedChecks,
  isReplace,
  NOTHING,
  priorResources,
  removals,
  taintedResources,
} from './plan';
export type { Counts, Plan, ResourceChange, StateResource } from './plan';
export { OBSERVED_OVERRIDE } from './foreign-files';
export { holdFolder, releaseFolder } from './folder-lock';
export { LeftAloneError } from './outliving/run';
export { run } from './process';
export { isAnyTerraformAlive } from './processes';
export type { Finished } from './process';
export { LONGEST_TERRAFORM_SILENCE_MS } from './progress-watch';
export { redact } from './redact';
export { isStale, StackDirectory } from './stack-directory';
export { StateLockedError } from './state-lock';
export { strayPlugins } from './stray-plugins';
export type { Planned } from './stack-directory';
