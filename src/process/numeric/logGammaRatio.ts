import type { Complex } from './complexLogGamma.js';

/** Where both arguments are at least this, Stirling's series is used; below, the recurrence leads there. */
const FAR = 12;
/** Bernoulli numbers B_2k / (2k (2k-1)), k = 1 .. 8. */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400];

/**
 * log(gamma(h + s)/gamma(h)) - s log h for h > 0 and complex s with h + Re s > 0: the logarithm of E X^s for
 * X = chi2_2h/(2h). Written so that the leading terms never meet: absolute error at most
 * 4e-15 (1 + |s|^2/h + |s|) (tested), where two log-gammas would lose the digits of h log h.
 */
export function logGammaRatio(h: number, re: number, im: number): Complex {
  let [x, logs, angle] = [h, 0, 0];
  for (; x + Math.min(re, 0) < FAR; x++) {
    const w = logOnePlus(re / x, im / x);
    logs += w.re;
    angle += w.im;
  }
  const far = farRatio(x, re, im);
  const scale = Math.log(x / h);
  return { re: far.re + re * scale - logs, im: far.im + im * scale - angle };
}

/** The same for h and h + Re s of at least 12: h (log(1 + s/h) - s/h) + (s - 1/2) log(1 + s/h) + the series' difference. */
function farRatio(h: number, re: number, im: number): Complex {
  const [wr, wi] = [re / h, im / h];
  const log = logOnePlus(wr, wi);
  const excess = logExcess(wr, wi, log);
  const [moved, still] = [stirlingSeries(h + re, im), stirlingSeries(h, 0)];
  return {
    re: h * excess.re + (re - 0.5) * log.re - im * log.im + moved.re - still.re,
    im: h * excess.im + (re - 0.5) * log.im + im * log.re + moved.im,
  };
}

function logOnePlus(re: number, im: number): Complex {
  return { re: 0.5 * Math.log1p(re * (2 + re) + im * im), im: Math.atan2(im, 1 + re) };
}

/** log(1 + w) - w; by its series where w is small. */
function logExcess(re: number, im: number, log: Complex): Complex {
  if (re * re + im * im > 0.01) return { re: log.re - re, im: log.im - im };
  let [sumRe, sumIm] = [0, 0];
  for (let k = 17; k >= 2; k--) {
    const next = sumRe * re - sumIm * im;
    sumIm = sumRe * im + sumIm * re;
    sumRe = next + (k % 2 === 0 ? -1 / k : 1 / k);
  }
  const [squareRe, squareIm] = [re * re - im * im, 2 * re * im];
  return { re: sumRe * squareRe - sumIm * squareIm, im: sumRe * squareIm + sumIm * squareRe };
}

/** Sum of STIRLING[k] z^-(2k+1). */
function stirlingSeries(re: number, im: number): Complex {
  const size = re * re + im * im;
  const [wr, wi] = [re / size, -im / size];
  const [squareRe, squareIm] = [wr * wr - wi * wi, 2 * wr * wi];
  let [sumRe, sumIm] = [0, 0];
  for (let k = STIRLING.length - 1; k >= 0; k--) {
    const next = sumRe * squareRe - sumIm * squareIm + STIRLING[k]!;
    sumIm = sumRe * squareIm + sumIm * squareRe;
    sumRe = next;
  }
  return { re: sumRe * wr - sumIm * wi, im: sumRe * wi + sumIm * wr };
}
