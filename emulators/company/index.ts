export { AWKWARD_CASES, type AwkwardCase } from './awkward-cases';
export { COMPANY } from './company';
export { crowdMember } from './crowd';
export { OFFICES, type Office, type OfficeId } from './offices';
export { isInScope, PEOPLE, peopleWith, personOf } from './people';
export { GROUPS, type AdAttributes, type GroupName, type Person } from './person';
export {
  peopleInRingCentral,
  RINGCENTRAL_START,
  type RingCentralExtension,
  type RingCentralNumber,
} from './ringcentral-start';
export { AWKWARD_ENVIRONMENT } from './awkward-environment';
