import type { CompiledClaim } from '../../claim/index.js';
import { evaluate, parse } from '../../expression/index.js';
import { stream } from '../../random/index.js';
import type { Point } from '../../regime/index.js';
import { compileRoutes, isSampled } from '../../verify/index.js';

/** Elementary operations that may be spent on the spread of one quantity at one point. */
const COST = 1e6;
const MOST_DRAWS = 4000;

/** Draws of claims' own processes that were made before, by claim, quantity and point. */
export type Drawn = Map<string, Float64Array>;

/**
 * A bound on the variance of one measured value over the square of its claimed mean, at a point: from the
 * user's expression, else from draws of the claim's own process (their second moment, with three standard
 * errors and a tenth on top). Undefined where there is neither, or where the process has no variance. Draws are
 * kept in `drawn`, since the mutants of a diagnosis ask for the same again and again.
 */
export function variationReading(
  compiled: CompiledClaim,
  quantity: string,
  given: string | undefined,
  drawn: Drawn,
): (point: Point, mean: number) => number | undefined {
  if (given !== undefined) {
    const tree = parse(given, compiled.scope, `claim '${compiled.claim.id}', variation`);
    return (point) => {
      const value = evaluate(tree, point, compiled.parameterDefinitions);
      return value > 0 && Number.isFinite(value) ? value : undefined;
    };
  }
  const routes = compileRoutes(compiled, quantity, compiled.claim.measures[quantity]!).filter(isSampled);
  const rank = ({ route }: (typeof routes)[number]): number => (route.sampler === 'reduced' ? 0 : 1);
  const ordered = routes.toSorted((a, b) => rank(a) - rank(b));
  return (point, mean) => {
    const usable = ordered.find((one) => one.applies(point));
    if (mean === 0 || usable === undefined || !hasVariance(compiled, usable.route, point)) return undefined;
    const key = JSON.stringify([compiled.claim.id, quantity, point]);
    const draws = drawn.get(key) ?? drawsAt(usable.route, point, compiled.claim.id, quantity);
    drawn.set(key, draws);
    return spread(draws, mean);
  };
}

function hasVariance(
  compiled: CompiledClaim,
  { finiteMean, finiteVariance }: { readonly finiteMean?: string; readonly finiteVariance?: string },
  point: Point,
): boolean {
  return [finiteMean, finiteVariance].every(
    (text) =>
      text === undefined ||
      evaluate(parse(text, compiled.scope, compiled.claim.id), point, compiled.parameterDefinitions) === 1,
  );
}

interface Drawable {
  readonly prepare: (point: Point) => (source: ReturnType<typeof stream>) => number;
  readonly cost?: (point: Point) => number;
}

/** Draws at a point; none where too few can be had. */
function drawsAt(route: Drawable, point: Point, id: string, quantity: string): Float64Array {
  const count = Math.min(MOST_DRAWS, Math.floor(COST / (route.cost?.(point) ?? 100)));
  if (count < 200) return new Float64Array(0);
  const draw = route.prepare(point);
  const source = stream('guard', id, quantity, JSON.stringify(point));
  return Float64Array.from({ length: count }, () => draw(source));
}

function spread(draws: Float64Array, mean: number): number | undefined {
  const count = draws.length;
  if (count === 0) return undefined;
  let [sum, squares] = [0, 0];
  for (let i = 0; i < count; i++) {
    const gap = draws[i]! / mean - 1;
    sum += gap * gap;
    squares += gap * gap * gap * gap;
  }
  const second = sum / count;
  const error = Math.sqrt(Math.max(0, squares / count - second * second) / count);
  // A second moment that its own draws leave uncertain is no ground for a decision.
  return error > second / 4 ? undefined : 1.1 * (second + 3 * error);
}
