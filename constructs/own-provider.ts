/**
 * The seam to the bindings of our own provider, which `npm run provider:bindings` makes from its schema. Generated types stay behind it.
 */
export { AttributeSource } from '../provider/bindings/attribute-source';
export { MappingLines } from '../provider/bindings/mapping-lines';
export { RingcentraloktaProvider } from '../provider/bindings/provider';
export { Receipt } from '../provider/bindings/receipt';
