import { reached } from '../../../engine/flows/model';
import type { Check } from '../check';
import type { Patient } from '../patient';

const DAY_MS = 86_400_000;
/** The session ends a month after its last use (Okta, Configuring Provisioning for RingCentral). */
const SESSION_DAYS = 30;
const WARNING_DAYS = 21;

/** When Okta last provisioned to RingCentral without a failure, as its System Log tells. */
async function lastUse(patient: Patient): Promise<number | undefined> {
  const app = await patient.ringcentralApp();
  if (!app) return undefined;
  const since = new Date(patient.now() - SESSION_DAYS * DAY_MS).toISOString();
  const filter = `target.id eq "${app.id}" and eventType sw "application.provision." and outcome.result eq "SUCCESS"`;
  const last = await patient.okta().lastEvent({ since, filter });
  return last && Date.parse(last.published);
}

/** Age of the session that "Authenticate with RingCentral" opens: it lapses without a word. */
export const ringcentralSession: Check = {
  id: 'ringcentral-session',
  after: 'okta-endpoints',
  remedy:
    'Okta Admin Console > Applications > RingCentral > Provisioning > Integration > Authenticate with RingCentral; then date ringcentral-authenticated in the environment',
  look: async (patient) => {
    const { attestations, phase } = patient.environment;
    if (!reached(phase, 'provisioning')) return { ok: true, detail: `Not needed in phase ${phase}.` };
    const attested = attestations['ringcentral-authenticated'];
    const signs: [string, number][] = attested ? [['was authenticated', Date.parse(attested.on)]] : [];
    const used = await lastUse(patient);
    if (used !== undefined) signs.push(['was last used', used]);
    const [what, at] = signs.sort(([, a], [, b]) => b - a)[0] ?? [];
    if (at === undefined) return { ok: false, detail: 'Nobody attests a session, and nothing was provisioned lately.' };
    const days = Math.floor((patient.now() - at) / DAY_MS);
    return { ok: days <= WARNING_DAYS, detail: `It ${what} ${days} days ago; unused for ${SESSION_DAYS} it ends.` };
  },
};
