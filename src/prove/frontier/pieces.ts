import { type CompiledClaim, compileClaim } from '../../claim/index.js';
import { integer, type Point } from '../../regime/index.js';
import { type FrontierOptions, type FrontierOutcome, frontier } from './frontier.js';

/** Where relations hold along one parameter: enclosed on a whole piece, or not known. */
export interface FrontierPiece {
  readonly from: number;
  readonly to: number;
  readonly outcome: FrontierOutcome | 'outside';
}

/**
 * The frontier along one parameter, from its low end to its high one, the others at the values of `at`: a slice
 * whose other axis is a parameter of one value that nothing uses.
 *
 * @throws Error with one sentence when a side has no closed form or x is no number of the claim.
 */
export function pieces(
  compiled: CompiledClaim,
  x: string,
  at: Point,
  options: Pick<FrontierOptions, 'budget' | 'relation' | 'terms' | 'isProved'> = {},
): readonly FrontierPiece[] {
  const { claim } = compiled;
  const y = `${compiled.regime.names.join('_')}_${Object.keys(claim.where).join('_')}_`;
  const parameters = { ...claim.regime.parameters, [y]: integer(0, 0) };
  const plane = compileClaim({ ...claim, regime: { ...claim.regime, parameters } });
  const fixed = Object.fromEntries(Object.entries(at).filter(([name]) => name !== x));
  const { boxes } = frontier(plane, { ...options, x, y, at: fixed });
  const found = boxes.map(
    ({ x: [from, to], outcome, regime }): FrontierPiece => ({
      from,
      to,
      outcome: regime === 'outside' ? 'outside' : regime === 'mixed' ? 'undecided' : outcome,
    }),
  );
  return joined(found.sort((a, b) => a.from - b.from));
}

/** Neighbours with the same outcome as one piece. */
export function joined(given: readonly FrontierPiece[]): readonly FrontierPiece[] {
  const found: FrontierPiece[] = [];
  for (const piece of given) {
    const last = found.at(-1);
    if (last?.outcome === piece.outcome) found[found.length - 1] = { ...last, to: piece.to };
    else found.push(piece);
  }
  return found;
}
