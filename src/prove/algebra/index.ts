export { exactly } from './atom.js';
export { type AlgebraicProof, decideCase } from './decideCase.js';
export type { Effort } from './nonnegative.js';
export { TooLarge, withinWork } from './poly.js';
export { fractionTree } from './ring.js';
