import type { CompiledClaim } from '../claim/index.js';
import type { Observable } from '../decide/index.js';
import { evaluate, parse } from '../expression/index.js';
import type { Quantity, SampledRoute } from '../process/index.js';
import type { Point } from '../regime/index.js';
import { type CompiledRoute, condition } from './routes.js';

/** A sampled route at a point as an observable: its law's support and moments read from the claim's texts. */
export function observe(
  compiled: CompiledClaim,
  compiledRoute: CompiledRoute<SampledRoute>,
  point: Point,
): Observable {
  const { quantity: name, route } = compiledRoute;
  const { support } = compiled.claim.measures[name] as Quantity;
  const number = (text: string): number =>
    evaluate(
      parse(text, compiled.scope, `claim '${compiled.claim.id}', ${name}`),
      point,
      compiled.parameterDefinitions,
    );
  const [lower, upper] = ends(support, number);
  return {
    draw: route.prepare(point),
    lower,
    upper,
    indicator: support === 'indicator',
    ...moments(compiled, compiledRoute, point),
    ...(route.secondMoment !== undefined && { secondMoment: number(route.secondMoment) }),
  };
}

function ends(support: Quantity['support'], number: (text: string) => number): readonly [number, number] {
  if (support === 'real') return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  if (support === 'nonnegative') return [0, Number.POSITIVE_INFINITY];
  return support === 'indicator' ? [0, 1] : [number(support[0]), number(support[1])];
}

/** Whether the observable has a mean and a variance at the point. */
export function moments(
  compiled: CompiledClaim,
  { quantity, route }: CompiledRoute<SampledRoute>,
  point: Point,
): Pick<Observable, 'finiteMean' | 'finiteVariance'> {
  const label = `claim '${compiled.claim.id}', ${quantity}`;
  const finiteMean = condition(compiled, route.finiteMean, label)(point);
  return {
    finiteMean,
    finiteVariance: finiteMean && condition(compiled, route.finiteVariance, label)(point),
  };
}
