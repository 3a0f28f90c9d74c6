export { calibrationPath, loadEnvironment, loadEnvironments } from './load';
