export { COUNTRIES, type Country, countryOf } from './countries';
export { STATES } from './states';
