export { clearlyFails } from './clearlyFails.js';
export type { Evaluated, Phases, Problem, SearchOptions, SearchResult } from './problem.js';
export { type Race, type Runner, race } from './race.js';
export { minimise, search } from './search.js';
export { type ShrinkOptions, type Shrunk, shrink } from './shrink.js';
