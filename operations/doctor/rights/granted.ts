import { OktaApiError } from '../../../clients/okta';
import type { Patient } from '../patient';

/** Whether the service app may have a token for this scope alone. Asks for a token, and for nothing else. */
export async function granted(patient: Patient, scope: string): Promise<boolean> {
  try {
    await patient.oktaFor([scope]).org();
    return true;
  } catch (error) {
    if (error instanceof OktaApiError && error.code === 'invalid_scope') return false;
    throw error;
  }
}
