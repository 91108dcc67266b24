import { describe, expect, it } from 'vitest';
import { catalogue } from '../../bounds/index.js';
import { compileClaim } from '../../src/claim/index.js';
import { proveRelation } from '../../src/prove/index.js';

/** Relations of the catalogue, by claim and place, that each way of proving reaches. */
const PROVED: readonly (readonly [id: string, at: number, way: RegExp | undefined])[] = [
  ['gerstgrasser2024/accumulate-bound', 0, /as many terms and a rest/],
  ['amin2026/uniform-variance-sandwich', 0, /induction on t/],
  ['amin2026/uniform-variance-sandwich', 1, /induction on t/],
  ['alemohammad2024/collapse-exponent', 1, /digamma|monotone/],
  ['fu2024/phase-transition-reused-real', 1, /sum\(p0\^2\)/],
  ['shumailov2024/w2-two-sided', 0, /y\^r/],
  ['han2025/constant-n-variance', 0, /where/],
  ['xu2025/superlinear-zeta-bound', 1, /integral/],
  ['barzilai2025/bernoulli-exact', 1, /sin\(pi/],
  ['he2025/optimal-weight', 0, undefined],
  ['he2025/mean-recursion', 0, /induction on t/],
  ['he2025/no-collapse-any-weight', 0, /one after the other/],
  ['lsf2025/ole-lower-bound-monotone', 0, /slope/],
  ['lsf2025/published-phi-monotone', 0, /the sum of/],
  ['pcpo2025/weight-floor', 0, /lemma/],
  ['pcpo2025/uniform-weight-root', 0, /lemma/],
  ['seddik2024/partial-second-moment', 0, /sum\(p\^2\)/],
  ['barzilai2025/expmean-exact', 1, /sinh\(pi/],
  ['gerstgrasser2024/accumulate-fresh-design', 2, /digamma.* as many terms/],
  ['gerstgrasser2024/accumulate-bound-large-batches', 0, /as many terms/],
  ['gerstgrasser2024/accumulate-unequal-batches', 2, /lemma .*log/],
  ['gerstgrasser2024/kazdan-accumulate-subsample', 1, /gamma\(2/],
  ['gerstgrasser2024/kazdan-kde', 1, /v >= 1/],
  ['amin2026/nonuniform-beats-uniform', 0, /induction on t/],
  ['han2025/multiplicative-noise', 1, /the other factor/],
  ['han2025/one-step-noise-floor', 0, /lemma erfc/],
  ['fu2024/phase-transition-fresh-real', 1, undefined],
  ['fu2025/recursive-stability-gaussian', 0, /lemma erf/],
  ['fu2025/gain-threshold', 0, /lemma/],
  ['alemohammad2024/w2sq-increasing', 0, /lemma/],
  ['suresh2024/gk-envelope', 0, /recursion/],
  ['suresh2024/gk-envelope', 1, /recursion/],
  ['xu2025/bernoulli-var', 1, /induction over the terms/],
  ['xu2025/gauss-unbiased-collapse', 3, undefined],
  ['xu2025/monotone-necessity', 0, /shared/],
  ['shumailov2024/w2-first-order-3-2', 1, /exp\(-x\) <= 1-x/],
];

describe('proofs of the catalogue', () => {
  it.each(PROVED)('should prove %s, relation %i', async (id, at, way) => {
    const claim = (await catalogue([id.split('/')[0]!])).find((one) => one.id === id)!;
    const compiled = compileClaim(claim);
    const proof = proveRelation(compiled, compiled.relations[at]!, claim.argument === undefined ? 300 : 1000);
    expect(proof).toMatchObject({ outcome: 'proved', open: 0, share: 1 });
    if (way !== undefined) expect(proof.steps.join('\n')).toMatch(way);
  });

  it('should leave every relation undecided without a budget', async () => {
    const claim = (await catalogue(['amin2026'])).find(
      ({ id }) => id === 'amin2026/uniform-variance-sandwich',
    )!;
    const compiled = compileClaim(claim);
    expect(proveRelation(compiled, compiled.relations[0]!, 0)).toMatchObject({ outcome: 'undecided' });
  });
});
