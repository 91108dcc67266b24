import { describe, expect, it } from 'vitest';
import { contrastiveLoss } from '../../../src/process/contrastive/contrastiveLoss.js';
import {
  antipodalClustersLoss,
  certifiedInformation,
  circleInstances,
  collapsedLoss,
  equiangularLoss,
  modesLoss,
  swappedPairLoss,
} from '../../../src/process/index.js';
import { stream, unitVector } from '../../../src/random/index.js';
import { draws, exactRoutesOf, expectMean, sampledRoutesOf } from '../_helpers/agreement.js';

const relative = (found: number, expected: number): number => Math.abs(found / expected - 1);

/** The loss by its definition, positive and negatives in one sum: good for losses of order 1. */
function lossByDefinition(local: Float64Array[], global: Float64Array[], tau: number): number {
  const dot = (x: Float64Array, y: Float64Array) => x.reduce((total, value, k) => total + value * y[k]!, 0);
  const terms = local.map((u, i) => {
    const all = global.reduce((total, v) => total + Math.exp(dot(u, v) / tau), 0);
    return -Math.log(Math.exp(dot(u, global[i]!) / tau) / all);
  });
  return terms.reduce((total, term) => total + term, 0) / terms.length;
}

describe('contrastiveLoss', () => {
  it('should be the mean cross entropy over all columns, of misaligned views too', () => {
    const source = stream('contrastive tests');
    for (const count of [2, 5, 9]) {
      const draw = () =>
        Array.from({ length: count }, () => {
          const vector = new Float64Array(3);
          unitVector(source, vector);
          return vector;
        });
      const [local, global] = [draw(), draw()];
      const flat = (vectors: Float64Array[]) => Float64Array.from(vectors.flatMap((v) => [...v]));
      const views = { count, dimension: 3, local: flat(local), global: flat(global) };
      expect(relative(contrastiveLoss(views, 0.4), lossByDefinition(local, global, 0.4))).toBeLessThan(1e-13);
    }
  });

  it('should count copies as that many instances', () => {
    const local = Float64Array.of(1, 0, 0.6, 0.8);
    const merged = { count: 2, dimension: 2, local, global: local, copies: Float64Array.of(3, 1) };
    const all = Float64Array.of(1, 0, 1, 0, 1, 0, 0.6, 0.8);
    const spelled = { count: 4, dimension: 2, local: all, global: all };
    expect(contrastiveLoss(merged, 0.2)).toBeCloseTo(contrastiveLoss(spelled, 0.2), 14);
  });
});

describe('equiangularLoss', () => {
  // log(1 + (M-1) exp((rho-1)/tau)) with 40 digits (mpmath), from 1e-29 up.
  it.each([
    [2, -1, 0.03, 1.1143831578403389e-29],
    [64, -0.015625, 0.03, 1.2492885991797738e-13],
    [64, 0.9375, 0.03, 2.179785813356734],
    [33, 0.5, 10, 3.448060025357713],
  ])('should keep the stated error for M = %d, rho = %d, tau = %d', (M, rho, tau, expected) => {
    const [route] = exactRoutesOf(equiangularLoss());
    expect(relative(route!.compute({ M, rho, tau }), expected)).toBeLessThan(route!.error);
  });

  it('should refuse a cosine that no set of unit vectors has', () => {
    const compute = exactRoutesOf(equiangularLoss())[0]!.compute;
    expect(() => compute({ M: 5, rho: -0.5, tau: 1 })).toThrow(
      'rho must be at least -1/(M-1), but it is -0.5.',
    );
    expect(() => compute({ M: 5, rho: 0, tau: 0 })).toThrow('tau must be a number of at least 0.005');
    expect(() => compute({ M: 1, rho: 0, tau: 1 })).toThrow('M must be an integer from 2 to 64');
  });
});

describe('collapsedLoss', () => {
  it('should be log M for any alignment, and twice that as released code reports it', () => {
    const at = { M: 12, tau: 0.01, align: -0.7 };
    expect(relative(exactRoutesOf(collapsedLoss())[0]!.compute(at), Math.log(12))).toBeLessThan(1e-12);
    const twice = exactRoutesOf(collapsedLoss({ reduction: 'batch plus bank' }))[0]!.compute(at);
    expect(relative(twice, 2 * Math.log(12))).toBeLessThan(1e-12);
  });
});

describe('swappedPairLoss', () => {
  it('should be log(1 + exp(2/tau))', () => {
    expect(exactRoutesOf(swappedPairLoss())[0]!.compute({ tau: 1 })).toBeCloseTo(2.126928011042973, 14);
  });
});

describe('circleInstances', () => {
  it('should agree with the equiangular family on the equilateral triangle and with two clusters on antipodes', () => {
    const triangle = { angles: [0, (2 * Math.PI) / 3, (4 * Math.PI) / 3], tau: 0.3 };
    const loss = exactRoutesOf(circleInstances().loss)[0]!.compute(triangle);
    const twin = exactRoutesOf(equiangularLoss())[0]!.compute({ M: 3, rho: -0.5, tau: 0.3 });
    expect(relative(loss, twin)).toBeLessThan(1e-12);
    const clusters = { angles: [0, 0, Math.PI, Math.PI], tau: 0.3, h: 2 };
    expect(exactRoutesOf(circleInstances().loss)[0]!.compute(clusters)).toBeCloseTo(
      exactRoutesOf(antipodalClustersLoss())[0]!.compute(clusters),
      13,
    );
    expect(exactRoutesOf(circleInstances().distance)[0]!.compute(clusters)).toBeCloseTo(4 / 3, 14);
  });

  it('should refuse a single instance', () => {
    const compute = exactRoutesOf(circleInstances().loss)[0]!.compute;
    expect(() => compute({ angles: [1], tau: 1 })).toThrow('angles must be a list of at least 2 numbers');
  });
});

describe('modesLoss', () => {
  it('should be the loss of the instances spelled out', () => {
    const loss = exactRoutesOf(modesLoss())[0]!.compute({ counts: [3, 1, 2], rho: -0.5, tau: 0.7 });
    const third = (2 * Math.PI) / 3;
    const angles = [0, 0, 0, third, 2 * third, 2 * third];
    expect(loss).toBeCloseTo(exactRoutesOf(circleInstances().loss)[0]!.compute({ angles, tau: 0.7 }), 13);
  });

  it('should refuse an empty mode', () => {
    const compute = exactRoutesOf(modesLoss())[0]!.compute;
    expect(() => compute({ counts: [3, 0], rho: 0, tau: 1 })).toThrow(
      'counts must be a list of at least 1 numbers of at least 1',
    );
  });
});

describe('certifiedInformation', () => {
  const information = certifiedInformation();
  const [exact] = exactRoutesOf(information);

  // The binomial sum with 40 digits (mpmath).
  it.each([
    [2, 4096, 0.03, 0.6930250953414304],
    [256, 2, 10, 0.04874562467024714],
    [100, 1000, 0.5, 1.9509779556721503],
    [256, 4096, 10, 0.09995405932110323],
    [3, 7, 1, 0.6140972767116489],
  ])('should keep the stated error for %d modes, %d instances, tau = %d', (m, M, tau, expected) => {
    expect(relative(exact!.compute({ m, M, tau }), expected)).toBeLessThan(exact!.error);
  });

  it.each([
    { m: 4, M: 16, tau: 0.05 },
    { m: 30, M: 8, tau: 1 },
  ])('should be the mean over batches at %j', (at) => {
    const [batches] = sampledRoutesOf(information);
    expectMean(draws(batches!, at, 4000, 'information'), exact!.compute(at));
  });

  it('should be enumerable for two instances in two modes without the positive', () => {
    // Alike with probability 1/2: log(1) or log(x), x = exp(-2/tau).
    const compute = exactRoutesOf(certifiedInformation({ positive: 'excluded' }))[0]!.compute;
    expect(compute({ m: 2, M: 2, tau: 0.5 })).toBeCloseTo(Math.log(2) - 0.5 * -4, 13);
  });
});
