export {
  type DecideOptions,
  type Decision,
  decide,
  type Estimate,
  type EstimateOptions,
  estimateMean,
} from './decide.js';
export type { Hypothesis, Observable } from './hypothesis.js';
