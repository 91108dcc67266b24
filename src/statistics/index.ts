export { binomialTails } from './binomialTails.js';
export { chiSquareTails } from './chiSquareTails.js';
export { normalTails } from './normalTails.js';
export { regularizedBeta } from './regularizedBeta.js';
export { regularizedGamma } from './regularizedGamma.js';
export { studentTTails } from './studentTTails.js';
export type { Tails } from './tails.js';
