export { checkRelation, type RelationCheck } from './checkRelation.js';
export { routeCosts } from './cost.js';
export { EFFORTS, type Effort } from './effort.js';
export {
  type Evaluation,
  type EvaluationOptions,
  evaluateAt,
} from './evaluateAt.js';
export {
  type AgreementEvidence,
  type ClaimEvidence,
  type ControlEvidence,
  EVIDENCE_FORMAT,
  type Evidence,
  type RelationEvidence,
  type SampledPoint,
  type SamplingEvidence,
  type SearchEvidence,
  type WitnessEvidence,
} from './evidence.js';
export { marginOf } from './margin.js';
export { outcomesOf, type PointOutcome } from './outcomesOf.js';
export {
  type CompiledRoute,
  compileRoutes,
  inline,
  isExact,
  isOtherSide,
  isSampled,
  quantitiesOf,
  regimeWhere,
} from './routes.js';
export { runVerification, type Verification } from './runVerification.js';
export { type SampleMean, sampleMean } from './sampleMean.js';
export {
  type DeterministicRelation,
  deterministicRelation,
  type Recheck,
  routeReading,
  type Sides,
} from './sides.js';
export type { VerifyTask } from './task.js';
export type { Guarantee, Verdict, VerdictName } from './verdict.js';
export { type Context, type VerifyOptions, verifyClaim } from './verifyClaim.js';
