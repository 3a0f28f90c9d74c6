/** Why Okta refuses something. */
export interface Refusal {
  /** The attribute, mapping target or rule that it is about. */
  readonly attribute: string;
  /** The text of `errorCauses`. */
  readonly cause: string;
  /**
   * Whether the words are Okta's own, as recorded or published. `unconfirmed`: that Okta refuses is known, its words are not; the
   * embedded org then refuses in the best-known words, and a switch lets it accept.
   */
  readonly wording: 'known' | 'unconfirmed';
}
