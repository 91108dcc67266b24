import { down, up } from '../rounding.js';

const FIRST = -1074;

const POWERS = Float64Array.from({ length: 2098 }, () => 1);
for (let e = 1; e <= 1023; e++) POWERS[e - FIRST] = POWERS[e - 1 - FIRST]! * 2;
for (let e = -1; e >= FIRST; e--) POWERS[e - FIRST] = POWERS[e + 1 - FIRST]! / 2;

/** 2^e for integers -1074 <= e <= 1023. */
export const powerOfTwo = (e: number): number => POWERS[e - FIRST]!;

/** x * 2^e with at most one rounding, for |x| between 2^-400 and 2^400 (or 0) and any integer e. */
export function scale(x: number, e: number): number {
  if (e >= -600 && e <= 600) return x * powerOfTwo(e);
  if (e > 0) return e > 1500 ? x * Number.POSITIVE_INFINITY : x * powerOfTwo(e - 500) * powerOfTwo(500);
  return e < -1500 ? x * 0 : x * powerOfTwo(e + 500) * powerOfTwo(-500);
}

/** A double not above x * 2^e, for positive x between 2^-400 and 2^400; exact in the normal range. */
export function scaleDown(x: number, e: number): number {
  const y = scale(x, e);
  return y < 2.3e-308 || y === Number.POSITIVE_INFINITY ? Math.max(0, down(y)) : y;
}

/** A double not below x * 2^e, for positive x between 2^-400 and 2^400; exact in the normal range. */
export function scaleUp(x: number, e: number): number {
  const y = scale(x, e);
  return y < 2.3e-308 ? up(y) : y;
}

/** A significand in [0.7, 1.42] and an exponent: x = significand * 2^exponent exactly. */
export interface Scaled {
  readonly significand: number;
  readonly exponent: number;
}

/** Splits a positive finite double. */
export function splitExponent(x: number): Scaled {
  if (x < 1e-290) {
    const { significand, exponent } = splitExponent(x * powerOfTwo(200));
    return { significand, exponent: exponent - 200 };
  }
  const exponent = Math.round(Math.log2(x));
  return { significand: x * powerOfTwo(-exponent), exponent };
}
