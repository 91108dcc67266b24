export { type CurationRoundOptions, curationRound } from './curationRound.js';
export { type BestOfManyOptions, bestOfMany, bestOfTwo } from './hardSelection.js';
export { mixedCuration } from './mixedCuration.js';
export { type PureCurationOptions, pureCuration } from './pureCuration.js';
