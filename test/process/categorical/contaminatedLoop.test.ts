import { describe, expect, it } from 'vitest';
import { contaminatedLoop, type Quantity } from '../../../src/process/index.js';
import type { Point } from '../../../src/regime/index.js';
import { draws, exactRoutesOf, expectMean, sampledRoutesOf } from '../_helpers/agreement.js';
import { exactly, expectWithin } from '../_helpers/loops.js';
import references from '../fixtures/contaminated.json' with { type: 'json' };

const growing = { samples: 'max(1, floor(A*t^b))', fresh: 'min(1, c*t^(-a))' };
const p = [0.5, 0.3, 0.15, 0.05];
const spread = p.reduce((sum, mass) => sum + mass * (1 - mass), 0);

describe('contaminatedLoop', () => {
  it.each(['replace', 'accumulate'] as const)('should keep to the errors that it states (%s)', (workflow) => {
    const roles = workflow === 'replace' ? growing : {};
    const loop = contaminatedLoop({ workflow, ...roles });
    for (const { at, error, ratio } of references[workflow]) {
      const point = at as unknown as Point;
      const stated = (quantity: Quantity) => exactRoutesOf(quantity)[0]!.error;
      const [total, growth] = [loop.squaredError, loop.errorRatio('T', '2*T')];
      expectWithin(exactly(total, { ...point, p }), spread * error, stated(total));
      expectWithin(exactly(growth, point), ratio, stated(growth));
      // What is stated allows for a bias in every step; in fact errors stay far below.
      expectWithin(exactly(growth, point), ratio, 2e-12);
    }
  });

  it('should reach the plateau to the error that it states', () => {
    const { plateau } = contaminatedLoop();
    for (const { at, value } of references.plateau)
      expectWithin(exactly(plateau, at), value, exactRoutesOf(plateau)[0]!.error);
  });

  it.each(['replace', 'accumulate'] as const)(
    'should give one number by lineages and by chains of counts (%s)',
    (workflow) => {
      const { squaredError } = contaminatedLoop({ workflow, samples: 'max(1, floor(A*t^b))', fresh: 'c/t' });
      for (const [n0, A, b, c, T] of [
        [1, 1, 0, 0.3, 5],
        [7, 2, 0.5, 0, 9],
        [20, 30, 0, 1, 3],
        [3, 1, 1, 0.6, 8],
      ] as const) {
        const [lineage, chain] = exactRoutesOf(squaredError);
        const at = { p, n0, A, b, c, T };
        expectWithin(chain!.compute(at), lineage!.compute(at), 1e-12);
      }
    },
  );

  it.each([
    ['replace', 'independent'],
    ['accumulate', 'independent'],
    ['replace', 'split'],
  ] as const)('should have the mean of its samplers (%s, %s)', (workflow, mixing) => {
    const { squaredError } = contaminatedLoop({ workflow, mixing });
    const at = { p, n0: 6, n: 8, alpha: 0.25, T: 4 };
    for (const route of sampledRoutesOf(squaredError))
      expectMean(draws(route, at, 20_000, `contaminated ${workflow} ${mixing}`), exactly(squaredError, at));
  });

  it('should refuse what is no schedule and no law', () => {
    const at = { p, n0: 6, n: 8, alpha: 0.25, T: 4 };
    const { squaredError } = contaminatedLoop();
    expect(() => exactly(squaredError, { ...at, n0: 0 })).toThrow(
      /^n0 must be an integer of at least 1, but/,
    );
    expect(() => exactly(squaredError, { ...at, alpha: 1.5 })).toThrow(/^alpha must be a number from 0 to 1/);
    expect(() => exactly(squaredError, { ...at, p: [0.5, 0.4] })).toThrow(/^p must be a law/);
    const rising = contaminatedLoop({ fresh: 't/3' });
    expect(() => exactly(rising.squaredError, at)).toThrow('t/3 at t = 4 must be from 0 to 1');
  });
});
