import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../bounds/index.js';
import { type Claim, compileClaim, vary } from '../../src/claim/index.js';
import type { Point } from '../../src/regime/index.js';
import { evaluateAt } from '../../src/verify/index.js';

/** A value of a dossier: both sides of the first relation of a claim, or of one of its controls, at a point. */
interface Reference {
  readonly claim: string;
  /** Position of the control whose sides these are; absent for the claim itself. */
  readonly control?: number;
  readonly at: Point;
  readonly lhs: number;
  readonly rhs: number;
  readonly lhs_se?: number;
  readonly rhs_se?: number;
  /** Relative accuracy to which the value is given. Default 1e-6. */
  readonly digits?: number;
}

/**
 * Holds the sides that `holdfast eval` computes against the values of `fixtures/PAPER.json`: closed and
 * exact routes to the digits given, sampled ones within four standard errors of the difference. With a
 * normal error the chance that a true value fails is 6e-5 a value; the streams are fixed.
 */
export async function describeReferences(paper: string): Promise<void> {
  const claims = new Map((await catalogue([paper])).map((claim) => [claim.id, claim]));
  const references = readFixture(paper);
  describe(`reference values of ${paper}`, () => {
    it('should hold a value for every claim', () => {
      const covered = new Set(references.map(({ claim }) => claim));
      expect([...claims.keys()].filter((id) => !covered.has(id))).toEqual([]);
    });
    it.each(references.map((reference) => [title(reference), reference] as const))('%s', (_, reference) => {
      const claim = claims.get(reference.claim);
      expect(claim, reference.claim).toBeDefined();
      expectSides(claim!, reference);
    });
  });
}

const title = ({ claim, control, at }: Reference): string =>
  `should give ${claim}${control === undefined ? '' : `, control ${control + 1},`} at ${JSON.stringify(at)}`;

function readFixture(paper: string): readonly Reference[] {
  return JSON.parse(
    readFileSync(new URL(`fixtures/${paper}.json`, import.meta.url), 'utf8'),
  ) as readonly Reference[];
}

function expectSides(claim: Claim, reference: Reference): void {
  const { control, at } = reference;
  const asked =
    control === undefined
      ? claim
      : { ...vary(claim, claim.controls[control]!), regime: { ...claim.regime, assumptions: [] } };
  const [first] = evaluateAt(compileClaim(asked), at, { seed: 20 });
  expectSide(first!.lhs, first!.lhsError ?? 0, reference.lhs, reference.lhs_se ?? 0, reference.digits);
  expectSide(first!.rhs, first!.rhsError ?? 0, reference.rhs, reference.rhs_se ?? 0, reference.digits);
}

function expectSide(
  found: number,
  foundError: number,
  given: number,
  givenError: number,
  digits = 1e-6,
): void {
  const allowed = 4 * Math.hypot(foundError, givenError) + digits * Math.max(Math.abs(given), 1e-12);
  expect(Math.abs(found - given), `${found} against ${given}`).toBeLessThanOrEqual(allowed);
}
