/** Why a system would refuse something that Okta sends it about a person. */
export interface AttributeRefusal {
  /** Attribute of Okta's app profile. */
  readonly attribute: string;
  readonly reason: string;
}
