import { describe, expect, it } from 'vitest';
import { tailOf, upperQuantile } from '../../../src/process/confidence/weightedChiSquares.js';
import { bayesConfidence, keptEnergy, realShare } from '../../../src/process/index.js';
import { draws, exactRoutesOf, expectMean, expectSameLaw, sampledRoutesOf } from '../_helpers/agreement.js';

describe('bayesConfidence', () => {
  const confidence = bayesConfidence();
  const [exact] = exactRoutesOf(confidence);

  // The inversion integral with 40 digits (mpmath).
  it.each([
    [20, 1.57, 0.2, 0.9999999994890979],
    [20, 1.5, 0.3, 0.9999994823283405],
    [1, 1.57, 0.2, 0.8438198381020404],
    [7, 0.8, 0.25, 0.9941380224507179],
    [13, 1.2, 0.5, 0.9923449897799075],
    [1, 0.01, 5, 0.500000019230126],
  ])('should keep the stated error for r = %d, angle %d, noise %d', (r, theta, sigma, expected) => {
    expect(Math.abs(exact!.compute({ r, theta, sigma }) / expected - 1)).toBeLessThan(exact!.error);
  });

  it.each([
    { r: 1, theta: 0.9, sigma: 0.4 },
    { r: 6, theta: 0.3, sigma: 0.8 },
  ])('should be the mean of both samplers, which have one law, at %j', (at) => {
    const [direct, reduced] = sampledRoutesOf(confidence);
    const first = draws(direct!, at, 6000, 'confidence');
    const second = draws(reduced!, at, 6000, 'confidence');
    expectSameLaw(first, second);
    expectMean(first, exact!.compute(at));
    expectMean(second, exact!.compute(at));
  });

  it('should refuse a noise of 0', () => {
    expect(() => exact!.compute({ r: 1, theta: 1, sigma: 0 })).toThrow(
      'sigma must be a number of at least 0.000001, but it is 0.',
    );
  });
});

describe('tailOf', () => {
  // Quadrature with 30 digits (mpmath): plus, its degrees of freedom, minus, its degrees, c, P(plus G1 - minus G2 > c).
  it.each([
    [1.25, 2, 0.25, 2, 0.7, 0.6298197845464379],
    [1.01, 1, 0.01, 1, 0.001, 0.9291829634498041],
    [1.01, 1, 0.01, 1, 0, 0.9368617946275907],
    [1.01, 1, 0.01, 1, -0.02, 0.9859956075906657],
    [1.01, 20, 0.01, 20, 25, 0.20334212001567514],
    [5, 20, 4, 20, 30, 0.3900015948330751],
    [5, 3, 4, 5, -9, 0.6100324911023818],
    [5, 22, 4, 20, -40, 0.9583495075006173],
    [0.8, 1, 0.3, 3, -0.0001, 0.3667194575324631],
    [1, 1, 0.0001, 1, 0.001, 0.9735895655036133],
  ])('should give P(%d G_%d - %d G_%d > %d)', (plus, plusDof, minus, minusDof, c, expected) => {
    expect(Math.abs(tailOf({ plus, plusDof, minus, minusDof })(c) - expected)).toBeLessThan(1e-12);
  });

  it('should be inverted by upperQuantile', () => {
    const tail = tailOf({ plus: 1.25, plusDof: 3, minus: 0.25, minusDof: 3 });
    for (const share of [0.02, 0.3, 0.95]) expect(tail(upperQuantile(tail, share, 3))).toBeCloseTo(share, 11);
  });
});

describe('realShare', () => {
  it.each(['most confident', 'least confident'] as const)(
    'should be the mean of both samplers, keeping the %s',
    (keep) => {
      const share = realShare({ keep });
      const at = { r: 3, phi: 0.6, sigma: 0.8, f: 0.3, q: 0.25 };
      for (const route of sampledRoutesOf(share)) {
        expectMean(draws(route, at, 6000, keep), exactRoutesOf(share)[0]!.compute(at));
      }
    },
  );

  it('should refuse to keep nothing and a tilt past 45 degrees', () => {
    const { compute } = exactRoutesOf(realShare())[0]!;
    const at = { r: 3, phi: 0.6, sigma: 0.8, f: 0.3, q: 0.25 };
    expect(() => compute({ ...at, q: 0 })).toThrow('q must be a number from 0.000001 to 0.999999');
    expect(() => compute({ ...at, phi: 1 })).toThrow('phi must be a number from 0 to 0.785');
  });
});

describe('keptEnergy', () => {
  it.each(['signal', 'noise'] as const)(
    'should be the mean of both samplers, which have one law (%s)',
    (along) => {
      const energy = keptEnergy({ along });
      const at = { r: 3, sigma: 0.8, q: 0.25 };
      const [first, second] = sampledRoutesOf(energy).map((route) => draws(route, at, 5000, along));
      expectSameLaw(first!, second!);
      expectMean(first!, exactRoutesOf(energy)[0]!.compute(at));
      expectMean(second!, exactRoutesOf(energy)[0]!.compute(at));
    },
  );

  it('should give the exponential special case r = 2: noise energy (1+sigma^2)/(1+2 sigma^2) above a positive threshold', () => {
    const { compute } = exactRoutesOf(keptEnergy({ along: 'noise' }))[0]!;
    expect(compute({ r: 2, sigma: 0.5, q: 0.5 })).toBeCloseTo(1.25 / 1.5, 11);
    expect(compute({ r: 2, sigma: 1.5, q: 0.2 })).toBeCloseTo(3.25 / 5.5, 11);
  });
});
