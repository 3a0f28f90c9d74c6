/** Every awkward case that the company holds, and what is awkward about it. */
export const AWKWARD_CASES = {
  noExtension: 'a RingCentral user with a direct number and no extension number',
  extensionOnly: 'a RingCentral user with an extension number and no direct number',
  noNumberAtAll: 'a RingCentral user with neither number nor extension',
  stateWrittenOut: 'AD says "California" where others say "CA"',
  stateWrong: 'AD says "Kalifornia", which no dictionary knows',
  stateMissing: 'no state in AD, in a country where RingCentral wants one',
  duplicateEmail: 'two RingCentral records carry the email of one person',
  alreadyInRingCentral: 'the person used RingCentral before Okta did: link by email, do not create',
  emailDiffersInCase: 'RingCentral keeps the email in other letters (upper and lower case)',
  porting: 'the number is being ported: Pending, with a temporary number beside it',
  disabledInAd: 'the AD account is disabled',
  disabledInAdStillInRingCentral: 'disabled in AD while the RingCentral account is still enabled',
  severalDirectNumbers: 'more than one direct number; one of them is primary, and not the first',
  numberInAdSame: 'AD holds the very value that RingCentral would write',
  numberInAdOtherFormat: "AD holds RingCentral's number, written in another way",
  numberInAdDifferent: 'AD holds a number of the old telephone system',
  nonAsciiName: 'name with letters outside ASCII',
  nonLatinName: 'name in another script; the account name is not derived from it',
  apostropheInName: 'name with an apostrophe and a hyphen',
  noDepartment: 'no department in AD',
  mailMissing: 'no mail in AD: the email falls back to the user name',
  mobileAbsent: 'no mobile number in AD',
  mobileEmpty: 'mobile number is the empty string in the profile',
  outOfScope: 'not a member of RingCentral Users: RingCentral never hears of the person',
} as const;

export type AwkwardCase = keyof typeof AWKWARD_CASES;
