import { byCases } from './cases.js';
import type { Rule } from './goal.js';
import { induction } from './induction.js';
import { monotone } from './monotone.js';
import { inLogarithms, peeled } from './peeled.js';
import {
  bernoulli,
  factorTaken,
  integralTest,
  limitsAsSums,
  rounding,
  sineLimit,
  termByTerm,
} from './series.js';

export { byCases } from './cases.js';
export { fieldOf, type Goal, narrowed } from './goal.js';
export { peeled } from './peeled.js';

/** The checker's own rules, by the names that certificates give them. */
export const RULES: Readonly<Record<string, Rule>> = {
  cases: byCases,
  arguments: peeled,
  logarithms: inLogarithms,
  'sine product': sineLimit,
  induction,
  'term by term': termByTerm,
  'limits as sums': limitsAsSums,
  Bernoulli: bernoulli,
  rounding,
  factor: factorTaken,
  integral: integralTest,
  monotone,
};
