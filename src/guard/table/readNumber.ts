const POWERS = Float64Array.from({ length: 23 }, (_, k) => Number(`1e${k}`));
const [PLUS, MINUS, POINT, ZERO, UPPER_E, LOWER_E] = [43, 45, 46, 48, 69, 101];

/**
 * The decimal number in bytes `from` to `to`, correctly rounded; NaN when they are none.
 *
 * Up to 15 digits and a power of ten within 22 are exact in doubles, so that one multiplication or division
 * rounds once; up to 19 digits go through pairs of doubles; the few others are left to `Number`.
 */
export function readNumber(bytes: Buffer, from: number, to: number): number {
  let at = from;
  const sign = bytes[at];
  if (sign === MINUS || sign === PLUS) at += 1;
  // The first 15 digits that count, and up to 4 more.
  let high = 0;
  let low = 0;
  let digits = 0;
  let power = 0;
  let seen = false;
  let pointed = false;
  for (; at < to; at++) {
    const byte = bytes[at]!;
    const digit = byte - ZERO;
    if (digit >= 0 && digit <= 9) {
      seen = true;
      if (digits > 0 || digit > 0) digits += 1;
      if (digits <= 15) high = high * 10 + digit;
      else if (digits <= 19) low = low * 10 + digit;
      if (pointed) power -= 1;
    } else if (byte === POINT && !pointed) pointed = true;
    else break;
  }
  if (!seen) return Number.NaN;
  if (at < to) {
    const byte = bytes[at]!;
    if (byte !== LOWER_E && byte !== UPPER_E) return Number.NaN;
    const exponent = readExponent(bytes, at + 1, to);
    if (Number.isNaN(exponent)) return Number.NaN;
    power += exponent;
  }
  if (digits > 19 || power < -22 || power > 22) return slowNumber(bytes, from, to);
  const value = digits <= 15 ? scaled(high, power) : paired(high, low, digits - 15, power);
  if (Number.isNaN(value)) return slowNumber(bytes, from, to);
  return sign === MINUS ? -value : value;
}

function readExponent(bytes: Buffer, from: number, to: number): number {
  const sign = bytes[from];
  let at = sign === MINUS || sign === PLUS ? from + 1 : from;
  if (at >= to || to > at + 9) return at >= to ? Number.NaN : longExponent(bytes, from, to);
  let exponent = 0;
  for (; at < to; at++) {
    const digit = bytes[at]! - ZERO;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    exponent = exponent * 10 + digit;
  }
  return sign === MINUS ? -exponent : exponent;
}

const longExponent = (bytes: Buffer, from: number, to: number): number =>
  /^[+-]?\d+$/.test(bytes.toString('latin1', from, to)) ? Infinity : Number.NaN;

const scaled = (mantissa: number, power: number): number =>
  power < 0 ? mantissa / POWERS[-power]! : mantissa * POWERS[power]!;

/** Relative slack that is far above the errors of the second double of a pair, and far below a rounding. */
const SLACK = 1 / 0x1000000000000;

/**
 * (high 10^more + low) 10^power, correctly rounded; NaN when the pair of doubles that it is worked out in lies too
 * near the middle between two doubles to tell.
 */
function paired(high: number, low: number, more: number, power: number): number {
  const shift = POWERS[more]!;
  const product = high * shift;
  const whole = product + low;
  const tail = productError(high, shift, product) + (low - (whole - product));
  const ten = POWERS[Math.abs(power)]!;
  const value = power < 0 ? whole / ten : whole * ten;
  const first = power < 0 ? value * ten : value;
  const error = power < 0 ? whole - first - productError(value, ten, first) : productError(whole, ten, value);
  const rest = power < 0 ? (error + tail) / ten : error + tail * ten;
  const slack =
    SLACK * (power < 0 ? (Math.abs(error) + Math.abs(tail)) / ten : Math.abs(error) + Math.abs(tail) * ten);
  const rounded = value + (rest - slack);
  return rounded === value + (rest + slack) ? rounded : Number.NaN;
}

/** x y - product exactly, for product = x y rounded. Source: Dekker, A floating-point technique for extending the available precision, 1971. */
function productError(x: number, y: number, product: number): number {
  const a = 134217729 * x;
  const b = 134217729 * y;
  const x1 = a - (a - x);
  const y1 = b - (b - y);
  const x2 = x - x1;
  const y2 = y - y1;
  return x2 * y2 - (product - x1 * y1 - x2 * y1 - x1 * y2);
}

function slowNumber(bytes: Buffer, from: number, to: number): number {
  return to - from > 400 ? Number.NaN : Number(bytes.toString('latin1', from, to));
}
