/** A complex number. */
export interface Complex {
  readonly re: number;
  readonly im: number;
}

const SHIFT = 12;
/** Bernoulli numbers B_2k / (2k (2k-1)), k = 1 .. 8. */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400];

/**
 * log of the gamma function at re + i im with re > 0, the branch that is real on the axis and continuous.
 * Error at most 6e-15 (1 + modulus), by Stirling's series right of 12 and the
 * recurrence left of it.
 */
export function complexLogGamma(re: number, im: number): Complex {
  let logs = 0;
  let angle = 0;
  let x = re;
  for (; x < SHIFT; x++) {
    logs += 0.5 * Math.log(x * x + im * im);
    angle += Math.atan2(im, x);
  }
  const far = stirling(x, im);
  return { re: far.re - logs, im: far.im - angle };
}

function stirling(re: number, im: number): Complex {
  const size = re * re + im * im;
  const log = 0.5 * Math.log(size);
  const angle = Math.atan2(im, re);
  const series = stirlingSeries(re / size, -im / size);
  return {
    re: (re - 0.5) * log - im * angle - re + 0.9189385332046728 + series.re,
    im: im * log + (re - 0.5) * angle - im + series.im,
  };
}

/** Sum of STIRLING[k] w^(2k+1) for w = 1/z. */
function stirlingSeries(re: number, im: number): Complex {
  const square = { re: re * re - im * im, im: 2 * re * im };
  let total = { re: 0, im: 0 };
  for (let k = STIRLING.length - 1; k >= 0; k--) {
    const product = times(total, square);
    total = { re: product.re + STIRLING[k]!, im: product.im };
  }
  return times(total, { re, im });
}

function times(a: Complex, b: Complex): Complex {
  return { re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re };
}
