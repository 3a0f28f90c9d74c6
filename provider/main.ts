import { serve } from './protocol';
import { handlers } from './provider';

void serve(handlers(process.env));
