import type { FitWorkflow, GaussianFitSetting } from './gaussianFitRoles.js';

/** Means of the fitted variance and of the squared error of the fitted mean. */
export interface FitMoments {
  readonly fittedVariance: number;
  readonly meanError: number;
}

/** First moments by generation, for true mean 0; all workflows need two moments of the generator only. */
export const fitMoments: Readonly<Record<FitWorkflow, (setting: GaussianFitSetting) => FitMoments>> = {
  replace: replaced,
  accumulate: accumulated,
  subsample: subsampled,
};

/** A batch mean has variance v/n, a sum of squares the mean (n-1) v. */
function replaced({ sizes, fits, ddof, variance }: GaussianFitSetting): FitMoments {
  let [fitted, meanError] = [variance, 0];
  for (let t = 1; t <= fits; t++) {
    const n = sizes(t);
    meanError += fitted / n;
    if (ddof === 0) fitted -= fitted / n;
  }
  return { fittedVariance: fitted, meanError };
}

/** Mean raw second moment of the pooled points, and mean squared error of their mean. */
function accumulated({ sizes, fits, ddof, variance }: GaussianFitSetting): FitMoments {
  let total = sizes(1);
  let [raw, meanError] = [variance, variance / total];
  const fitted = () => (raw - meanError) * (total / (total - ddof));
  for (let t = 2; t <= fits; t++) {
    const n = sizes(t);
    const next = total + n;
    const [drawn, error] = [fitted(), meanError];
    raw += (n / next) * (drawn + error - raw);
    meanError += (drawn * n) / (next * next);
    total = next;
  }
  return { fittedVariance: fitted(), meanError };
}

/**
 * S is the mean unbiased variance of all points so far, A the mean squared error of their mean; a subset of
 * n without replacement scatters by S (1/n - 1/total) around it.
 */
function subsampled({ sizes, fits, ddof, variance }: GaussianFitSetting): FitMoments {
  const n = sizes(1);
  let [unbiased, error] = [variance, variance / n];
  for (let t = 1; ; t++) {
    const fitted = ddof === 1 ? unbiased : unbiased - unbiased / n;
    const scatter = (unbiased * (1 - 1 / t)) / n;
    if (t === fits) return { fittedVariance: fitted, meanError: error + scatter };
    const between = ((t * n) / (t + 1)) * (scatter + fitted / n);
    unbiased = ((t * n - 1) * unbiased + (n - 1) * fitted + between) / ((t + 1) * n - 1);
    error += (scatter + fitted / n) / ((t + 1) * (t + 1));
  }
}

/** Variance of the fitted variance, replace: a sample variance has relative variance 2 (n-1)/(n-ddof)^2 around its mean. */
export function varianceOfVariance({ sizes, fits, ddof, variance }: GaussianFitSetting): number {
  let [mean, spread] = [variance, 0];
  for (let t = 1; t <= fits; t++) {
    const n = sizes(t);
    const shrink = ddof === 0 ? 1 - 1 / n : 1;
    const relative = (2 * (n - 1)) / ((n - ddof) * (n - ddof));
    spread = shrink * shrink * spread + relative * (spread + mean * mean);
    mean *= shrink;
  }
  return spread;
}
