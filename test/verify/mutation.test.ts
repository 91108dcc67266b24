import { describe, expect, it } from 'vitest';
import { claim, compileClaim, control } from '../../src/claim/index.js';
import type { Quantity } from '../../src/process/index.js';
import { chiSquare } from '../../src/random/index.js';
import { integer, real, regime } from '../../src/regime/index.js';
import { EFFORTS, verifyClaim } from '../../src/verify/index.js';
import { mutants } from '../../src/verify/mutants.js';

const paper = { key: 'test', authors: 'none', title: 'none', year: 2024 };
const source = { paper, where: '', fidelity: 'derived' } as const;
const shared = { title: 'a test', kind: 'inequality', source, expected: 'holds', view: { x: 'n' } } as const;
const options = { seed: 3, effort: EFFORTS.quick, alpha: 1e-6, mutants: true };

const bernoulli = claim({
  ...shared,
  id: 'test/bernoulli',
  regime: regime({ n: integer(2, 50), x: real(-1, 5) }, 'x >= -0.5'),
  asserts: '(1+x)^n >= 1+n*x',
  controls: [
    control('flipped', { asserts: '(1+x)^n <= 1+n*x', at: { n: 3, x: 1 } }),
    control('twice the slope', { asserts: '(1+x)^n >= 1+2*n*x', at: { n: 3, x: 0.1 } }),
  ],
});

describe('mutants', () => {
  it('should change every coefficient, exponent, integer, direction and assumption once each way', () => {
    expect(mutants(compileClaim(bernoulli)).map(({ what }) => what)).toEqual([
      'exponent n plus 1',
      'exponent n minus 1',
      '1 times 1.02',
      '1 times 0.98',
      'n replaced by n-1',
      '1 times 1.02',
      '1 times 0.98',
      'n replaced by n-1',
      'right side times 1.02',
      'right side times 0.98',
      'inequality flipped',
      "assumption 'x >= -0.5' dropped",
    ]);
  });
});

describe('mutation', () => {
  it('should kill what is false, call equivalent what the claim implies, and say why one survives', () => {
    const { mutation } = verifyClaim(bernoulli, options);
    const outcomes = mutation!.mutants.map(({ outcome, because }) => `${outcome}: ${because}`);
    // At x = -1 the inequality itself needs no assumption: 0 >= 1 - n.
    expect(outcomes.at(-1)).toMatch(/^survived: slack: holds at \d+ points that break the assumption$/);
    expect(outcomes.at(-2)).toBe('killed: violated');
    expect(mutation!.killed + mutation!.survived + mutation!.equivalent).toBe(12);
    expect(mutation!.score).toBe(mutation!.killed / (mutation!.killed + mutation!.survived));
  });

  it('should decide the mutants of a sampled relation on samples', () => {
    const mean: Quantity = {
      meaning: 'mean of a chi-square variate',
      support: 'nonnegative',
      routes: [
        {
          kind: 'sampled',
          name: 'chi-square',
          sampler: 'reduced',
          secondMoment: 'n*(n+2)',
          cost: () => 100,
          prepare: (point) => (draws) => chiSquare(draws, point.n as number),
        },
      ],
    };
    const sampled = claim({
      ...shared,
      id: 'test/chi-square',
      regime: regime({ n: integer(1, 50, 'log') }),
      measures: { mean },
      asserts: 'mean = n',
      controls: [
        control('one more', { asserts: 'mean = n+1', at: { n: 4 } }),
        control('one less', { asserts: 'mean = n-1', at: { n: 4 } }),
      ],
    });
    const { mutation } = verifyClaim(sampled, options);
    expect(mutation!.mutants.map(({ what, outcome }) => `${what} ${outcome}`)).toEqual([
      'n replaced by n-1 killed',
      'right side times 1.02 killed',
      'right side times 0.98 killed',
    ]);
    expect(mutation!.mutants[0]!.because).toMatch(/^refuted on \d+ samples$/);
  });
});
