import { commonFactor } from './commonFactor.js';
import { factorwise } from './factorwise.js';
import {
  complementBelow,
  exponentialAbove,
  exponentialBelow,
  logarithmBounds,
  rootPowers,
  roundedNumbers,
  taylorOfExponential,
} from './functionBounds.js';
import { gammaProduct } from './gammaProduct.js';
import { induction } from './induction.js';
import { limitsAsSums } from './limitsAsSums.js';
import { logarithms } from './logarithms.js';
import { monotone } from './monotone.js';
import { partialProducts } from './partialProducts.js';
import {
  bernoulliPowers,
  factoredSums,
  integralTest,
  integralTestBelow,
  roundedTerms,
} from './rewritings.js';
import { rising } from './rising.js';
import { sameSign } from './sameSign.js';
import { simultaneous } from './simultaneous.js';
import { sineProduct } from './sineProduct.js';
import { splitBranches } from './splitBranches.js';
import { sameFunction, stripped } from './stripped.js';
import type { Tactic } from './task.js';
import { termwise } from './termwise.js';

export { narrowed } from './narrow.js';
export { numeral, type Reduction, type Tactic, type Task } from './task.js';

/** The ways to reduce a task to others, in the order in which they are tried. */
export const TACTICS: readonly Tactic[] = [
  splitBranches,
  stripped,
  simultaneous,
  sineProduct,
  gammaProduct,
  induction,
  termwise,
  limitsAsSums,
  logarithms,
  factorwise,
  partialProducts,
  bernoulliPowers,
  sameFunction,
  roundedTerms,
  factoredSums,
  integralTest,
  integralTestBelow,
  sameSign,
  commonFactor,
  monotone,
  rising,
  logarithmBounds,
  taylorOfExponential,
  exponentialAbove,
  exponentialBelow,
  complementBelow,
  rootPowers,
  roundedNumbers,
];
