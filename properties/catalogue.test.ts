import { describe, expect, it } from 'vitest';
import { catalogue } from '../bounds/index.js';
import { compileClaim } from '../src/claim/index.js';
import { compileRoutes, EFFORTS, isOtherSide, quantitiesOf, verifyClaim } from '../src/verify/index.js';

const claims = await catalogue();

describe('the catalogue', () => {
  it('should give every claim its own id', () => {
    expect(new Set(claims.map(({ id }) => id)).size).toBe(claims.length);
  });

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
      const evidence = verifyClaim(claim, { seed: 7, effort: EFFORTS.quick, alpha: 1e-6 });
      expect(evidence.controls.filter(({ refuted }) => !refuted)).toEqual([]);
      expect(evidence.agreement.filter(({ agree }) => agree === false)).toEqual([]);
      expect(evidence.asExpected, `${evidence.verdict}: ${evidence.because}`).toBe(true);
    });
  });
});
