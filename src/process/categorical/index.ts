export { type AccumulatingRoles, accumulatingLoop } from './accumulatingLoop.js';
export { fullySynthetic } from './fullySynthetic.js';
export { type OneCategoryRoles, oneCategory } from './oneCategory.js';
export { type PartiallySyntheticRoles, partiallySynthetic, refreshedRealData } from './partiallySynthetic.js';
export { type PoissonLoopRoles, poissonLoop } from './poissonLoop.js';
export type { CategoricalRoles } from './roles.js';
export { forgetTime, survivalExponent } from './survivalExponent.js';
export { totalCollapse } from './totalCollapse.js';
