import { allOf } from './_internals/conditions.js';
import type { Quantity } from './quantity.js';

/** The quantity with a formula of the parameters as its first route. */
export function withClosed(expression: string, quantity: Quantity, when?: string): Quantity {
  const closed = { kind: 'closed', expression, ...(when && { when }) } as const;
  return { ...quantity, routes: [closed, ...quantity.routes] };
}

/** As `withClosed`, but the formula comes last: for where an algorithm is as quick, and to be trusted more. */
export function alsoClosed(expression: string, quantity: Quantity): Quantity {
  return { ...quantity, routes: [...quantity.routes, { kind: 'closed', expression }] };
}

/** The quantity with its sampled routes kept to where `condition` holds: for instance where a sample can tell something. */
export function sampledWhere(condition: string, quantity: Quantity): Quantity {
  const routes = quantity.routes.map((route) =>
    route.kind === 'sampled' ? { ...route, when: allOf(route.when, condition)! } : route,
  );
  return { ...quantity, routes };
}
