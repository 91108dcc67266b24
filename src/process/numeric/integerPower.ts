/** base^exponent for an integer exponent from 0 to 2^31 - 1 by repeated squaring; 0^0 = 1. Relative error about exponent ulp at most. */
export function integerPower(base: number, exponent: number): number {
  let result = 1;
  let square = base;
  for (let rest = exponent; ; square *= square) {
    if ((rest & 1) === 1) result *= square;
    rest >>= 1;
    if (rest === 0) return result;
  }
}
