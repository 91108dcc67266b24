import { type Arithmetic, type Ball, NoEnclosure } from './arithmetic.js';

const positive = (m: Arithmetic, a: Ball, name: string): void => {
  if (!m.above(a, 0)) throw new NoEnclosure(`${name} of what may not be positive`);
};

/** The least point of gamma and lgamma on the positive axis lies between these. */
const DIP = [1.4616, 1.4617] as const;

/** A function that falls up to the dip and rises after it. */
function dipped(m: Arithmetic, name: string, a: Ball): Ball {
  positive(m, a, name.replace('mpfr_', ''));
  if (m.atLeast(a, DIP[1])) return m.increasing(name, a);
  if (m.atMost(a, DIP[0])) return m.decreasing(name, a);
  const ends = m.hull(
    m.hull(point(m, name, a.lo), point(m, name, a.hi)),
    m.increasing(name, m.doubles(...DIP)),
  );
  const floor = name === 'mpfr_gamma' ? 0.8856 : -0.1215;
  return m.hull(ends, m.doubles(floor, floor));
}

const point = (m: Arithmetic, name: string, end: number): Ball => m.increasing(name, { lo: end, hi: end });

export const lgamma = (m: Arithmetic, a: Ball): Ball => dipped(m, 'mpfr_lngamma', a);
export const gamma = (m: Arithmetic, a: Ball): Ball => dipped(m, 'mpfr_gamma', a);

export function digamma(m: Arithmetic, a: Ball): Ball {
  positive(m, a, 'digamma');
  return m.increasing('mpfr_digamma', a);
}

/** Bernoulli numbers B2, B4, ... as fractions. */
const BERNOULLI: readonly (readonly [number, number])[] = [
  [1, 6],
  [-1, 30],
  [1, 42],
  [-1, 30],
  [5, 66],
  [-691, 2730],
  [7, 6],
  [-3617, 510],
  [43867, 798],
  [-174611, 330],
];

/**
 * trigamma decreases on the positive axis. At a point: trigamma(x) = 1/x^2 + trigamma(x + 1) up to x >= 30, then
 * 1/x + 1/(2 x^2) + sum B_2k / x^(2k+1), whose remainder has the sign and is below the size of the first
 * term left out (DLMF 5.11(ii), for the derivative of digamma's expansion).
 */
export function trigamma(m: Arithmetic, a: Ball): Ball {
  positive(m, a, 'trigamma');
  const at = (end: number): Ball => {
    let x: Ball = { lo: end, hi: end };
    let sum = m.whole(0);
    while (!m.atLeast(x, 30)) {
      sum = m.add(sum, m.power(x, -2));
      x = m.add(x, m.whole(1));
    }
    sum = m.add(sum, m.add(m.power(x, -1), m.over(m.power(x, -2), 2)));
    for (const [k, [n, d]] of BERNOULLI.entries()) {
      const term = m.over(m.scale(m.power(x, -(2 * k + 3)), n), d);
      sum = m.add(sum, k === BERNOULLI.length - 1 ? m.hull(m.whole(0), term) : term);
    }
    return sum;
  };
  return { lo: at(a.hi).lo, hi: at(a.lo).hi };
}

/** zeta(s) decreases for s > 1. */
export function zeta(m: Arithmetic, a: Ball): Ball {
  if (!m.above(a, 1)) throw new NoEnclosure('zeta of what may not be above 1');
  return m.decreasing('mpfr_zeta', a);
}

/** The distribution function of the standard normal law, erfc(-x / sqrt 2) / 2. */
export const normcdf = (m: Arithmetic, a: Ball): Ball =>
  m.over(m.decreasing('mpfr_erfc', m.neg(m.div(a, m.increasing('mpfr_sqrt', m.whole(2))))), 2);

/** c4(n) = sqrt(2/(n-1)) gamma(n/2) / gamma((n-1)/2) increases with n > 1. */
export function c4(m: Arithmetic, a: Ball): Ball {
  if (!m.above(a, 1)) throw new NoEnclosure('c4 of what may not be above 1');
  const at = (end: number): Ball => {
    const n: Ball = { lo: end, hi: end };
    const below = m.sub(n, m.whole(1));
    const ratio = m.sub(lgamma(m, m.over(n, 2)), lgamma(m, m.over(below, 2)));
    return m.mul(m.increasing('mpfr_sqrt', m.div(m.whole(2), below)), m.increasing('mpfr_exp', ratio));
  };
  return { lo: at(a.lo).lo, hi: at(a.hi).hi };
}

/** beta(a, b) = exp(lgamma a + lgamma b - lgamma(a + b)). */
export function beta(m: Arithmetic, a: Ball, b: Ball): Ball {
  const log = m.sub(m.add(lgamma(m, a), lgamma(m, b)), lgamma(m, m.add(a, b)));
  return m.increasing('mpfr_exp', log);
}
