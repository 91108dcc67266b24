export { type AsymptoticConfidenceOptions, asymptoticConfidence } from './asymptoticConfidence.js';
export { bernoulliConfidence } from './bernoulliConfidence.js';
export { binomialTails } from './binomialTails.js';
export {
  type BoundedSums,
  boundedConfidence,
  boundedSumsOf,
  mergeBoundedSums,
  noBoundedSums,
} from './boundedConfidence.js';
export { boundedMean, type Range } from './boundedMean.js';
export { budget, sequenceShare } from './budget.js';
export { chiSquareQuantile } from './chiSquareQuantile.js';
export { chiSquareTails } from './chiSquareTails.js';
export { clopperPearson } from './clopperPearson.js';
export { conditionalMean, type Step } from './conditionalMean.js';
export { type EffectiveSample, effectiveSample } from './effectiveSample.js';
export {
  anytimePValue,
  type Block,
  crossed,
  type EProcess,
  type Evidence,
  observe,
  type Relation,
} from './eProcess.js';
export type { Interval } from './interval.js';
export { type KolmogorovSmirnov, kolmogorovSmirnov } from './kolmogorovSmirnov.js';
export { type Moments, mergeMoments, momentsOf, noMoments, varianceOf } from './moments.js';
export { nonnegativeMeanAtLeast } from './nonnegativeMeanAtLeast.js';
export { nonnegativeMeanAtMost } from './nonnegativeMeanAtMost.js';
export { normalQuantile } from './normalQuantile.js';
export { normalTails } from './normalTails.js';
export { probability } from './probability.js';
export { regularizedBeta } from './regularizedBeta.js';
export { regularizedGamma } from './regularizedGamma.js';
export { secondMomentLimit } from './secondMomentLimit.js';
export { studentTTails } from './studentTTails.js';
export { subGaussianMean } from './subGaussianMean.js';
export { type TailConcernOptions, tailConcern } from './tailConcern.js';
export { type TailIndex, tailIndex } from './tailIndex.js';
export type { Tails } from './tails.js';
export { varianceBoundedMean } from './varianceBoundedMean.js';
export { wilson } from './wilson.js';
