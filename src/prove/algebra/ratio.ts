import type { Fraction } from 'fraction.js';
import {
  addPoly,
  constantPoly,
  dividedBy,
  keyOfPoly,
  multiplyPoly,
  negatePoly,
  type Poly,
  powerPoly,
  primitive,
  scalePoly,
  variablePoly,
} from './poly.js';

/** A quotient: a polynomial over a product of powers of polynomials, which are not 0 where it is defined. */
export interface Ratio {
  readonly top: Poly;
  readonly bottom: ReadonlyMap<string, Factor>;
}

export interface Factor {
  readonly poly: Poly;
  readonly power: number;
}

export const ratioOf = (top: Poly): Ratio => ({ top, bottom: new Map() });

/** The factors of the least common denominator, and what each numerator is to be multiplied by. */
export function addRatio(a: Ratio, b: Ratio): Ratio {
  const bottom = new Map(a.bottom);
  for (const [key, factor] of b.bottom) {
    const old = bottom.get(key);
    if (old === undefined || old.power < factor.power) bottom.set(key, factor);
  }
  const raised = (one: Ratio): Poly =>
    [...bottom].reduce(
      (top, [key, { poly, power }]) =>
        multiplyPoly(top, powerPoly(poly, power - (one.bottom.get(key)?.power ?? 0))),
      one.top,
    );
  return simplified({ top: addPoly(raised(a), raised(b)), bottom });
}

export const negateRatio = ({ top, bottom }: Ratio): Ratio => ({ top: negatePoly(top), bottom });

export function multiplyRatio(a: Ratio, b: Ratio): Ratio {
  const bottom = new Map(a.bottom);
  for (const [key, factor] of b.bottom) {
    const old = bottom.get(key);
    bottom.set(key, old === undefined ? factor : { ...old, power: old.power + factor.power });
  }
  return simplified({ top: multiplyPoly(a.top, b.top), bottom });
}

/** 1 over a quotient; undefined for 0. */
export function invertRatio({ top, bottom }: Ratio): Ratio | undefined {
  if (top.size === 0) return undefined;
  const { number, powers, rest } = primitive(top);
  const factors = new Map<string, Factor>();
  for (const [place, power] of powers.entries())
    if (power > 0) {
      const poly = variablePoly(place);
      factors.set(keyOfPoly(poly), { poly, power });
    }
  if (rest.size > 1) factors.set(keyOfPoly(rest), { poly: rest, power: 1 });
  const raised = [...bottom.values()].reduce(
    (product, { poly, power }) => multiplyPoly(product, powerPoly(poly, power)),
    constantPoly(1),
  );
  return simplified({ top: scalePoly(raised, number.inverse()), bottom: factors });
}

/** Factors that divide the numerator are left out: the value is the same wherever the quotient is defined. */
function simplified({ top, bottom }: Ratio): Ratio {
  if (bottom.size === 0) return { top, bottom };
  let rest = top;
  const kept = new Map<string, Factor>();
  for (const [key, factor] of bottom) {
    let { power } = factor;
    while (power > 0 && rest.size > 0) {
      const quotient = dividedBy(rest, factor.poly);
      if (quotient === undefined) break;
      rest = quotient;
      power -= 1;
    }
    if (power > 0) kept.set(key, { ...factor, power });
  }
  return { top: rest, bottom: kept };
}

export function powerRatio(a: Ratio, exponent: number): Ratio | undefined {
  const base = exponent < 0 ? invertRatio(a) : a;
  if (base === undefined) return undefined;
  let result = ratioOf(constantPoly(1));
  for (let k = 0; k < Math.abs(exponent); k++) result = multiplyRatio(result, base);
  return result;
}

export const scaleRatio = ({ top, bottom }: Ratio, by: Fraction): Ratio => ({
  top: scalePoly(top, by),
  bottom,
});
