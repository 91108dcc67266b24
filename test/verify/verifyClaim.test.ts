import { describe, expect, it } from 'vitest';
import { type Claim, claim, control } from '../../src/claim/index.js';
import type { Quantity } from '../../src/process/index.js';
import { chiSquare, normal } from '../../src/random/index.js';
import { choice, integer, real, regime } from '../../src/regime/index.js';
import { EFFORTS, verifyClaim } from '../../src/verify/index.js';

const paper = { key: 'test', authors: 'none', title: 'none', year: 2024 };
const source = { paper, where: '', fidelity: 'derived' } as const;
const options = { seed: 3, effort: EFFORTS.quick, alpha: 1e-3 };

/** The mean of a chi-square variate, sampled. */
const chiSquareMean: Quantity = {
  meaning: 'mean of a chi-square variate',
  support: 'nonnegative',
  routes: [
    {
      kind: 'sampled',
      name: 'chi-square',
      sampler: 'reduced',
      secondMoment: 'n*(n+2)',
      cost: () => 100,
      prepare: (point) => (stream) => chiSquare(stream, point.n as number),
    },
  ],
};

const sampled = (asserts: string, expected: 'holds' | 'refuted' = 'holds'): Claim =>
  claim({
    id: 'test/chi-square',
    title: 'the mean of a chi-square variate is its degrees of freedom',
    kind: 'identity',
    source,
    regime: regime({ n: integer(1, 50, 'log') }),
    measures: { mean: chiSquareMean },
    asserts,
    expected,
    controls: [
      control('one more', { asserts: 'mean = n+1', at: { n: 4 } }),
      control('one less', { asserts: 'mean = n-1', at: { n: 4 } }),
    ],
    view: { x: 'n' },
  });

const closed = (asserts: string, more: Partial<Parameters<typeof claim>[0]> = {}): Claim =>
  claim({
    id: 'test/closed',
    title: 'a relation between expressions',
    kind: 'inequality',
    source,
    regime: regime({ x: real(0, 10) }),
    asserts,
    controls: [
      control('wrong constant', { asserts: 'x^2 <= 99', at: { x: 10 } }),
      control('wrong direction', { asserts: 'x <= 1', at: { x: 2 } }),
    ],
    view: { x: 'x' },
    ...more,
  });

describe('verifyClaim', () => {
  it('should call a true relation between expressions proved, and exact where no boxes are spent on it', () => {
    const evidence = verifyClaim(closed('log(1+x) <= x'), options);
    expect(evidence).toMatchObject({ verdict: 'proved', guarantee: 'rigorous', asExpected: true });
    expect(evidence.relations[0]!.proof).toMatchObject({ outcome: 'proved', open: 0, share: 1 });
    expect(evidence.evaluations).toBeGreaterThan(1000);
    const effort = { ...options.effort, proof: 0 };
    const searched = verifyClaim(closed('log(1+x) <= x'), { ...options, effort });
    expect(searched).toMatchObject({ verdict: 'exact', asExpected: true });
    expect(searched.relations[0]!.proof).toBeUndefined();
  });

  it('should refute a false one with a simple witness, re-checked', () => {
    const evidence = verifyClaim(closed('x^2 <= 80'), options);
    expect(evidence).toMatchObject({ verdict: 'refuted', asExpected: false });
    const { at, recheck } = evidence.relations[0]!.witness!;
    expect(at.x as number).toBeGreaterThan(Math.sqrt(80));
    expect(String(at.x).length).toBeLessThanOrEqual(3);
    expect(recheck).toContain('exact rational');
  });

  it('should not believe a violation that only rounding sees', () => {
    const evidence = verifyClaim(
      closed('(1+1/n)^(n+1/2) >= e', {
        regime: regime({ n: integer(1, 1_000_000, 'log') }),
        view: { x: 'n' },
        controls: [
          control('exponent n', { asserts: '(1+1/n)^n >= e', at: { n: 5 } }),
          control('exponent n+1/3', { asserts: '(1+1/n)^(n+1/3) >= e', at: { n: 50 } }),
        ],
      }),
      options,
    );
    expect(evidence.verdict).toBe('exact');
  });

  it('should support a true sampled identity and refute it 5 % off', () => {
    expect(verifyClaim(sampled('mean = n'), options)).toMatchObject({
      verdict: 'supported',
      asExpected: true,
    });
    expect(verifyClaim(sampled('mean = 0.95*n', 'refuted'), options)).toMatchObject({
      verdict: 'refuted',
      guarantee: 'finite-sample',
    });
    expect(verifyClaim(sampled('mean = 1.05*n', 'refuted'), options)).toMatchObject({
      verdict: 'refuted',
      guarantee: 'finite-sample',
    });
  });

  it('should give no verdict to a claim with fewer than two controls', () => {
    const evidence = verifyClaim(
      closed('log(1+x) <= x', { controls: [control('one', { asserts: 'x <= 1', at: { x: 2 } })] }),
      options,
    );
    expect(evidence).toMatchObject({ verdict: 'undecided', asExpected: false });
  });

  it('should not be as expected when a control is true', () => {
    const evidence = verifyClaim(
      closed('log(1+x) <= x', {
        controls: [
          control('true', { asserts: 'x <= 10', at: { x: 2 } }),
          control('false', { asserts: 'x <= 1', at: { x: 2 } }),
        ],
      }),
      options,
    );
    expect(evidence.controls.map(({ refuted }) => refuted)).toEqual([false, true]);
    expect(evidence.asExpected).toBe(false);
  });

  it('should not refute a control at a point outside its own assumptions', () => {
    const evidence = verifyClaim(
      closed('x <= 10', {
        controls: [
          control('outside', { asserts: 'x <= 1', assumptions: ['x <= 1'], at: { x: 2 } }),
          control('false', { asserts: 'x <= 1', at: { x: 2 } }),
        ],
      }),
      options,
    );
    expect(evidence.controls[0]).toMatchObject({ refuted: false });
    expect(evidence.controls[0]!.how).toContain('its own assumption');
  });

  it('should notice two routes that disagree', () => {
    const routes = [
      { kind: 'closed', expression: 'x' },
      {
        kind: 'exact',
        name: 'off by one part in a thousand',
        compute: (point: { x?: unknown }) => 1.001 * (point.x as number),
        error: 1e-12,
      },
    ] as const;
    const evidence = verifyClaim(
      closed('q <= 11', {
        measures: {
          q: { meaning: 'x twice', support: 'nonnegative', routes: routes as unknown as Quantity['routes'] },
        },
      }),
      options,
    );
    expect(evidence.agreement[0]).toMatchObject({ agree: false });
    expect(evidence.asExpected).toBe(false);
  });

  it('should notice a sampler with another law than the exact route', () => {
    const drifting: Quantity = {
      meaning: 'mean of a normal variate',
      support: 'real',
      routes: [
        { kind: 'exact', name: 'zero', compute: () => 1, error: 0 },
        {
          kind: 'sampled',
          name: 'shifted',
          sampler: 'direct',
          cost: () => 100,
          prepare: () => (stream) => 1.2 + normal(stream),
        },
      ],
    };
    const evidence = verifyClaim(closed('q <= 2', { measures: { q: drifting } }), options);
    expect(evidence.agreement.some(({ agree }) => agree === false)).toBe(true);
  });

  it('should say where a side is not defined', () => {
    expect(() => verifyClaim(closed('1/(x-3) <= 1e9'), options)).toThrow(
      "division by zero in '1 / (x - 3)' at x = 3",
    );
    expect(() => verifyClaim(closed('log(x-1) <= x'), options)).toThrow(
      "logarithm of -1 in 'log(x - 1)' at x = 0",
    );
    expect(() => verifyClaim(closed('sqrt(x-1) <= x'), options)).toThrow('square root of -1');
  });

  it('should give the same bytes for the same seed and other draws for another', () => {
    const text = (seed: number): string =>
      JSON.stringify(verifyClaim(sampled('mean = n'), { ...options, seed }));
    expect(text(3)).toBe(text(3));
    expect(text(3)).not.toBe(text(4));
  });

  it('should search choices too', () => {
    const evidence = verifyClaim(
      closed('(kind == "b" ? x : 0) <= 9', {
        regime: regime({ x: real(0, 10), kind: choice(['a', 'b'], '') }),
      }),
      options,
    );
    expect(evidence.relations[0]!.witness!.at.kind).toBe('b');
  });
});
