export { calibrationPath, calibrations, loadEnvironment, loadEnvironments } from './load';
