import { describe, expect, it } from 'vitest';
import type { Stream } from '../../src/random/index.js';
import * as random from '../../src/random/index.js';

function first(draw: (stream: Stream) => unknown): unknown[] {
  const source = random.stream('values', 1);
  return [draw(source), draw(source), draw(source)];
}

function filled(fill: (stream: Stream, out: number[]) => void): (stream: Stream) => number[] {
  return (stream) => {
    const out = [0, 0, 0];
    fill(stream, out);
    return out;
  };
}

// Decimal text of a double determines its bytes. A change here changes every recorded piece of evidence: do
// not update these without raising the version.
describe('first values of every sampler', () => {
  it('should stay what they are, bit for bit', () => {
    expect({
      uniform: first((s) => s.uniform()),
      bits: first((s) => s.bits()),
      normal: first(random.normal),
      exponential: first(random.exponential),
      gamma: first((s) => random.gamma(s, 2.5)),
      gammaSmall: first((s) => random.gamma(s, 0.3)),
      logGamma: first((s) => random.logGamma(s, 1e-3)),
      chiSquare: first((s) => random.chiSquare(s, 7)),
      beta: first((s) => random.beta(s, 2, 3)),
      betaSmall: first((s) => random.beta(s, 0.1, 0.2)),
      binomialSmall: first((s) => random.binomial(s, 20, 0.1)),
      binomialLarge: first((s) => random.binomial(s, 1e6, 0.7)),
      poissonSmall: first((s) => random.poisson(s, 3)),
      poissonLarge: first((s) => random.poisson(s, 1e6)),
      geometric: first((s) => random.geometric(s, 0.01)),
      uniformInteger: first((s) => random.uniformInteger(s, 0, 1e12)),
      studentT: first((s) => random.studentT(s, 4)),
      categorical: first((s) => random.categorical(s, [1, 2, 3])),
      categoricalSampler: first(random.categoricalSampler([1, 2, 3])),
      sampleWithoutReplacement: first((s) => random.sampleWithoutReplacement(s, 100, 3)),
      shuffle: first(filled((s, out) => random.shuffle(s, Object.assign(out, [1, 2, 3])))),
      multinomial: first(filled((s, out) => random.multinomial(s, 1000, [1, 2, 3], out))),
      dirichlet: first(filled((s, out) => random.dirichlet(s, [1, 2, 3], out))),
      unitVector: first(filled(random.unitVector)),
    }).toMatchInlineSnapshot(`
      {
        "beta": [
          0.5874629387122777,
          0.27271601965123976,
          0.7427620184635599,
        ],
        "betaSmall": [
          0.9964204213932847,
          0.202637350092083,
          0.9598051236210917,
        ],
        "binomialLarge": [
          700150,
          700552,
          700181,
        ],
        "binomialSmall": [
          1,
          1,
          1,
        ],
        "bits": [
          1655333077,
          3364228664,
          1260677075,
        ],
        "categorical": [
          1,
          1,
          0,
        ],
        "categoricalSampler": [
          1,
          0,
          1,
        ],
        "chiSquare": [
          10.54845145909705,
          5.566736556371335,
          4.597929369619788,
        ],
        "dirichlet": [
          [
            0.360643124005131,
            0.2722971525992711,
            0.36705972339559784,
          ],
          [
            0.11060265633006974,
            0.6606105662004058,
            0.22878677746952436,
          ],
          [
            0.3843925697257876,
            0.15538300548378742,
            0.46022442479042497,
          ],
        ],
        "exponential": [
          0.4868035883622741,
          0.3474664124147241,
          0.15705491048475653,
        ],
        "gamma": [
          3.974092107570944,
          1.8524327897887631,
          1.4645037776861904,
        ],
        "gammaSmall": [
          1.7734944785066422,
          0.022041019884822585,
          0.771290331031397,
        ],
        "geometric": [
          48,
          34,
          15,
        ],
        "logGamma": [
          -77.70483505440983,
          -1069.855183761795,
          -404.04930220996874,
        ],
        "multinomial": [
          [
            163,
            318,
            519,
          ],
          [
            162,
            337,
            501,
          ],
          [
            153,
            348,
            499,
          ],
        ],
        "normal": [
          0.9895786118183489,
          -0.3288624445567372,
          1.3056286371222818,
        ],
        "poissonLarge": [
          999673,
          998796,
          999605,
        ],
        "poissonSmall": [
          2,
          2,
          1,
        ],
        "sampleWithoutReplacement": [
          [
            59,
            12,
            84,
          ],
          [
            82,
            87,
            21,
          ],
          [
            80,
            40,
            74,
          ],
        ],
        "shuffle": [
          [
            1,
            2,
            3,
          ],
          [
            2,
            1,
            3,
          ],
          [
            3,
            2,
            1,
          ],
        ],
        "studentT": [
          1.238359027400408,
          -0.99835393476464,
          -0.405737881616566,
        ],
        "uniform": [
          0.38541226672601336,
          0.2935242576546876,
          0.14534287210799623,
        ],
        "uniformInteger": [
          485081619113,
          831474793062,
          132209331750,
        ],
        "unitVector": [
          [
            0.5922242393625442,
            -0.19681135864956584,
            0.7813678643366182,
          ],
          [
            -0.9852067915819456,
            0.16013473706182055,
            0.06102822139756703,
          ],
          [
            -0.5473348784507198,
            -0.6911073187362796,
            0.4720118693639877,
          ],
        ],
      }
    `);
  });
});
