import { describe, expect, it } from 'vitest';
import { catalogue } from '../../bounds/index.js';
import { type Claim, compileClaim } from '../../src/claim/index.js';
import { stream } from '../../src/random/index.js';
import { pageData } from '../../src/report/site/pageData.js';
import { deterministicRelation, evaluateAt } from '../../src/verify/index.js';
import { explorer } from '../../src/web/engine/explore.js';

const isHeadline = ({ source }: Claim): boolean =>
  ['gerstgrasser2024', 'dohmatob2024', 'xu2025'].includes(source.paper.key);

/** Headline claims of three papers, and one of each other: enough kinds of routes, little time. */
const claims = (await catalogue()).filter(
  (claim, at, all) =>
    isHeadline(claim) || all.findIndex(({ source }) => source.paper.key === claim.source.paper.key) === at,
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
        for (const [at, { relation, left, right, margin, holds }] of explored.relations.entries()) {
          const isDear = holds === undefined && (point !== data.start || !isHeadline(claim));
          if (isDear || (left === undefined && right === undefined)) continue;
          const single = { ...compiled, relations: [compiled.relations[at]!] };
          if (deterministicRelation(single, single.relations[0]!).routesAt(point) === undefined) continue;
          const told = evaluateAt(single, point)[0]!;
          if (left !== undefined) expect({ relation, left }, claim.id).toEqual({ relation, left: told.lhs });
          if (right !== undefined)
            expect({ relation, right }, claim.id).toEqual({ relation, right: told.rhs });
          if (holds !== undefined)
            expect({ margin, holds }).toEqual({ margin: told.margin, holds: told.holds });
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
