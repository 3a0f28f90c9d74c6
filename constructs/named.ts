/** Any element with an address in Terraform. */
interface Addressed {
  overrideLogicalId(id: string): void;
}

/**
 * Gives an element the address that people read in plans and name in acknowledgements, whatever construct it stands in.
 * Addresses are a public contract: contracts/construct-ids.json.
 */
export function named<Element extends Addressed>(element: Element, id: string): Element {
  element.overrideLogicalId(id);
  return element;
}
