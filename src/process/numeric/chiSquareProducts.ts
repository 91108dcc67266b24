import { digamma, trigamma } from '../../expression/index.js';
import { findRoot } from './findRoot.js';
import { logGammaRatio } from './logGammaRatio.js';

/** How often a number of degrees of freedom occurs. */
export interface DofCount {
  readonly dof: number;
  readonly count: number;
}

/** The two sides of a distribution at a level; the smaller one keeps its digits. */
interface Sides {
  readonly above: number;
  readonly below: number;
}

/**
 * P(product of independent chi2_dof/dof > exp(logLevel)) and its complement, for degrees of freedom that may
 * differ: the Mellin transform is inverted along a vertical line near its saddle point by the trapezoidal
 * rule. Relative error of the smaller side at most 1e-10 (tested). Costs about a hundred evaluations of a
 * log-gamma for each distinct dof, more for small dof and probabilities near a half.
 *
 * Source: as `chiSquareProduct`, which is for equal degrees of freedom.
 */
export function chiSquareProducts(groups: readonly DofCount[], logLevel: number): Sides {
  const halves = groups.map(({ dof, count }) => ({ h: dof / 2, count }));
  const slope = (s: number) =>
    halves.reduce((total, { h, count }) => total + count * (digamma(h + s) - Math.log(h)), -logLevel);
  const least = halves.reduce((low, { h }) => Math.min(low, h), Infinity);
  const saddle = saddlePoint(slope, least);
  const centre = 1 / Math.sqrt(halves.reduce((total, { h, count }) => total + count * trigamma(h), 0));
  if (saddle > 0) {
    const above = lineIntegral(halves, least, logLevel, Math.max(saddle, centre));
    return { above, below: 1 - above };
  }
  const below = -lineIntegral(halves, least, logLevel, Math.min(saddle, -Math.min(centre, least / 2)));
  return { above: 1 - below, below };
}

interface Half {
  readonly h: number;
  readonly count: number;
}

/** The s > -least with slope(s) = 0; the slope rises from -infinity to infinity. */
function saddlePoint(slope: (s: number) => number, least: number): number {
  let [low, high] = [-least / 2, least];
  for (let gap = least / 2; slope(low) > 0 && gap > 1e-290; gap /= 4) low = -least + gap;
  while (slope(high) < 0) high *= 4;
  return findRoot(slope, low, high, 1e-6);
}

const NEGLIGIBLE = 1e-18;

/** (1/pi) times the integral over y > 0 of the real part of E X^s exp(-s logLevel)/s, s = c + iy. */
function lineIntegral(halves: readonly Half[], least: number, logLevel: number, c: number): number {
  const logMean = (y: number) => {
    let [re, im] = [-c * logLevel, -y * logLevel];
    for (const { h, count } of halves) {
      const log = logGammaRatio(h, c, y);
      re += count * log.re;
      im += count * log.im;
    }
    return { re, im };
  };
  const peak = logMean(0).re;
  const step = stepOf(halves, least, c, peak);
  let total = 0.5 / c;
  for (let j = 1, size = 1; size > NEGLIGIBLE; j++) {
    const y = j * step;
    const { re, im } = logMean(y);
    size = Math.exp(re - peak);
    total += (size * (c * Math.cos(im) + y * Math.sin(im))) / (c * c + y * y);
  }
  return (Math.exp(peak) * step * total) / Math.PI;
}

/** Small against the distances to the pole at 0, to those left of -least, and to the width of the saddle. */
function stepOf(halves: readonly Half[], least: number, c: number, peak: number): number {
  const pole = (2 * Math.PI * Math.abs(c)) / (36 + Math.max(0, -peak));
  const gammaPole = (2 * Math.PI * (c + least)) / 40;
  const curvature = halves.reduce((total, { h, count }) => total + count * trigamma(h + c), 0);
  return Math.min(pole, gammaPole, 0.6 / Math.sqrt(curvature));
}
