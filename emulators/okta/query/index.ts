export { APP_FILTERS, GROUP_FILTERS, GROUP_SEARCHES, LOG_FILTERS, USER_FILTERS, userSearch } from './attributes';
export { compileQuery, sortItems } from './compile';
export { readPath } from './read';
