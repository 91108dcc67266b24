export { type CovarianceRootRoles, covarianceRoot } from './covarianceRoot.js';
export { type GaussianLoopRoles, gaussianLoop } from './gaussianLoop.js';
export { type IsotropicLoopRoles, isotropicLoop } from './isotropicLoop.js';
export { type OnePointInfluenceRoles, onePointInfluence } from './onePointInfluence.js';
export { type ShrinkingStdRoles, shrinkingStd } from './shrinkingStd.js';
export { type SymmetricMixtureRoles, symmetricMixture } from './symmetricMixture.js';
export { gaussianVectorLoop, type VectorLoopRoles } from './vectorLoop.js';
export { wassersteinGrowth } from './wassersteinGrowth.js';
