import { describe, expect, it } from 'vitest';
import { catalogue } from '../../bounds/index.js';
import { type Claim, compileClaim } from '../../src/claim/index.js';
import { certificateOf } from '../../src/prove/certificate.js';
import { proveRelation, type Recheck, recheck } from '../../src/prove/index.js';

const wantsAll = process.env.HOLDFAST_LONG === '1';

/** Relations of the catalogue whose certificates are confirmed at every run: for each rule of reduction one. */
const CONFIRMED: readonly (readonly [id: string, at: number, rule: string])[] = [
  ['alemohammad2024/mean-walk', 1, 'cases'],
  ['alemohammad2024/collapse-exponent', 2, 'monotone'],
  ['amin2026/uniform-variance-sandwich', 0, 'induction'],
  ['amin2026/no-convergence-at-full-contamination', 1, 'boxes'],
  ['barzilai2025/bernoulli-exact', 1, 'sine product'],
  ['cmi2021/simplex-lower-bound', 0, 'arguments'],
  ['fu2024/phase-transition-reused-real', 0, 'laws'],
  ['gerstgrasser2024/accumulate-fresh-design', 1, 'induction'],
  ['xu2025/superlinear-zeta-bound', 0, 'limits as sums'],
  ['shumailov2024/w2-first-order-3-2', 0, 'Bernoulli'],
  ['suresh2024/gaussian-mean-std-sharp', 0, 'logarithms'],
  ['xu2025/superlinear-zeta-bound', 1, 'rounding'],
];

interface Row {
  readonly id: string;
  readonly at: number;
  readonly text: string;
  readonly answer: Recheck;
  readonly seconds: number;
}

/** The answer of the checker to the certificate of a relation, if it is proved. */
async function rowOf(claim: Claim, at: number, budget: number): Promise<Row | undefined> {
  const compiled = compileClaim(claim);
  const relation = compiled.relations[at]!;
  const { cases, ...proof } = proveRelation(compiled, relation, budget);
  if (proof.outcome !== 'proved') return undefined;
  const text = certificateOf(compiled, relation, proof, cases);
  const start = performance.now();
  const answer = await recheck(text, { claimOf: () => compiled });
  return { id: claim.id, at, text, answer, seconds: (performance.now() - start) / 1000 };
}

describe('recheck of the catalogue', () => {
  it.each(CONFIRMED)('should confirm %s, relation %i, with the rule %s', async (id, at, rule) => {
    const claim = (await catalogue([id.split('/')[0]!])).find((one) => one.id === id)!;
    const row = (await rowOf(claim, at, 300))!;
    expect(row.text).toContain(rule);
    expect(row.answer).toMatchObject({ outcome: 'accepted', because: expect.any(String) });
  });

  it.skipIf(!wantsAll)(
    `should confirm at least 60 of the relations that prove proves, and print what it says of each${wantsAll ? '' : ' (skipped: takes minutes, HOLDFAST_LONG=1 runs it)'}`,
    async () => {
      const rows: Row[] = [];
      for (const claim of await catalogue())
        for (let at = 0; at < compileClaim(claim).relations.length; at++)
          if (claim.expected === 'holds')
            rows.push(...[await rowOf(claim, at, 1500)].flatMap((row) => row ?? []));
      const confirmed = rows.filter(({ answer }) => answer.outcome === 'accepted');
      for (const { id, at, answer, seconds } of rows)
        process.stdout.write(
          `${answer.outcome} ${seconds.toFixed(2).padStart(6)} s ${id} ${at + 1}: ${answer.because}\n`,
        );
      const seconds = rows.reduce((sum, row) => sum + row.seconds, 0);
      process.stdout.write(`${confirmed.length} of ${rows.length} confirmed in ${seconds.toFixed(1)} s\n`);
      expect(confirmed.length).toBeGreaterThanOrEqual(60);
    },
    3_600_000,
  );
});
