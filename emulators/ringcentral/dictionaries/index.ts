export { COUNTRIES, countryOf } from './countries';
export { STATES } from './states';
