export { findTerraform } from './cli';
export type { TerraformCli } from './cli';
export type { Diagnostic, Message } from './messages';
export { addCounts, countChanges, failedChecks, isReplace, NOTHING, priorResources, removals } from './plan';
export type { Counts, Plan, ResourceChange, StateResource } from './plan';
export { run } from './process';
export { redact } from './redact';
export { StackDirectory } from './stack-directory';
export type { Planned } from './stack-directory';
