export type { Value, Profile } from './values';
export type {
  Configuration,
  ConfigurationOptions,
  ConfiguredSystem,
  GroupRule,
  Line,
  OrgFlags,
  ProvisioningSettings,
  Sourcing,
} from './configuration';
export { configurationOf } from './configuration';
export type { CompiledLine, CompiledSystem, CompileOptions, Flows } from './compile';
export { compileFlows, restrict, withoutImportsOf, withoutPushesTo } from './compile';
export { affectedAttributes, settledFor, statedAnew } from './affected';
export type { Account, AppUser, Change, Effect, Membership, Notice, OktaUser, Person, Step } from './person';
export { followsRules, isOktaStatus, isProvisioned, OKTA_STATUSES, type OktaStatus } from './status';
export { ruleHolds } from './access';
export { newAppProfile } from './push';
export { ownerOf, profileSourceOf } from './ownership';
export {
  activate,
  deactivate,
  editOkta,
  setAssignments,
  setStaticGroups,
  suspend,
  unsuspend,
  type RefusedEdit,
} from './lifecycle';
export { applyUpdates, reconcile } from './reconcile';
export { createFromAccount, importAccount, importDeletion, linkAccount, type ImportKind } from './import-account';
export { PeopleIndex } from './people-index';
export { AUTOMATIC, HELD, matchAccount, type Match, type MatchingRules } from './match';
export {
  importUsers,
  type ImportBatch,
  type Imported,
  type ImportResult,
  type ImportRules,
  type Losing,
} from './import-users';
export { parses, settingsShown } from './shown';
export { bareTemplate } from './template';
export {
  DEFAULT_SAFEGUARD,
  fewForEveryApp,
  trippedSafeguard,
  type AppLosses,
  type Safeguard,
  type Tripped,
} from './safeguard';
export type { Surroundings } from './evaluate';
export { obey } from './memory';
export { netChanges, settle, type Settled } from './settle';
export { synchronise } from './synchronise';
