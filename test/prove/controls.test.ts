import { describe, expect, it } from 'vitest';
import { catalogue } from '../../bounds/index.js';
import { compileClaim, vary } from '../../src/claim/index.js';
import { proveRelation } from '../../src/prove/index.js';

/** All controls with HOLDFAST_LONG=1, else every so many. */
const STEP = process.env.HOLDFAST_LONG === '1' ? 1 : 6;
/** Budgets at which rules are tried before the search has found what fails. */
const BUDGETS = [6, 20];

describe('controls of the catalogue', () => {
  it('should not be proved, at any budget and with the argument of their claim', {
    timeout: 1_200_000,
  }, async () => {
    const controls = (await catalogue()).flatMap((claim) =>
      claim.controls.map((control) => ({ claim, control })),
    );
    const tried = controls.filter((_, at) => at % STEP === 0);
    const proved: string[] = [];
    for (const { claim, control } of tried) {
      const variant = vary(claim, control);
      for (const argument of claim.argument === undefined || STEP > 1 ? [[]] : [[], claim.argument]) {
        const compiled = compileClaim({ ...variant, argument });
        for (const budget of BUDGETS) {
          const proofs = compiled.relations.map((relation) => proveRelation(compiled, relation, budget));
          const areProved = proofs.every(
            ({ outcome, covered }) => outcome === 'proved' && covered === 'everywhere',
          );
          if (areProved) proved.push(`${claim.id}: ${control.why}, at ${budget} boxes`);
        }
      }
    }
    expect(proved).toEqual([]);
  });
});
