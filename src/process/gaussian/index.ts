export { type GaussianLoopRoles, gaussianLoop } from './gaussianLoop.js';
export { type ShrinkingStdRoles, shrinkingStd } from './shrinkingStd.js';
export { type SymmetricMixtureRoles, symmetricMixture } from './symmetricMixture.js';
export { gaussianVectorLoop, type VectorLoopRoles } from './vectorLoop.js';
