import type { Quantity } from '../quantity.js';
import { frobenius, waveMeasure } from './waveMeasure.js';

/** The Frobenius norm of X. */
export function waveNorm(): Quantity {
  return waveMeasure('Frobenius norm of the data', 'root of the sum of squares', (view) =>
    frobenius(view.values),
  );
}
