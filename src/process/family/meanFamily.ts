import {
  binomial,
  chiSquare,
  exponential,
  gamma,
  geometric,
  normal,
  poisson,
  type Stream,
} from '../../random/index.js';

/** One-parameter families whose variance is quadratic in the mean; `variance` is a centred normal law with its variance as the mean of x^2, `gaussian` another word for `normal`. */
export type FamilyName =
  | 'bernoulli'
  | 'poisson'
  | 'normal'
  | 'gaussian'
  | 'exponential'
  | 'geometric'
  | 'variance';

export const familyNames: readonly FamilyName[] = [
  'bernoulli',
  'poisson',
  'normal',
  'exponential',
  'geometric',
  'variance',
];

/** A natural exponential family by its mean. */
export interface MeanFamily {
  /** The variance of one observation of mean mu is a + b mu + c mu^2. */
  readonly variance: readonly [a: number, b: number, c: number];
  /** The means that are allowed at the start, and how to say so. */
  readonly allows: (mu: number) => boolean;
  readonly domain: string;
  /** One observation (of its sufficient statistic). */
  readonly observe: (stream: Stream, mu: number) => number;
  /** The mean of n observations, by one or two draws. */
  readonly average: (stream: Stream, n: number, mu: number) => number;
}

const positive = { allows: (mu: number) => mu > 0, domain: 'positive' };

const unitNormal: MeanFamily = {
  variance: [1, 0, 0],
  allows: Number.isFinite,
  domain: 'finite',
  observe: (stream, mu) => mu + normal(stream),
  average: (stream, n, mu) => mu + normal(stream) / Math.sqrt(n),
};

/** The families by name; the normal law has unit variance. */
export const meanFamilies: Readonly<Record<FamilyName, MeanFamily>> = {
  bernoulli: {
    variance: [0, 1, -1],
    allows: (mu) => mu >= 0 && mu <= 1,
    domain: 'from 0 to 1',
    observe: (stream, mu) => (stream.uniform() < mu ? 1 : 0),
    average: (stream, n, mu) => binomial(stream, n, Math.min(1, mu)) / n,
  },
  poisson: {
    variance: [0, 1, 0],
    ...positive,
    observe: (stream, mu) => poisson(stream, mu),
    average: (stream, n, mu) => poisson(stream, n * mu) / n,
  },
  normal: unitNormal,
  gaussian: unitNormal,
  exponential: {
    variance: [0, 0, 1],
    ...positive,
    observe: (stream, mu) => mu * exponential(stream),
    average: (stream, n, mu) => (mu * gamma(stream, n)) / n,
  },
  geometric: {
    variance: [0, 1, 1],
    ...positive,
    observe: (stream, mu) => geometric(stream, 1 / (1 + mu)),
    average: (stream, n, mu) => poisson(stream, mu * gamma(stream, n)) / n,
  },
  variance: {
    variance: [0, 0, 2],
    ...positive,
    observe: (stream, mu) => mu * normalSquare(stream),
    average: (stream, n, mu) => (mu * chiSquare(stream, n)) / n,
  },
};

/** Variance of one observation of mean mu. */
export function varianceAt({ variance: [a, b, c] }: MeanFamily, mu: number): number {
  return a + b * mu + c * mu * mu;
}

function normalSquare(stream: Stream): number {
  const z = normal(stream);
  return z * z;
}
