import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimProperty } from '../../src/guard/fastCheck.js';
import '../../src/guard/vitest.js';
import { gamma } from '../../src/random/index.js';
import { claims } from './fixtures/kazdan.js';

const [replace] = claims;
const refit =
  (divisor: (n: number, ddof: number) => number) =>
  (point: Readonly<Record<string, unknown>>, source: Parameters<typeof gamma>[0]): number => {
    const { n, t, ddof, sigma2 } = point as { n: number; t: number; ddof: number; sigma2: number };
    let v = sigma2;
    for (let k = 0; k < t; k++) v *= (2 * gamma(source, (n - 1) / 2)) / divisor(n, ddof);
    return v;
  };
const right = refit((n, ddof) => n - ddof);
const wrong = refit((n) => n);

describe('expect(simulator).toHold(claim)', () => {
  // Each call accuses a right simulator with probability at most 1e-6.
  it('should pass for a right simulator', async () => {
    await expect(right).toHold(replace!, { points: 8, quantity: 'fittedVariance', size: 500 });
  });

  it('should fail for a wrong one, with the simplest configuration and a diagnosis', async () => {
    const failing = expect(wrong).toHold(replace!, {
      points: 8,
      quantity: 'fittedVariance',
      size: 500,
      fixed: { ddof: 1, sigma2: 1 },
    });
    await expect(failing).rejects.toThrow(/fails: fittedVariance = .*ddof/s);
  });
});

describe('claimProperty', () => {
  it('should hold under fc.assert for a right simulator, and shrink for a wrong one', async () => {
    await fc.assert(claimProperty(replace!, right, { size: 300, replicates: 200 }), { numRuns: 10, seed: 3 });
    const outcome = await fc.check(claimProperty(replace!, wrong, { size: 300, replicates: 400 }), {
      numRuns: 40,
      seed: 3,
    });
    expect(outcome.failed).toBe(true);
    expect(outcome.counterexample?.[0].ddof).toBe(1);
  });
});
