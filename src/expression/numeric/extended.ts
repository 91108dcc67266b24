/** A number as an unevaluated sum of two doubles, |low| at most half an ulp of high. */
export interface Extended {
  readonly high: number;
  readonly low: number;
}

/** a + b exactly (Knuth's two-sum). */
export function twoSum(a: number, b: number): Extended {
  const high = a + b;
  return { high, low: sumError(a, b, high) };
}

/** a + b - sum exactly, for sum the rounded a + b. */
export function sumError(a: number, b: number, sum: number): number {
  const shifted = sum - a;
  return a - (sum - shifted) + (b - shifted);
}

/** a * b exactly (Dekker's product with Veltkamp's splitting), barring overflow and underflow. */
export function twoProduct(a: number, b: number): Extended {
  const high = a * b;
  return { high, low: productError(a, b, high) };
}

/** a * b - product exactly, for product the rounded a * b. */
export function productError(a: number, b: number, product: number): number {
  const aHigh = upper(a);
  const aLow = a - aHigh;
  const bHigh = upper(b);
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

/** The upper 26 bits of a double. */
function upper(a: number): number {
  const scaled = 134_217_729 * a;
  return scaled - (scaled - a);
}

/** Product of two extended numbers; relative error below 2^-101. */
export function multiply(a: Extended, b: Extended): Extended {
  const product = twoProduct(a.high, b.high);
  return quick(product.high, product.low + (a.high * b.low + a.low * b.high));
}

/** Sum of two extended numbers; error below 2^-101 (|a| + |b|). */
export function add(a: Extended, b: Extended): Extended {
  const sum = twoSum(a.high, b.high);
  return quick(sum.high, sum.low + (a.low + b.low));
}

/** Product of an extended number and a double. */
export function scale(a: Extended, factor: number): Extended {
  const product = twoProduct(a.high, factor);
  return quick(product.high, product.low + a.low * factor);
}

/** a + b when |a| >= |b| (Dekker). */
export function quick(a: number, b: number): Extended {
  const high = a + b;
  return { high, low: b - (high - a) };
}
