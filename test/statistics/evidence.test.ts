import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  anytimePValue,
  boundedMean,
  conditionalMean,
  crossed,
  type EProcess,
  type Evidence,
  nonnegativeMeanAtLeast,
  nonnegativeMeanAtMost,
  observe,
  probability,
  subGaussianMean,
  varianceBoundedMean,
} from '../../src/statistics/index.js';

function evidenceOf<T>(process: EProcess<T>, ...blocks: readonly (readonly T[])[]): Evidence {
  return blocks.reduce((evidence, block) => observe(process, evidence, block), process.start);
}

const unit = fc.double({ min: 0, max: 1, noNaN: true });
const processes: readonly (readonly [string, EProcess])[] = [
  ['nonnegativeMeanAtMost', nonnegativeMeanAtMost(0.4)],
  ['nonnegativeMeanAtLeast', nonnegativeMeanAtLeast(0.6, 0.5)],
  ['boundedMean', boundedMean('=', 0.5, { lower: 0, upper: 1 })],
  ['subGaussianMean', subGaussianMean('=', 0.5, 0.5)],
  ['varianceBoundedMean', varianceBoundedMean('=', 0.5, 0.25)],
];

describe('evidence', () => {
  it.each(processes)('should not depend on where blocks are cut, up to rounding: %s', (_name, process) => {
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 60 }), fc.nat(60), (values, cut) => {
        const whole = evidenceOf(process, values).logE;
        const parts = evidenceOf(process, values.slice(0, cut), values.slice(cut)).logE;
        expect(Math.abs(whole - parts)).toBeLessThan(1e-11 * (1 + Math.abs(whole)));
      }),
    );
  });

  it('should be the same bytes wherever blocks were summarised', () => {
    const process = nonnegativeMeanAtMost(1);
    const blocks = [[1, 2, 3.3], [0, 0.1], [7]].map((values) => process.block(values));
    const elsewhere = blocks.map((block) => JSON.parse(JSON.stringify(block)) as typeof block);
    const [one, other] = [blocks, elsewhere].map((all) => all.reduce(process.add, process.start));
    expect(JSON.stringify(one)).toBe(JSON.stringify(other));
  });

  it('should remember its largest value', () => {
    const process = nonnegativeMeanAtMost(1);
    const high = evidenceOf(process, [50, 50]);
    const fallen = evidenceOf(process, [50, 50], new Array<number>(5000).fill(0));
    expect(fallen.logE).toBeLessThan(high.logE);
    expect(fallen.logMaximum).toBe(high.logE);
    expect(anytimePValue(fallen)).toBe(Math.exp(-high.logE));
    expect(crossed(fallen, Math.exp(-high.logE) * 1.0001)).toBe(true);
    expect(crossed(fallen, Math.exp(-high.logE) * 0.9999)).toBe(false);
    expect(crossed(process.start, 0.999)).toBe(false);
  });
});

// A change here changes recorded evidence: do not update it without raising the version.
describe('log e-values of one fixed sample', () => {
  it('should stay what they are, bit for bit', () => {
    const sample = Array.from({ length: 40 }, (_, i) => ((7 * i) % 40) / 50);
    const ones = sample.map((x) => (x < 0.3 ? 1 : 0));
    const values = processes.map(([name, process]) => [name, evidenceOf(process, sample).logE]);
    expect(
      Object.fromEntries([...values, ['probability', evidenceOf(probability('=', 0.2), ones).logE]]),
    ).toMatchInlineSnapshot(`
      {
        "boundedMean": 1.231323854455828,
        "nonnegativeMeanAtLeast": 2.7186052787604673,
        "nonnegativeMeanAtMost": -0.1305397377738115,
        "probability": 0.35333513048112364,
        "subGaussianMean": -0.14883173867563948,
        "varianceBoundedMean": -0.14544685260347934,
      }
    `);
  });
});

describe('extreme claims and observations', () => {
  it('should refute a bound of 0 by any positive observation and by nothing else', () => {
    const process = nonnegativeMeanAtMost(0);
    expect(evidenceOf(process, [0, 0, 0]).logE).toBe(0);
    expect(evidenceOf(process, [0, 5e-324, 0]).logE).toBe(Infinity);
    expect(evidenceOf(nonnegativeMeanAtMost(-1), [0]).logE).toBe(Infinity);
  });

  it('should stand huge observations and tiny bounds', () => {
    expect(evidenceOf(nonnegativeMeanAtMost(5e-324), [1e308]).logE).toBeGreaterThan(600);
    const lone = evidenceOf(nonnegativeMeanAtMost(1), [1e308, ...new Array<number>(100).fill(0)]);
    expect(lone.logE).toBeGreaterThan(600);
    expect(evidenceOf(nonnegativeMeanAtMost(1e308), [1e-300, 0]).logE).toBeLessThan(0);
    expect(evidenceOf(varianceBoundedMean('<=', 0, 1e-300), [1e200]).logE).toBeGreaterThan(600);
    expect(evidenceOf(varianceBoundedMean('>=', 0, 1e-300), [1e200]).logE).toBeLessThan(-600);
  });

  it('should refute impossible probabilities at once and certain ones never', () => {
    expect(evidenceOf(probability('<=', 0), [0, 0]).logE).toBe(0);
    expect(evidenceOf(probability('<=', 0), [0, 1]).logE).toBe(Infinity);
    expect(evidenceOf(probability('=', 0), [0, 1]).logE).toBe(Infinity);
    expect(evidenceOf(probability('>=', 1), [1, 1]).logE).toBe(0);
    expect(evidenceOf(probability('>=', 1), [1, 0]).logE).toBe(Infinity);
    expect(evidenceOf(probability('=', 1), [0]).logE).toBe(Infinity);
    expect(evidenceOf(probability('<=', 1), [1, 1, 1, 0]).logMaximum).toBe(0);
    expect(evidenceOf(probability('>=', 0), [0, 0, 0, 1]).logMaximum).toBe(0);
  });

  it('should never refute a lower bound that is not positive', () => {
    expect(evidenceOf(nonnegativeMeanAtLeast(0, 1), [0, 0, 0]).logMaximum).toBe(0);
    expect(evidenceOf(nonnegativeMeanAtLeast(-2, 1), [0, 0, 0]).logMaximum).toBe(0);
  });

  it('should refute means outside the support', () => {
    expect(evidenceOf(boundedMean('<=', -0.1, { lower: 0, upper: 1 }), [0]).logE).toBe(Infinity);
    expect(evidenceOf(boundedMean('>=', 1.1, { lower: 0, upper: 1 }), [1]).logE).toBe(Infinity);
    expect(evidenceOf(boundedMean('=', 0, { lower: 0, upper: 1 }), [0, 0.1]).logE).toBe(Infinity);
  });

  it('should use the likelihood ratio on rare events', () => {
    // One hundred events where one is allowed: within a third of the best Poisson log ratio, 100 log 100 - 99.
    const process = probability('<=', 1e-9);
    const evidence = process.add(process.start, { count: 1e9, sums: [100] });
    expect(evidence.logE).toBeGreaterThan((2 / 3) * (100 * Math.log(100) - 99));
    expect(evidence.logE).toBeLessThan(100 * Math.log(100) - 99);
  });
});

describe('observations and arguments that are refused', () => {
  it.each([
    [
      () => evidenceOf(nonnegativeMeanAtMost(1), [1, -2]),
      'nonnegativeMeanAtMost: observation 1 must be a finite number in [0, Infinity], not -2.',
    ],
    [
      () => evidenceOf(nonnegativeMeanAtMost(1), [Infinity]),
      'nonnegativeMeanAtMost: observation 0 must be a finite number in [0, Infinity], not Infinity.',
    ],
    [
      () => nonnegativeMeanAtMost(Number.NaN),
      'nonnegativeMeanAtMost: bound must be a finite number, not NaN.',
    ],
    [
      () => nonnegativeMeanAtLeast(2, 3),
      'nonnegativeMeanAtLeast: secondMoment must be at least the squared mean 4, not 3.',
    ],
    [
      () => evidenceOf(boundedMean('=', 0.5, { lower: 0, upper: 1 }), [1.01]),
      'boundedMean: observation 0 must be a finite number in [0, 1], not 1.01.',
    ],
    [
      () => boundedMean('=', 0.5, { lower: 1, upper: 1 }),
      'boundedMean: upper must be a finite number above 1, not 1.',
    ],
    [() => evidenceOf(probability('<=', 0.5), [0.5]), 'probability: observation 0 must be 0 or 1, not 0.5.'],
    [() => probability('<=', 1.5), 'probability: value must be a probability in [0, 1], not 1.5.'],
    [() => subGaussianMean('=', 0, 0), 'subGaussianMean: sigma must be a positive finite number, not 0.'],
    [
      () => evidenceOf(varianceBoundedMean('=', 0, 1), [Number.NaN]),
      'varianceBoundedMean: observation 0 must be a finite number, not NaN.',
    ],
    [
      () => evidenceOf(conditionalMean('='), [{ value: 1, given: 1 }]),
      'conditionalMean, step 0: upper must be finite for a claim with =, not Infinity.',
    ],
    [
      () => crossed(probability('<=', 0.5).start, 0),
      'crossed: level must be a probability in (0, 1), not 0.',
    ],
  ])('should be answered with a sentence (case %#)', (act, sentence) => {
    expect(act).toThrow(new RangeError(sentence));
  });
});
