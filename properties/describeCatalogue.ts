import { describe, expect, it } from 'vitest';
import { catalogue } from '../bounds/index.js';
import { compileClaim } from '../src/claim/index.js';
import { compileRoutes, EFFORTS, isOtherSide, quantitiesOf, verifyClaim } from '../src/verify/index.js';

/** A search of a quarter of the quick one: the whole catalogue is gone through in every build. */
const EFFORT = { ...EFFORTS.quick, search: EFFORTS.quick.search / 4 };

/** Searches every claim of a paper for violations, refutes its controls, and sees that no claim is checked against itself. */
export async function describeCatalogue(paper: string): Promise<void> {
  const claims = await catalogue([paper]);
  describe.each(claims.map((claim) => [claim.id, claim] as const))('%s', (_, claim) => {
    const compiled = compileClaim(claim);

    it('should not be checked against its own formula', () => {
      for (const relation of compiled.relations) {
        for (const [name, quantity] of quantitiesOf(compiled, relation)) {
          const routes = compileRoutes(compiled, name, quantity);
          expect(
            routes.some((route) => !isOtherSide(route, relation, compiled.definitions)),
            `${relation.text}: ${name}`,
          ).toBe(true);
        }
      }
    });

    it('should have its expected verdict and all its controls refuted', () => {
      const evidence = verifyClaim(claim, { seed: 7, effort: EFFORT, alpha: 1e-6 });
      expect(evidence.controls.filter(({ refuted }) => !refuted)).toEqual([]);
      expect(evidence.agreement.filter(({ agree }) => agree === false)).toEqual([]);
      expect(evidence.asExpected, `${evidence.verdict}: ${evidence.because}`).toBe(true);
    });
  });
}
