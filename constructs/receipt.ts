import { createHash } from 'node:crypto';
import { declaredFields, type Hash } from '../engine/terraform/declared';
import { RECEIPT, RECEIPT_ADDRESS } from '../engine/terraform/resources';
import { Construct } from './cdktf';
import { named } from './named';
import { Receipt as ReceiptResource } from './own-provider';

interface SynthesisedStack {
  readonly resource: Readonly<Record<string, Record<string, Record<string, unknown>>>>;
}

const NAME = RECEIPT_ADDRESS.slice(RECEIPT.length + 1);

/** Short, for there are some hundred; nobody gains by finding another value of one. */
const hash: Hash = (text) => createHash('sha256').update(text).digest('hex').slice(0, 16);

/**
 * What was applied last, remembered in the state: by it a write that failed is told from a change made by hand, on any machine. Written after
 * everything else.
 */
export class Receipt extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    named(new ReceiptResource(this, 'applied', { declared: {} }), NAME);
  }

  /** The synthesised stack, with what it declares in its receipt: known once everything else is. */
  static filledIn<Stack>(stack: Stack): Stack {
    const { resource } = stack as SynthesisedStack;
    const block = resource[RECEIPT]![NAME]!;
    block['declared'] = declaredFields(resource, hash);
    block['depends_on'] = Object.entries(resource)
      .filter(([type]) => type !== RECEIPT)
      .flatMap(([type, all]) => Object.keys(all).map((name) => `${type}.${name}`));
    return stack;
  }
}
