import { describe, expect, it } from 'vitest';
import { catalogue } from '../../bounds/index.js';
import { compileClaim } from '../../src/claim/index.js';
import { stream } from '../../src/random/index.js';
import { pageData } from '../../src/report/site/pageData.js';
import { evaluateAt } from '../../src/verify/index.js';
import { explorer } from '../../src/web/engine/explore.js';

/** Headline claims of three papers, and one of each other: enough kinds of routes, little time. */
const claims = (await catalogue()).filter(
  ({ source }, at, all) =>
    ['gerstgrasser2024', 'dohmatob2024', 'xu2025'].includes(source.paper.key) ||
    all.findIndex((other) => other.source.paper.key === source.paper.key) === at,
);

describe('the explorer', () => {
  it('should give the numbers of the command line wherever it gives any', () => {
    let compared = 0;
    for (const claim of claims) {
      const compiled = compileClaim(claim);
      const data = JSON.parse(JSON.stringify(pageData(compiled)));
      const read = explorer(data);
      const source = stream(1, claim.id, 'explorer test');
      for (const point of [data.start, compiled.regime.draw(source), compiled.regime.draw(source)]) {
        const explored = read(point);
        expect(explored.inRegime, claim.id).toBe(compiled.regime.contains(point));
        if (explored.relations.every(({ value }) => value === undefined)) continue;
        for (const [at, { relation, value }] of explored.relations.entries()) {
          if (value === undefined) continue;
          const single = { ...compiled, relations: [compiled.relations[at]!] };
          const { lhs, rhs, margin, holds } = evaluateAt(single, point)[0]!;
          expect({ relation, ...value }, claim.id).toEqual({
            relation,
            left: lhs,
            right: rhs,
            margin,
            holds,
          });
          compared += 1;
        }
      }
    }
    expect(compared).toBeGreaterThan(60);
  });

  it('should say what keeps a point out of the regime', () => {
    const claim = claims.find(({ id }) => id === 'gerstgrasser2024/accumulate-bound')!;
    const data = pageData(compileClaim(claim));
    const { inRegime, outside } = explorer(data)({ ...data.start, d: 50, T: 20 });
    expect(inRegime).toBe(false);
    expect(outside).toMatch(/T/);
  });
});
