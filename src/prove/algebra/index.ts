export { type AlgebraicProof, decideCase } from './decideCase.js';
export type { Effort } from './nonnegative.js';
export { exactly, fractionTree } from './ring.js';
