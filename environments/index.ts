export { loadEnvironment, loadEnvironments } from './load';
