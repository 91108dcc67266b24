import { type Interval, of } from '../interval.js';
import { down, up } from '../rounding.js';

/** The neighbouring doubles around a positive integer (equal when it is one itself). */
function enclosing(n: bigint): Interval {
  const nearest = Number(n);
  const exact = BigInt(nearest);
  return of(exact > n ? down(nearest) : nearest, exact < n ? up(nearest) : nearest);
}

/** n! for n = 0 .. 170. */
export const FACTORIALS: readonly Interval[] = table();

function table(): Interval[] {
  const values = [of(1, 1)];
  let product = 1n;
  for (let n = 1n; n <= 170n; n++) {
    product *= n;
    values.push(enclosing(product));
  }
  return values;
}
