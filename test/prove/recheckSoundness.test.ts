import { describe, expect, it } from 'vitest';
import { printRelation } from '../../src/expression/index.js';
import { certificateOf } from '../../src/prove/certificate.js';
import { type Certificate, recheck } from '../../src/prove/index.js';
import { relationClaim } from './relationClaim.js';

/** False relations, each beside a true one that a rule of the checker, or a fact that it knows, would confirm. */
const FALSE: readonly (readonly [string, Readonly<Record<string, string>>, (readonly string[])?])[] = [
  ['sum(1/k^2,k,1,n) <= 1.6', { n: 'integer 1..10000' }],
  ['prod(1-1/(n*k^2),k,1,t) <= sin(pi/sqrt(n))/(pi/sqrt(n))', { n: 'integer 2..100', t: 'integer 1..50' }],
  [
    'prod(1+1/(n*k^2),k,1,t) >= (exp(pi/sqrt(n))-exp(-pi/sqrt(n)))/(2*pi/sqrt(n))',
    { n: 'integer 2..100', t: 'integer 1..50' },
  ],
  ['c4(n) <= exp(-1/(4*n-4))', { n: 'integer 2..1000' }],
  ['c4(n) >= 1-1/(4*n-3)', { n: 'integer 2..1000' }],
  ['digamma(x) >= log(x)-1/(2*x)', { x: 'real 0.5..20' }],
  ['trigamma(x) <= 1/x+1/(2*x^2)', { x: 'real 0.5..20' }],
  ['lgamma(x+1) <= lgamma(x)+log(x)-0.001', { x: 'real 0.5..20' }],
  ['x^t <= x', { x: 'real 0..1', t: 'integer 0..10' }],
  ['x^(t-1) >= x^t+0.001', { x: 'real 0..1', t: 'integer 1..10' }],
  ['(1-lam^t)/(1-lam) <= t-0.001', { lam: 'real 0.1..0.9', t: 'integer 1..20' }],
  ['y^n >= 1-n*(1-y)+0.001', { y: 'real 0.1..0.9', n: 'integer 1..20' }],
  ['abs(x) <= x', { x: 'real -1..1' }],
  ['sqrt(x^2) <= x', { x: 'real -1..1' }],
  ['max(x,y) <= x+y-0.001', { x: 'real 0..1', y: 'real 0..1' }],
  ['min(x,y) >= x*y+0.001', { x: 'real 0..1', y: 'real 0..1' }],
  ['log1p(x) <= log1p(y)', { x: 'real 0..1', y: 'real 0..1' }],
  ['1/x <= 1/y', { x: 'real 1..2', y: 'real 1..2' }],
  ['exp(-x) < exp(-y)', { x: 'real 0..1', y: 'real 0..1' }, ['x >= y']],
  ['sum(1/ceil(n*k^1.5),k,1,t) >= sum(1/(n*k^1.5),k,1,t)+0.0001', { n: 'integer 1..10', t: 'integer 1..40' }],
  ['sum(1/k,k,1,n) <= log(n)+0.99', { n: 'integer 1..1000' }],
  ['sum(1/k,k,1,n) > sum(1/k,k,1,n)-0*n', { n: 'integer 0..50' }],
  ['sum(1/(k+1),k,1,n) < sum(1/k,k,1,n)', { n: 'integer 0..50' }],
  ['zeta(1+s) <= sum(k^(-(1+s)),k,1,n)', { s: 'real 0.5..2', n: 'integer 1..40' }],
  ['digamma(1)-digamma(1-x) <= sum(x/(k*(k-x)),k,1,n)', { x: 'real 0.1..0.9', n: 'integer 1..40' }],
  ['sum(k^(-q),k,1,n) <= (1-n^(1-q))/(q-1)', { q: 'real 1.5..3', n: 'integer 1..40' }],
  ['x^2 > 0', { x: 'real 0..1' }],
  ['sum(p^2) < 1', { p: 'simplex 2..3' }],
  ['x/x >= 1', { x: 'real 0..1' }],
  ['log(x)-log(x) >= 0', { x: 'real 0..1' }],
  ['floor(x) >= x-0.999', { x: 'real 0..10' }],
  ['ceil(x) <= x+0.999', { x: 'real 0..10' }],
  ['x*(M-1) >= 0', { x: 'real -1..1', M: 'integer 2..10' }, ['x*(M-1) >= -1']],
];

/** What a certificate of a relation that was not proved would be: a rule is named that nobody knows. */
function forged([relation, vars, where]: (typeof FALSE)[number]) {
  const compiled = relationClaim(relation, vars, where);
  const [stated] = compiled.relations;
  const proof = {
    relation: printRelation(stated!),
    comparison: stated!.comparison,
    covered: 'everywhere',
    sources: [],
  } as const;
  const made = JSON.parse(certificateOf(compiled, stated!, proof, [])) as Certificate;
  return { compiled, certificate: made };
}

const RULES = ['whatever', 'induction', 'monotone', 'term by term', 'cases', 'logarithms', 'arguments'];

describe('recheck of what is false', () => {
  it.each(FALSE.map((one) => [one[0], one] as const))('should refuse %s', async (_, one) => {
    const { compiled, certificate } = forged(one);
    for (const rule of RULES) {
      const proof = { rule, says: rule, parts: [{ boxes: 'open', of: [] }] };
      const cases = certificate.cases.map((each) => ({ ...each, proof }));
      const text = JSON.stringify({ ...certificate, cases });
      const answer = await recheck(text, { claimOf: () => compiled, boxes: 40, work: 150_000 });
      expect(`${rule}: ${answer.outcome}, ${answer.because}`).toContain(`${rule}: refused`);
    }
  });

  it('should refuse a step of an argument that is false, and what follows from it alone', async () => {
    const { compiled, certificate } = forged(['x*y <= 0.5', { x: 'real 0..1', y: 'real 0..1' }]);
    const lemma = { left: 'x', comparison: '<=', right: '0.5', proof: { boxes: 'open', of: [] } };
    const cases = certificate.cases.map((each) => ({ ...each, lemmas: [lemma] }));
    const text = JSON.stringify({ ...certificate, cases });
    const answer = await recheck(text, { claimOf: () => compiled, boxes: 40, work: 150_000 });
    expect(answer).toMatchObject({
      outcome: 'refused',
      because: expect.stringContaining('the step x <= 0.5'),
    });
  });
});
