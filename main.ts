import { synthesise } from './app';

void synthesise();
