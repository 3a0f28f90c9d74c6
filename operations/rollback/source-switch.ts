import type { OktaClient, SchemaProperty } from '../../clients/okta';

type Origin = 'base' | 'custom';

/** What a base attribute says whose source nobody has ever set: Okta leaves it out. */
const INHERIT = { type: 'PROFILE_MASTER' };

interface Switched {
  readonly origin: Origin;
  readonly property: SchemaProperty;
}

/**
 * Has an attribute edited in Okta for a moment. No import brings back that a value was empty ("nothing known" erases nothing), and Okta
 * refuses to edit what another system sources; so the source says Okta while the value is cleared, and then what it said before.
 */
export class SourceSwitch {
  private readonly switched = new Map<string, Switched>();

  constructor(private readonly okta: OktaClient) {}

  /** The attribute is edited in Okta until `close`. */
  async open(attribute: string): Promise<void> {
    if (this.switched.has(attribute)) return;
    const { definitions } = await this.okta.userSchema();
    const origin: Origin = attribute in definitions.custom.properties ? 'custom' : 'base';
    const property = definitions[origin].properties[attribute];
    if (!property) return;
    this.switched.set(attribute, { origin, property: { ...property, master: property.master ?? INHERIT } });
    await this.write(attribute, { origin, property: { ...property, master: { type: 'OKTA' } } });
  }

  /** Every source as it was, one after the other: Okta loses parallel schema writes. */
  async close(): Promise<void> {
    for (const [attribute, before] of this.switched) await this.write(attribute, before);
    this.switched.clear();
  }

  private write(attribute: string, { origin, property }: Switched): Promise<unknown> {
    return this.okta.postUserSchema({
      definitions: { [origin]: { id: `#${origin}`, type: 'object', properties: { [attribute]: property } } },
    });
  }
}
