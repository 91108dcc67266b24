import { describe, expect, it } from 'vitest';
import { classOverlap, lineOverlap, subspaceOverlap, tiltedBlocks } from '../../../src/process/index.js';
import type { Point } from '../../../src/regime/index.js';
import { draws, exactRoutesOf, expectMean, expectSameLaw, sampledRoutesOf } from '../_helpers/agreement.js';

const relative = (found: number, expected: number): number => Math.abs(found / expected - 1);

describe('tiltedBlocks', () => {
  // Singular values with 40 digits (mpmath) of the same matrices; the score is smallest at overlap 0.02.
  it.each([
    [{ d: 4, n0: 6, n1: 9, overlap: 0.02, u: 1, v: 1.3 }, 0.00061774698630517, 14.05474534529575],
    [{ d: 1, n0: 1, n1: 1, overlap: 0.02, u: 1, v: 1.5 }, 5.8132751427140304e-5, 1.3797050219643354],
    [{ d: 12, n0: 15, n1: 11, overlap: 0.02, u: 0.5, v: 2 }, 0.0021308563934707603, 53.782134034689655],
    [{ d: 10, n0: 20, n1: 3, overlap: 0.5, u: 0.75, v: 1.875 }, 0.5436474661042121, 37.85699387769454],
    [{ d: 2, n0: 30, n1: 30, overlap: 1, u: 1.25, v: 1.25 }, 4.550864774502549, 15.542212306445922],
  ])('should keep the stated error at %j', (at: Point, score, total) => {
    const blocks = tiltedBlocks();
    const [scoreRoute] = exactRoutesOf(blocks.overlapScore);
    const [totalRoute] = exactRoutesOf(blocks.totalNorm);
    expect(relative(scoreRoute!.compute(at), score)).toBeLessThan(scoreRoute!.error / 10);
    expect(relative(totalRoute!.compute(at), total)).toBeLessThan(totalRoute!.error / 10);
  });

  it('should refuse an overlap above 1 and a class without columns', () => {
    const compute = exactRoutesOf(tiltedBlocks().overlapScore)[0]!.compute;
    const at = { d: 4, n0: 6, n1: 9, overlap: 0.5, u: 1, v: 1 };
    expect(() => compute({ ...at, overlap: 1.5 })).toThrow(
      'overlap must be a number from 0 to 1, but it is 1.5.',
    );
    expect(() => compute({ ...at, n0: 0 })).toThrow('n0 must be an integer of at least 1, but it is 0.');
  });
});

describe('subspaceOverlap', () => {
  const compute = (at: Point): number => exactRoutesOf(subspaceOverlap())[0]!.compute(at);

  // 2 - sqrt(2) sqrt(1 + sin(angle)) for a pair of lines, with 30 digits.
  it.each([
    [0, 0.585786437626905],
    [0.75, 0.1660759230418866],
    [1.5, 0.001252899137034681],
  ])('should give the score of two lines at %d', (theta, expected) => {
    expect(relative(compute({ theta: [theta], d: 2 }), expected)).toBeLessThan(1e-11);
  });

  it('should keep the stated error where the opened angles nearly reach a right angle', () => {
    const [route] = exactRoutesOf(subspaceOverlap({ opening: 'h' }));
    const expected = 1.585340889731591e-7;
    expect(relative(route!.compute({ theta: [1.5], d: 30, h: 0.07 }), expected)).toBeLessThan(route!.error);
  });

  it('should refuse a space with too few dimensions and an angle that is none', () => {
    expect(() => compute({ theta: [0.1, 0.2], d: 3 })).toThrow(
      'd must be at least 2*size(theta) = 4, but it is 3.',
    );
    expect(() => compute({ theta: [], d: 3 })).toThrow('theta must be a list of at least 1 numbers');
  });
});

describe('lineOverlap', () => {
  const { meanScore } = lineOverlap();

  // Quadrature over the ratio of the lengths with 30 digits (mpmath).
  it.each([
    [1, 0.7, 0.1113330565979538],
    [1, 1.5, 0.0007532636267920005],
    [7, 1.5625, 4.231979432385672e-5],
    [33, 0.25, 2.3767241179067358],
    [500, 1.25, 0.5734777926353091],
    [2, 0, 0.6266570686577502],
  ])('should keep the stated error for %d samples at angle %d', (n, theta, expected) => {
    const [route] = exactRoutesOf(meanScore);
    expect(relative(route!.compute({ n, theta }), expected)).toBeLessThan(route!.error);
  });

  it.each([
    [3, 0.4],
    [40, 1.2],
  ])('should be the mean of both samplers, which have one law (n = %d, angle %d)', (n, theta) => {
    const [direct, reduced] = sampledRoutesOf(meanScore);
    const first = draws(direct!, { n, theta }, 4000, 'lines');
    const second = draws(reduced!, { n, theta }, 4000, 'lines');
    expectSameLaw(first, second);
    expectMean(first, exactRoutesOf(meanScore)[0]!.compute({ n, theta }));
    expectMean(second, exactRoutesOf(meanScore)[0]!.compute({ n, theta }));
  });
});

describe('classOverlap', () => {
  const { jointNorm } = classOverlap();
  const [direct, reduced] = sampledRoutesOf(jointNorm);

  it.each([
    { d: 5, r: 2, theta: 0.4, sigma: 0.3, n: 12 },
    { d: 7, r: 2, theta: 1.1, sigma: 0.5, n: 3 },
    { d: 4, r: 2, theta: 0.7, sigma: 0, n: 6 },
  ])('should have one law in both samplers at %j', (at) => {
    expectSameLaw(draws(direct!, at, 3000, 'classes'), draws(reduced!, at, 3000, 'classes'));
  });

  it('should have a second moment below the stated bound', () => {
    // d = 4, n = 6: min(d, 2n) * 2n * (r + d sigma^2).
    const sample = draws(reduced!, { d: 4, r: 2, theta: 0.7, sigma: 0.5, n: 6 }, 3000, 'moments');
    expect(sample.reduce((total, x) => total + x * x, 0) / sample.length).toBeLessThan(
      4 * 12 * (2 + 4 * 0.25),
    );
    expect(direct!.secondMoment).toBe('min(d,2*n)*2*n*(r+d*sigma^2)');
  });

  it('should refuse subspaces that do not fit and a negative noise', () => {
    const at = { d: 5, r: 2, theta: 0.4, sigma: 0.3, n: 12 };
    expect(() => direct!.prepare({ ...at, r: 3 })).toThrow('d must be at least 2*r = 6, but it is 5.');
    expect(() => reduced!.prepare({ ...at, sigma: -1 })).toThrow('sigma must be a number of at least 0');
    expect(() => reduced!.prepare({ ...at, n: 0 })).toThrow('n must be an integer of at least 1');
  });
});
