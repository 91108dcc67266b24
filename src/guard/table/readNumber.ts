const POWERS = Float64Array.from({ length: 23 }, (_, k) => Number(`1e${k}`));

/**
 * The decimal number in bytes `from` to `to`, correctly rounded; NaN when they are none.
 *
 * Up to 15 digits and a decimal exponent within 22 are exact in doubles, so that one multiplication or
 * division rounds once; everything else is left to `Number`.
 */
export function readNumber(bytes: Buffer, from: number, to: number): number {
  let at = from;
  const sign = bytes[at];
  if (sign === 45 || sign === 43) at += 1;
  let mantissa = 0;
  let digits = 0;
  let scale = 0;
  let seen = false;
  let pointed = false;
  for (; at < to; at++) {
    const digit = bytes[at]! - 48;
    if (digit >= 0 && digit <= 9) {
      seen = true;
      if (digits > 0 || digit > 0) digits += 1;
      mantissa = mantissa * 10 + digit;
      if (pointed) scale += 1;
    } else if (digit === -2 && !pointed) pointed = true;
    else break;
  }
  if (!seen) return Number.NaN;
  if (at < to || digits > 15 || scale > 22) return slowNumber(bytes, from, to);
  const value = scale === 0 ? mantissa : mantissa / POWERS[scale]!;
  return sign === 45 ? -value : value;
}

const NUMERAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

function slowNumber(bytes: Buffer, from: number, to: number): number {
  if (to - from > 400) return Number.NaN;
  const text = bytes.toString('latin1', from, to);
  return NUMERAL.test(text) ? Number(text) : Number.NaN;
}
