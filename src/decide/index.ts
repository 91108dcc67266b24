export { type DecideOptions, type Decision, decide, type Estimate, estimateMean } from './decide.js';
export type { Hypothesis, Observable } from './hypothesis.js';
