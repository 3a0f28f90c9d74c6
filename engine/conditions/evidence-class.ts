import type { Condition } from './condition';

/** On what a condition rests: a tenant proves it, a person's word that a fact of a tenant can end, or that word alone. */
export type EvidenceClass = 'proven' | 'a word that a fact can end' | 'a word alone';

export const EVIDENCE_CLASSES: readonly EvidenceClass[] = ['proven', 'a word that a fact can end', 'a word alone'];

export function evidenceClassOf({ proof, told }: Pick<Condition, 'proof' | 'told'>): EvidenceClass {
  if ('features' in proof || told?.proves !== undefined) return 'proven';
  return told?.ends === undefined ? 'a word alone' : 'a word that a fact can end';
}
