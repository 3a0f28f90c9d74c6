export { calibrationPath, calibrations, loadEnvironment, loadEnvironments, placesOf } from './load';
