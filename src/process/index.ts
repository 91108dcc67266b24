export type { Binding } from './binding.js';
export * from './categorical/index.js';
export * from './confidence/index.js';
export * from './contamination/index.js';
export * from './contraction/index.js';
export * from './contrastive/index.js';
export * from './correlation/index.js';
export * from './curation/index.js';
export * from './diffusion/index.js';
export * from './family/index.js';
export * from './gaussian/index.js';
export * from './kernel/index.js';
export * from './mixture/index.js';
export {
  allBatches,
  anchoredBatch,
  newestBatch,
  noiseCoefficients,
  type Shares,
  slidingWindow,
  squaredNorm,
} from './noiseCoefficients.js';
export * from './numeric/index.js';
export * from './overlap/index.js';
export * from './pooled/index.js';
export type {
  ClosedRoute,
  ExactRoute,
  Quantity,
  Recursion,
  Route,
  SampledRoute,
  Support,
} from './quantity.js';
export { alsoClosed, sampledWhere, withClosed } from './refine.js';
export * from './regression/index.js';
export * from './retraining/index.js';
export { type Sizes, schedule } from './schedule.js';
export * from './tempered/index.js';
export * from './uniform/index.js';
export * from './weighting/index.js';
