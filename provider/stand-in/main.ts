import { serve } from '../protocol';
import { standInHandlers } from './provider';

void serve(standInHandlers(process.env));
