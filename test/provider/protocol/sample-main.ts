import { ProviderService, serve } from '../../../provider/protocol';
import { sampleProvider } from './sample';

void serve(new ProviderService(sampleProvider()).handlers);
