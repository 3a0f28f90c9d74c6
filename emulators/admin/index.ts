export { startAdmin } from './server';
