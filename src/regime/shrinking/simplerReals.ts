import { realComplexity } from './complexity.js';
import { decimal, double } from './decimal.js';

const favourites = [0, 1, 2, 5, 10, 0.5, 0.1, -1, 100];

/** Numbers of [min, max] simpler than x, simplest first: favourites, ends, powers of ten on the way to 1, neighbours with fewer digits, integers nearby, smaller numbers with as many digits. */
export function simplerReals(x: number, min: number, max: number): readonly number[] {
  if (x === 0) return [];
  const limit = realComplexity(x);
  const found = [...favourites, min, max, -x, ...powers(x), ...shorter(x), ...integersNear(x), ...smaller(x)];
  return [...new Set(found)]
    .filter((y) => y >= min && y <= max && realComplexity(y) < limit)
    .sort((a, b) => realComplexity(a) - realComplexity(b));
}

/** 1, 2 and 5 times the powers of ten at half, a quarter, ... of the way from the size of x to 1, and at the size of x. */
function powers(x: number): readonly number[] {
  const { sign, exponent } = decimal(x);
  const exponents = [exponent];
  for (let step = exponent; step !== 0; step = Math.trunc(step / 2)) exponents.push(exponent - step);
  return exponents.flatMap((e) => ['1', '2', '5'].map((digits) => double({ sign, digits, exponent: e })));
}

/** Below and above x with 1, 2, ... digits. */
function shorter(x: number): readonly number[] {
  const { sign, digits, exponent } = decimal(x);
  const found: number[] = [];
  for (let length = 1; length < Math.min(digits.length, 16); length += 1) {
    const cut = Number(digits.slice(0, length));
    for (const near of [cut, cut + 1]) {
      const text = String(near);
      found.push(double({ sign, digits: text, exponent: exponent + text.length - length }));
    }
  }
  return found;
}

function integersNear(x: number): readonly number[] {
  return Math.abs(x) < 1e15 ? [Math.floor(x), Math.ceil(x)] : [];
}

/** Towards the least number with as many digits, by halving the way (up to three digits: more are not worth the steps). */
function smaller(x: number): readonly number[] {
  const { sign, digits, exponent } = decimal(x);
  if (digits.length > 3) return [];
  const [value, least] = [Number(digits), Number(`1${'0'.repeat(digits.length - 1)}`)];
  const found: number[] = [];
  for (let step = value - least; step > 0; step = Math.floor(step / 2))
    found.push(double({ sign, digits: String(value - step), exponent }));
  return found;
}
