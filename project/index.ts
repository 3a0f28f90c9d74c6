export { defineEnvironment } from '../engine/environment/define';
export type { Environment, EnvironmentInput } from '../engine/environment/schema';
export { calibrationPath, calibrations, loadEnvironment, loadEnvironments, placesOf } from './load';
export { PACKAGE, PACKAGED_APP, PROJECT } from './project';
