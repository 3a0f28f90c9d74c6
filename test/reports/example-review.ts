import type { Review } from '../../engine/review/model';

/** A review with something of everything; a test overrides what it is about. */
export const exampleReview = (over: Partial<Review> = {}): Review => ({
  environment: 'demo',
  title: 'main compared with change/phone',
  people: 60,
  attributes: [
    {
      system: 'okta',
      attribute: 'primaryPhone',
      changed: 3,
      added: 1,
      removed: 0,
      samples: [
        { id: '00u1', before: '#101', after: '+1 650 555 0101#101' },
        { id: '00u2', before: null, after: '102' },
      ],
    },
  ],
  access: { gained: 0, lost: 0 },
  ringcentral: { created: 0, disabled: 0, deleted: 0 },
  stale: 3,
  readers: [{ who: 'the mapping of zendesk', reads: 'okta.primaryPhone' }],
  findings: [
    {
      id: 'RCO030',
      severity: 'note',
      where: 'mappings',
      message: '3 people keep the old value until then',
      title: 'People stay on the old value until an admin applies the mapping',
      why: 'No supported API applies a mapping.',
      source: 'okta/terraform-provider-okta, docs/resources/profile_mapping.md',
      remedy: 'Apply updates now',
    },
  ],
  incomplete: [],
  hops: [
    {
      line: 'ringcentral → okta.primaryPhone',
      from: 'ringcentral',
      to: 'okta.primaryPhone',
      state: 'changed',
      before: '"#" + appuser.extensionNumber',
      after: 'appuser.directNumber + "#" + appuser.extensionNumber',
      reads: ['ringcentral.directNumber', 'ringcentral.extensionNumber'],
      people: 3,
    },
    {
      line: 'okta → ad.telephoneNumber',
      from: 'okta',
      to: 'ad.telephoneNumber',
      state: 'same',
      before: 'user.primaryPhone',
      after: 'user.primaryPhone',
      reads: ['okta.primaryPhone'],
      people: 3,
    },
  ],
  ...over,
});
