import { gaussLegendre } from './gaussRule.js';
import { sum } from './sum.js';

/** An integral, an estimate of its absolute error, and the number of evaluations spent. */
export interface Integral {
  readonly value: number;
  readonly error: number;
  readonly evaluations: number;
}

export interface IntegrateOptions {
  /** Stop once the estimated error is below this share of the integral. Default 1e-13. */
  readonly relative?: number;
  /** Stop once the estimated error is below this. Default 0. */
  readonly absolute?: number;
  /** Points inside the interval at which the integrand is not smooth or peaks. Default none. */
  readonly breaks?: readonly number[];
  /** Most panels before it stops with the error reached. Default 2000. */
  readonly panels?: number;
}

interface Panel {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  readonly error: number;
}

const RULE = gaussLegendre(15);

/**
 * The integral of a piecewise smooth f over the finite interval [from, to] (f is not evaluated at its ends),
 * by adaptive bisection with 15-point Gauss-Legendre panels. The error of a panel is estimated by the
 * difference to its two halves, whose sum is the value kept: a generous estimate where f is smooth, up to four
 * times too small at an end where f has an algebraic singularity.
 */
export function integrate(
  f: (x: number) => number,
  from: number,
  to: number,
  { relative = 1e-13, absolute = 0, breaks = [], panels: most = 2000 }: IntegrateOptions = {},
): Integral {
  const inner = breaks.filter((x) => x > from && x < to).sort((a, b) => a - b);
  const ends = [from, ...inner, to];
  let panels = ends.slice(1).map((end, i) => measured(f, ends[i]!, end));
  for (;;) {
    const value = sum(panels.map((panel) => panel.value));
    const error = sum(panels.map((panel) => panel.error));
    if (error <= Math.max(absolute, relative * Math.abs(value)) || panels.length >= most) {
      return { value, error, evaluations: panels.length * 45 };
    }
    const worst = error / (2 * panels.length);
    panels = panels.flatMap((panel) => (panel.error > worst ? halves(f, panel) : [panel]));
  }
}

function halves(f: (x: number) => number, { from, to, error, value }: Panel): Panel[] {
  const middle = from + (to - from) / 2;
  if (!(middle > from && middle < to)) return [{ from, to, value, error: Math.min(error, 0) }];
  return [measured(f, from, middle), measured(f, middle, to)];
}

function measured(f: (x: number) => number, from: number, to: number): Panel {
  const middle = from + (to - from) / 2;
  const whole = panelSum(f, from, to);
  const value = panelSum(f, from, middle) + panelSum(f, middle, to);
  return { from, to, value, error: Math.abs(value - whole) };
}

function panelSum(f: (x: number) => number, from: number, to: number): number {
  const half = (to - from) / 2;
  const middle = from + half;
  let total = 0;
  for (let i = 0; i < RULE.nodes.length; i++) total += RULE.weights[i]! * f(middle + half * RULE.nodes[i]!);
  return half * total;
}
