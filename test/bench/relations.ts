import { erf, lgamma } from '../../src/expression/index.js';

/** A relation in the language of bounds, beside what one would write by hand for the difference of its sides. */
export interface BenchRelation {
  readonly name: string;
  readonly text: string;
  /** The difference of the sides for mathjs, where it is not simply written. */
  readonly mathjs?: string;
  /** Ranges of the parameters; whole numbers where `whole` names them. */
  readonly ranges: Readonly<Record<string, readonly [number, number]>>;
  readonly whole?: readonly string[];
  readonly byHand: (...values: number[]) => number;
  /** The same on columns, into the first `count` entries of the left and the right side. */
  readonly loop: (left: Float64Array, right: Float64Array, count: number, ...columns: Float64Array[]) => void;
}

const rational: BenchRelation = {
  name: 'rational',
  text: 'sigma^2*d/(T-d-1)*(1+(n-1)*(T-d-1)/(T-d-2)) <= n*sigma^2*d/(T-d-1)*(1+d/T)',
  ranges: { d: [1, 30], T: [40, 1000], n: [1, 50], sigma: [0.1, 10] },
  byHand: (d, T, n, sigma) => {
    const first = (sigma * sigma * d) / (T - d - 1);
    return first * (1 + ((n - 1) * (T - d - 1)) / (T - d - 2)) - n * first * (1 + d / T);
  },
  loop: (left, right, count, d, T, n, sigma) => {
    for (let i = 0; i < count; i++) {
      const spare = T![i]! - d![i]! - 1;
      const first = (sigma![i]! * sigma![i]! * d![i]!) / spare;
      left[i] = first * (1 + ((n![i]! - 1) * spare) / (spare - 1));
      right[i] = n![i]! * first * (1 + d![i]! / T![i]!);
    }
  },
};

const logExp: BenchRelation = {
  name: 'log-exp',
  text: 'log(1+x)+x*exp(-y) <= x-x^2/2+x^3/3+exp(-x*y)',
  ranges: { x: [0, 10], y: [0, 5] },
  byHand: (x, y) =>
    Math.log(1 + x) + x * Math.exp(-y) - (x - (x * x) / 2 + (x * x * x) / 3 + Math.exp(-x * y)),
  loop: (left, right, count, xs, ys) => {
    for (let i = 0; i < count; i++) {
      const x = xs![i]!;
      const y = ys![i]!;
      left[i] = Math.log(1 + x) + x * Math.exp(-y);
      right[i] = x - (x * x) / 2 + (x * x * x) / 3 + Math.exp(-x * y);
    }
  },
};

const squares = (n: number): number => {
  let total = 0;
  for (let k = 1; k <= n; k++) total += 1 / (k * k);
  return total;
};

const series: BenchRelation = {
  name: 'sum series',
  text: 'sigma^2*d/(T-d-1)*sum(1/k^2,k,1,n) <= sigma^2*d/(T-d-1)*pi^2/6',
  mathjs: 'sigma^2*d/(T-d-1)*sum(1 ./ (1:n).^2) - sigma^2*d/(T-d-1)*pi^2/6',
  ranges: { d: [1, 30], T: [40, 1000], n: [1, 50], sigma: [0.1, 10] },
  whole: ['n'],
  byHand: (d, T, n, sigma) => {
    const first = (sigma! * sigma! * d!) / (T! - d! - 1);
    return first * squares(n!) - (first * Math.PI * Math.PI) / 6;
  },
  loop: (left, right, count, d, T, n, sigma) => {
    for (let i = 0; i < count; i++) {
      const first = (sigma![i]! * sigma![i]! * d![i]!) / (T![i]! - d![i]! - 1);
      left[i] = first * squares(n![i]!);
      right[i] = (first * Math.PI * Math.PI) / 6;
    }
  },
};

const special: BenchRelation = {
  name: 'special functions',
  text: 'exp(lgamma(x+1)-lgamma(x+1/2)) <= sqrt(x+1/2)*erf(y)',
  ranges: { x: [0.5, 20], y: [0.1, 4] },
  byHand: (x, y) => Math.exp(lgamma(x + 1) - lgamma(x + 0.5)) - Math.sqrt(x + 0.5) * erf(y),
  loop: (left, right, count, x, y) => {
    for (let i = 0; i < count; i++) {
      left[i] = Math.exp(lgamma(x![i]! + 1) - lgamma(x![i]! + 0.5));
      right[i] = Math.sqrt(x![i]! + 0.5) * erf(y![i]!);
    }
  },
};

/** By hand with the built-in power, which the language avoids because engines round it differently. */
const power: BenchRelation = {
  name: 'real power',
  text: 'c*n^(-alpha)+(1-c)*n^(-1/2) <= n^(-beta/3)',
  ranges: { c: [0, 1], n: [1, 1000], alpha: [0.5, 2], beta: [0, 1] },
  byHand: (c, n, alpha, beta) => c * n ** -alpha + (1 - c) * n ** -0.5 - n ** (-beta / 3),
  loop: (left, right, count, c, n, alpha, beta) => {
    for (let i = 0; i < count; i++) {
      left[i] = c![i]! * n![i]! ** -alpha![i]! + (1 - c![i]!) * n![i]! ** -0.5;
      right[i] = n![i]! ** (-beta![i]! / 3);
    }
  },
};

export const benchRelations: readonly BenchRelation[] = [rational, logExp, series, special, power];
