/** From an app to Okta: a line of a profile source pushes, that of any other app does not (okta/terraform-provider-okta issues 807 and 1295). */
export const neededPushStatus = (features: readonly string[]): 'PUSH' | 'DONT_PUSH' =>
  features.includes('PROFILE_MASTERING') ? 'PUSH' : 'DONT_PUSH';
