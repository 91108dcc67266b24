import { describe, expect, it } from 'vitest';
import { biasedWalk, gaussianMean, meanChain, type Quantity } from '../../../src/process/index.js';
import { draws, exactRoutesOf, expectMean, expectSameLaw, sampledRoutesOf } from '../_helpers/agreement.js';

const compute = (quantity: Quantity, at: Record<string, number>) => exactRoutesOf(quantity)[0]!.compute(at);

function expectAgreement(quantity: Quantity, at: Record<string, number>, size: number, key: string): void {
  const [reduced] = sampledRoutesOf(quantity, 'reduced');
  const [direct] = sampledRoutesOf(quantity, 'direct');
  const sample = draws(reduced!, at, size, key);
  expectSameLaw(draws(direct!, at, size, key), sample);
  for (const exact of exactRoutesOf(quantity)) expectMean(sample, exact.compute(at));
}

describe('gaussianMean', () => {
  const walk = gaussianMean({ dimension: 'd' });
  const at = { n0: 3, p: 1.5, T: 4, d: 3, sigma: 1.3, delta: 0.6 };

  it('should agree with itself in raw data, in sufficient statistics and exactly', () => {
    expectAgreement(walk.squaredError, at, 6000, 'error');
    expectAgreement(walk.gained('T', '2*T'), { ...at, p: 1, T: 2 }, 6000, 'gain');
    expectAgreement(walk.exceeds('delta'), at, 6000, 'exceeds');
    expectAgreement(walk.everExceeds('delta'), at, 6000, 'ever');
    expectAgreement(walk.beatsFirst, { ...at, p: 0 }, 6000, 'beats');
    expectAgreement(
      gaussianMean({ workflow: 'accumulate', sizes: 'n' }).squaredError,
      { ...at, n: 5 },
      6000,
      'accumulate',
    );
  });

  it('should add the inverse batch sizes', () => {
    const plain = { n0: 10, p: 2, T: 5, d: 1, sigma: 1 };
    expect(compute(walk.squaredError, plain)).toBeCloseTo(0.1463611111111111, 15);
    expect(compute(walk.squaredError, { ...plain, n0: 50, p: 1.1, T: 10_000 })).toBeCloseTo(0.1319451, 7);
    expect(compute(walk.gained('T', '2*T'), { ...plain, n0: 1, p: 1.5, T: 1000 })).toBeCloseTo(0.0185138, 7);
    expect(compute(walk.gained(0, 'T'), plain)).toBeCloseTo(0.1463611111111111, 15);
    const logs = gaussianMean({ sizes: 'ceil(n0*t*log(t+1)^k)' });
    const ratio = (k: number) =>
      compute(logs.gained('T^2', 'T^4'), { n0: 100, k, T: 20 }) /
      compute(logs.gained('T', 'T^2'), { n0: 100, k, T: 20 });
    expect(ratio(0.5)).toBeCloseTo(1.4308, 4);
    expect(ratio(2)).toBeCloseTo(0.5137, 4);
  });

  it('should give tails and chances of an independent computation', () => {
    const tail = { n0: 10, p: 2, T: 200, sigma: 1, d: 1 };
    expect(compute(walk.exceeds('delta'), { ...tail, delta: 0.6 })).toBeCloseTo(0.1384418, 7);
    expect(compute(walk.exceeds('delta'), { ...tail, delta: 1 })).toBeCloseTo(0.0135353, 7);
    expect(compute(walk.exceeds('delta'), { ...tail, delta: 0 })).toBeCloseTo(1, 12);
    const [ever] = sampledRoutesOf(walk.everExceeds('delta'), 'reduced');
    // Independent simulation: .2194, standard error at most .0013 (1e5 runs); here .0029.
    const sample = draws(ever!, { ...tail, delta: 0.6 }, 20_000, 'maximal');
    expect(Math.abs(sample.reduce((a, b) => a + b, 0) / 20_000 - 0.2194)).toBeLessThan(5.3 * 0.0032);
    for (const [n0, p, T, d, chance] of [
      [100, 0, 2, 1, 0.3524164],
      [100, 0, 11, 1, 0.1795085],
      [100, 1, 11, 1, 0.3033441],
      [100, 0, 2, 5, 0.1571863],
      [100, 2, 11, 5, 0.2208395],
    ] as const) {
      expect(compute(walk.beatsFirst, { n0, p, T, d })).toBeCloseTo(chance, 7);
    }
    expect(
      Math.abs(compute(walk.beatsFirst, { n0: 7, p: 0, T: 2, d: 2 }) / (0.5 - 1 / Math.sqrt(20)) - 1),
    ).toBeLessThan(1e-11);
  });

  it('should refuse points outside the domain', () => {
    expect(() => compute(walk.squaredError, { ...at, T: 0 })).toThrow('T must be an integer of at least 1');
    expect(() => compute(walk.squaredError, { ...at, n0: -1 })).toThrow(
      'must be an integer of at least 1, but it is -1.',
    );
    expect(() => compute(walk.squaredError, { ...at, d: 0 })).toThrow('d must be an integer of at least 1');
    expect(() => compute(walk.gained('2*T', 'T'), at)).toThrow(
      '2*T must be an integer from 0 to 4, but it is 8.',
    );
  });
});

describe('biasedWalk', () => {
  const walk = biasedWalk();

  it('should agree with itself and with an independent computation', () => {
    const at = { n0: 10, p: 1.5, kappa: 0.5, B: 0.3, sigma: 1, T: 50 };
    expect(compute(walk.squaredError, at)).toBeCloseTo(0.7003024, 7);
    expectAgreement(walk.squaredError, { ...at, T: 6 }, 8000, 'biased');
    const gain = (T: number) => compute(walk.gained('T', '2*T'), { ...at, B: 1, T });
    expect(gain(200) / gain(100)).toBeCloseTo(1.19, 2);
  });
});

describe('one schedule', () => {
  it('should serve every process alike', () => {
    const at = { n0: 4, p: 0.7, T: 9, sigma: 1, kappa: 1, B: 1, mu: 0.5 };
    const sizes = 'ceil(n0*t^p)';
    const direct = compute(gaussianMean().gained(0, 'T'), at);
    expect(compute(biasedWalk().gained(0, 'T'), at)).toBeCloseTo(direct, 14);
    const normals = meanChain({ family: 'normal', sizes, fits: 'T', start: 'mu' });
    expect(compute(normals.squaredError, at)).toBeCloseTo(direct, 14);
  });
});
