import type { AttributePath } from '../../../engine/flows/model';
import type { ListedPerson } from '../../../engine/review/listed';
import type { Review } from '../../../engine/review/model';
import type { Value } from '../../../engine/sync';

/** A review with something of everything; a test overrides what it is about. */
export const exampleReview = (over: Partial<Review> = {}): Review => ({
  environment: 'demo',
  invented: false,
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
  complete: true,
  incomplete: [],
  configuration: [{ kind: 'mapping', id: 'ringcentral → okta.primaryPhone', change: 'changed', people: 3 }],
  refusals: [],
  pools: [],
  worst: { kind: 'replaced', people: 2, sentence: '2 people get another value over one that is there.' },
  happens: ['2 people get another value over one that is there.', '1 person gets a value where there was none.'],
  patterns: [
    {
      path: 'okta.primaryPhone',
      harm: 'replaced',
      pattern: 'prefix added',
      people: 2,
      sample: { id: '00u1', before: '#101', after: '+1 650 555 0101#101' },
    },
    {
      path: 'okta.primaryPhone',
      harm: 'filled',
      pattern: 'filled',
      people: 1,
      sample: { id: '00u2', before: null, after: '102' },
    },
  ],
  withheld: [],
  seen: ['Looked at 60 people, 43 attribute mappings of 2 pairs, sources and undeclared mappings read now.'],
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

/** Somebody of whom one value changes. */
export function listedPerson(
  id: string,
  displayName: string,
  path: AttributePath,
  before: Value,
  after: Value,
): ListedPerson {
  return { id, name: displayName, changes: [{ path, before, after }], conflicts: [], access: undefined, groups: [] };
}
