export { type BestBandwidthRoles, bestBandwidth } from './bestBandwidth.js';
export { kernelLoop } from './kernelLoop.js';
export type { KernelRoles } from './kernelRoles.js';
