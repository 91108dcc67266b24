import { type Claim, type Control, compileClaim, vary } from '../claim/index.js';
import { evaluate, parse } from '../expression/index.js';
import type { Point } from '../regime/index.js';
import type { Effort } from './effort.js';
import type { ControlEvidence } from './evidence.js';
import { decideAt } from './sampling.js';
import { deterministicRelation } from './sides.js';
import type { Context } from './verifyClaim.js';

/** Tries to refute a control at its point: by exact arithmetic where its quantities have deterministic routes, else on samples. */
export function controlEvidence(context: Context, control: Control, position: number): ControlEvidence {
  const variant = vary(context.compiled.claim, control);
  const attempts = relationsOf(context, variant, control, position);
  return attempts.find(({ refuted }) => refuted) ?? attempts[0]!;
}

function relationsOf(
  context: Context,
  variant: Claim,
  control: Control,
  position: number,
): readonly ControlEvidence[] {
  const compiled = compileClaim(withoutAssumptions(variant));
  const broken = brokenAssumption(variant, context, control.at);
  const attempts: ControlEvidence[] = [];
  for (const relation of compiled.relations) {
    const shared = { why: control.why, relation: relation.text, at: control.at, level: context.level };
    if (broken !== undefined) {
      attempts.push({
        ...shared,
        refuted: false,
        left: '',
        right: '',
        how: `its point breaks its own assumption '${broken}'`,
      });
      continue;
    }
    const sides = deterministicRelation(compiled, relation);
    if (sides.routesAt(control.at) !== undefined) {
      const { outcome, left, right, how } = sides.recheck(control.at);
      attempts.push({ ...shared, refuted: outcome === 'violated', left, right, how });
    } else {
      const key = [context.seed, variant.id, 'control', position, relation.text];
      const decision = decideAt(
        { ...context, compiled, effort: strengthened(context.effort) },
        sides,
        control.at,
        key,
      );
      const { outcome, mean, standardError, bound, draws, guarantee } = decision;
      const left = `${mean} ± ${standardError.toPrecision(3)}`;
      attempts.push({
        ...shared,
        refuted: outcome === 'refuted',
        left,
        right: String(bound),
        how: `${draws} samples, ${guarantee}`,
      });
    }
    if (attempts.at(-1)!.refuted) break;
  }
  return attempts;
}

/** Controls are decided with more samples than points of the regime: their number is small, and each must be refuted. */
const strengthened = (effort: Effort): Effort => ({
  ...effort,
  sampling: 25 * effort.sampling,
  tolerance: 0,
});

/** A control's point may lie outside the domains and assumptions of its claim, so that its regime is not to be compiled. */
const withoutAssumptions = (claim: Claim): Claim => ({
  ...claim,
  regime: { ...claim.regime, assumptions: [] },
});

/** An assumption of the variant that does not hold at the control's point. */
function brokenAssumption(variant: Claim, { compiled }: Context, at: Point): string | undefined {
  return variant.regime.assumptions.find((text) => {
    const tree = parse(text, compiled.scope, `claim '${variant.id}', assumption of a control`);
    return evaluate(tree, at, compiled.parameterDefinitions) !== 1;
  });
}
