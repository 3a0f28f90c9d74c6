import { AD_CONSOLE } from '../consoles';
import { gate } from '../gate';
import { AD_GUIDE } from '../sources';

export const adAgentAccountRights = gate({
  id: 'ad-agent-account-rights',
  title: "The agent's service account may write the target attribute",
  who: 'Domain administrator',
  where: AD_CONSOLE.delegateControl,
  why: 'The agent writes with this account: without the right every write-back fails in the directory.',
  source: `${AD_GUIDE}, "Configure mapping for Okta to push phone number information back to AD"; Okta help, AD agent service account`,
  guards: 'bidirectional',
  about: 'writtenDirectory',
  stage: 'write-back',
  proof: { attestedForDays: 365 },
});
