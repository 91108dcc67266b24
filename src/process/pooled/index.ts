export { type AugmentationRoles, augmentationLoop } from './augmentationLoop.js';
export { type FreshDataRoles, freshDataLoop } from './freshDataLoop.js';
export type { PooledRoles } from './pooledSetting.js';
