export {
  CERTIFICATE_FORMAT,
  type Certificate,
  type CertifiedCase,
  type CertifiedNode,
} from './certificate.js';
export { type CaseProof, type Proof, proveRelation } from './proveRelation.js';
export type { Leaf, Witness } from './search.js';
export type { ClaimProofs, ProofRecord, ProveTask } from './task.js';
