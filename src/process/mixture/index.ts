export { autoregressionGain } from './autoregressionGain.js';
export { type ComponentWeightsOptions, componentWeights } from './componentWeights.js';
export { evidenceGap } from './evidenceGap.js';
export { type Relabelling, relabelledLikelihood } from './relabelledLikelihood.js';
export { type ReversedDivergenceOptions, reversedDivergence } from './reversedDivergence.js';
export { scoreLikelihood } from './scoreLikelihood.js';
