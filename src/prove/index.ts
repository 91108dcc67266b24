export { hasRecursion } from './byRecursion.js';
export { hasClosedForms } from './cases.js';
export {
  CERTIFICATE_FORMAT,
  type Certificate,
  type CertifiedCase,
  type CertifiedNode,
  type CertifiedParameter,
} from './certificate.js';
export { type CoqTheory, coqFileName, coqLibrary, coqReason, coqTheory } from './coq/coqTheory.js';
export {
  type Frontier,
  type FrontierAxis,
  type FrontierBox,
  type FrontierOptions,
  type FrontierOutcome,
  type FrontierPoint,
  frontier,
} from './frontier/frontier.js';
export { type FrontierMark, type FrontierSvgOptions, frontierSvg } from './frontier/frontierSvg.js';
export { type FrontierPiece, joined, pieces } from './frontier/pieces.js';
export { type PointsMapOptions, pointsMap } from './frontier/pointsMap.js';
export { type CaseProof, type Proof, proveRelation } from './proveRelation.js';
export { type Recheck, type RecheckOptions, recheck } from './recheck/recheck.js';
export type { Leaf, Witness } from './search.js';
export { loadZ3, type SmtAnswer, type Solver } from './solver/solve.js';
export { type SolverRecord, solveRelation } from './solver/solveRelation.js';
export { type ClaimProofs, default as proveTask, type ProofRecord, type ProveTask } from './task.js';
export { type TightenOptions, type Tightness, tighten } from './tighten/tighten.js';
