import { type Claim, compileClaim } from '../src/claim/index.js';
import type { Point } from '../src/regime/index.js';
import { compileRoutes, isSampled, routeReading } from '../src/verify/index.js';

/** The value of a claim's quantity at points, by the first deterministic route that applies there; NaN where none does. */
export function quantityValue(claim: Claim, quantity: string): (point: Point) => number {
  const compiled = compileClaim(claim);
  const routes = compileRoutes(compiled, quantity, claim.measures[quantity]!).filter(
    (route) => !isSampled(route),
  );
  const read = routeReading(compiled);
  return (point) => {
    const route = routes.find((one) => one.applies(point));
    return route === undefined ? Number.NaN : read(route, point);
  };
}

/** Whether two numbers agree to a relative accuracy. */
export const agree = (a: number, b: number, accuracy = 1e-9): boolean =>
  a === b || Math.abs(a - b) <= accuracy * Math.max(Math.abs(a), Math.abs(b));
