import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CompiledClaim } from '../../src/claim/index.js';
import { printRelation } from '../../src/expression/index.js';
import { certificateOf } from '../../src/prove/certificate.js';
import { type Certificate, recheck } from '../../src/prove/index.js';
import { certificateFor, relationClaim } from './relationClaim.js';

const check = (text: string, compiled: CompiledClaim) =>
  recheck(text, { claimOf: () => compiled, boxes: 300 });

const altered = (text: string, change: (certificate: Certificate) => object): string =>
  JSON.stringify({ ...JSON.parse(text), ...change(JSON.parse(text) as Certificate) });

/** Relations with what makes each hard: ties, slacks, choices, vectors, long sums, near equality. */
const HOLDS: readonly (readonly [string, Readonly<Record<string, string>>, (readonly string[])?])[] = [
  ['log(1+x) <= x', { x: 'real 0..10' }],
  ['1+x <= exp(x)', { x: 'real -5..5' }],
  ['x <= tan(x)', { x: 'real 0..1.57' }],
  ['x/(1+x) < log(1+x)', { x: 'real 0.001..10' }],
  ['(1+1/n)^n < e', { n: 'integer 1..1000000 log' }],
  ['sum(1/k^2,k,1,n) <= pi^2/6', { n: 'integer 1..10000 log' }],
  [
    '1/(T-d-1) <= 1/n',
    { d: 'integer 1..100 log', T: 'integer 3..2000 log', n: 'integer 1..50' },
    ['T >= d + n + 1'],
  ],
  ['(side == "a" ? x/2 : x/3) <= x', { side: 'choice a b', x: 'real 0..1' }],
  ['sum(p^2) <= 2', { p: 'simplex 2..3' }],
  ['digamma(x) <= log(x)', { x: 'real 0.5..20 log' }],
];

describe('recheck', () => {
  it.each(HOLDS.map((one) => [one[0], one] as const))(
    'should accept the certificate of %s',
    async (_, one) => {
      const [relation, vars, where] = one;
      const compiled = relationClaim(relation, vars, where);
      const answer = await check(certificateFor(compiled), compiled);
      expect(answer.because).toMatch(
        /^\d+ (box|boxes|goal|goals) (enclosed in MPFR|by the signs of polynomials)/,
      );
      expect(answer.outcome).toBe('accepted');
    },
  );

  it('should give the same bytes for the same proof', () => {
    const compiled = relationClaim('x^2 <= x', { x: 'real 0..1' });
    expect(certificateFor(compiled)).toBe(certificateFor(compiled));
  });

  const compiled = relationClaim('x*(1-x) <= 1/2*exp(x-0.5)*x', { x: 'real 0.5..1', y: 'real 0..1' });
  const text = certificateFor(compiled);

  it('should refuse a certificate with a coefficient altered', async () => {
    expect((await check(text, compiled)).outcome).toBe('accepted');
    for (const field of ['left', 'right'] as const) {
      const changed = altered(text, ({ [field]: side }) => ({
        [field]: side.replace('1 / 2', '0.49').replace('1 - x', '1.01 - x'),
      }));
      expect(changed).not.toBe(text);
      expect(await check(changed, compiled)).toMatchObject({
        outcome: 'refused',
        because: 'it speaks of another relation than the claim',
      });
    }
    const inCase = altered(text, ({ cases }) => ({
      cases: cases.map((one) => ({ ...one, right: one.right.replace('1 / 2', '0.49') })),
    }));
    expect(inCase).not.toBe(text);
    expect(await check(inCase, compiled)).toMatchObject({
      outcome: 'refused',
      because: "the right side of a case is not the relation's",
    });
  });

  it('should refuse what the certificate of a false relation would be', async () => {
    const lie = relationClaim('x*(1-x) <= 0.49*exp(x-0.5)*x', { x: 'real 0.5..1' });
    const proof = {
      relation: printRelation(lie.relations[0]!),
      comparison: '<=',
      covered: 'everywhere',
      sources: [],
    } as const;
    const forged = certificateOf(lie, lie.relations[0]!, proof, []);
    expect(await check(forged, lie)).toMatchObject({
      outcome: 'refused',
      because: expect.stringContaining('not confirmed on the box'),
    });
  });

  it('should refuse boxes that do not cover the domain, and ranges that are cut short', async () => {
    const wide = relationClaim('sin(x)*sin(3*x)*exp(-x) <= 0.7', { x: 'real 0..10' });
    const proof = certificateFor(wide, 3000);
    const leaf = (JSON.parse(proof) as Certificate).cases[0]!.proof;
    expect(leaf).toMatchObject({ boxes: [0, expect.any(Number), expect.anything(), expect.anything()] });
    const moved = altered(proof, ({ cases }) => ({
      cases: [{ ...cases[0]!, proof: { boxes: [0, 11, 'enclosure', 'enclosure'], of: ['x'] } }],
    }));
    expect((await check(moved, wide)).because).toContain('do not cover the domain');
    const short = altered(proof, ({ cases }) => ({
      cases: [{ ...cases[0]!, variables: [['x', 0, 9.9, 'real']] }],
    }));
    expect((await check(short, wide)).because).toBe('the range of x does not cover its domain');
    const smaller = altered(proof, ({ parameters }) => ({ parameters: { x: { ...parameters.x!, max: 9 } } }));
    expect((await check(smaller, wide)).because).toBe('it speaks of other domains than the claim');
  });

  it('should refuse a case that is left out or an assumption that is made up', async () => {
    const two = relationClaim('(side == "a" ? x/2 : x/3) <= x', { side: 'choice a b', x: 'real 0..1' });
    const proof = certificateFor(two);
    const one = altered(proof, ({ cases }) => ({ cases: cases.slice(1) }));
    expect((await check(one, two)).because).toContain('it has no case for {"side":"a"}');
    const fixed = altered(proof, ({ cases }) => ({
      cases: cases.map((each) => ({
        ...each,
        variables: [],
        left: '1 / 4',
        right: '1 / 2',
        substitutions: [['x', '1 / 2']],
      })),
    }));
    expect((await check(fixed, two)).because).toBe('x is replaced by what does not reach its whole domain');
    const helped = altered(proof, ({ cases }) => ({
      cases: cases.map((each) => ({ ...each, assumptions: ['x >= 1/2'] })),
    }));
    expect((await check(helped, two)).because).toContain("is not the claim's");
  });

  it('should refuse truncated, foreign and malformed certificates with one sentence', async () => {
    const reason = (broken: string) =>
      check(broken, compiled).then(
        () => 'none',
        (error: Error) => error.message,
      );
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: text.trimEnd().length - 1 }), async (length) => {
        expect(await reason(text.slice(0, length))).toBe('it is cut off or no JSON');
      }),
      { numRuns: 20 },
    );
    expect(await reason('{"version": 3}')).toBe('it is no certificate of holdfast');
    expect(await reason(altered(text, () => ({ cases: [] })))).toMatch(/^it is not whole: cases/);
    expect(await reason(altered(text, () => ({ format: 1 })))).toMatch(/^it is not whole: format/);
    await expect(recheck(text, { claimOf: () => undefined })).rejects.toThrow(
      "names the claim 'test/relation'",
    );
  });
});
