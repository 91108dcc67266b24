import { derivative, type Expression } from '../../expression/index.js';
import { type Arithmetic, type Ball, NoEnclosure } from './arithmetic.js';
import { bernsteinSigns, type Range, type Signs } from './bernstein.js';
import { enclose, expand, type Surroundings, truthOn } from './expand.js';
import { negative, type Quotient, quotients } from './quotient.js';
import { rewritten } from './rewritten.js';
import type { Tester } from './sameValue.js';

/** A side of a box. */
export interface Side {
  readonly name: string;
  readonly isWhole: boolean;
}

/** Ends of the sides in turn. */
export type Ends = readonly (readonly [lo: number, hi: number])[];

/** What is to hold on a box: `tree` >= 0, or > 0, wherever the assumptions do. */
export interface Obligation {
  readonly sides: readonly Side[];
  /** The goal as large side minus small side. */
  readonly small: Expression;
  readonly large: Expression;
  readonly isStrict: boolean;
  readonly assumptions: readonly Expression[];
}

/** How boxes were settled, by counts. */
export type Ways = Record<
  'outside' | 'enclosure' | 'slopes' | 'mean value' | 'expansion' | 'polynomial' | 'algebra',
  number
>;

/** Settles boxes: says whether the obligation holds on the whole of one. */
export type Settler = (ends: Ends) => boolean;

/**
 * Decides boxes of an obligation by MPFR alone: the enclosure of each form of the goal, the enclosure on the
 * face where its slopes say that it is least, the mean value form, and where it vanishes on a face the
 * expansion from there. Each form is checked on each box to have the sign of the goal.
 */
export function settler(m: Arithmetic, obligation: Obligation, ways: Ways, isZero: Tester): Settler {
  const { sides, small, large, isStrict, assumptions } = obligation;
  const forms = rewritten(small, large);
  const around = (ends: Ends): Surroundings =>
    new Map(sides.map(({ name }, at) => [name, m.doubles(...ends[at]!)]));
  const holds = (value: Ball): boolean => (isStrict ? m.above(value, 0) : m.atLeast(value, 0));
  const attempt = (action: () => boolean): boolean => {
    try {
      return m.scoped(action);
    } catch (error) {
      if (error instanceof NoEnclosure) return false;
      throw error;
    }
  };
  const enclosed = (tree: Expression, ends: Ends): boolean =>
    attempt(() => holds(enclose(m, tree, around(ends))));

  const algebras = new Map<Expression, Algebra | undefined>();
  /** Signs of bounds of a tree, as a quotient of polynomials in the variables and in parts of known range. */
  const signsOf = (tree: Expression, ends: Ends): Signs | undefined => {
    if (!algebras.has(tree)) algebras.set(tree, quotient(tree));
    const algebra = algebras.get(tree);
    if (algebra === undefined) return undefined;
    const ranges: Range[] = [];
    const isRanged = attempt(() => {
      const box = around(ends);
      for (const part of algebra.variables) {
        const [lo, hi] = m.ends(enclose(m, part, box));
        if (!Number.isFinite(lo) || !Number.isFinite(hi)) return false;
        ranges.push(rangeOf(lo, hi, part.kind === 'name'));
      }
      return true;
    });
    if (!isRanged) return undefined;
    let isFlipped = false;
    for (const { factor, power } of algebra.goal.below.values()) {
      const signs = bernsteinSigns(factor, ranges);
      if (signs === undefined || signs.least === 0 || signs.least !== signs.most) return undefined;
      if (signs.most < 0 && power % 2 === 1) isFlipped = !isFlipped;
    }
    const { top } = algebra.goal;
    return bernsteinSigns(isFlipped ? negative(top) : top, ranges);
  };
  const byPolynomial = (ends: Ends): boolean => {
    const signs = signsOf(forms[0]!.tree, ends);
    return signs !== undefined && signs.least >= (isStrict ? 1 : 0);
  };
  const derivatives = new Map<string, Expression | undefined>();
  /** Whether the k-th derivative has a sign (or is 0) on the box, by its own quotient; k at most 2. */
  const hasSign = (form: number, name: string, k: number, sign: 1 | -1, ends: Ends): boolean => {
    if (k > 2) return false;
    const key = `${form} ${name} ${k}`;
    if (!derivatives.has(key)) {
      const below = k === 1 ? forms[form]!.tree : derivatives.get(`${form} ${name} ${k - 1}`);
      derivatives.set(key, below && derivativeOf(below, name));
    }
    const tree = derivatives.get(key);
    const signs = tree && signsOf(tree, ends);
    if (signs === undefined) return false;
    return sign === 1 ? signs.least >= 0 : signs.most <= 0;
  };

  const bySlopes = (form: number, tree: Expression, ends: Ends): keyof Ways | undefined => {
    const box = around(ends);
    const slopes = sides.map(({ name }, at) =>
      ends[at]![0] === ends[at]![1] ? undefined : expand(m, tree, box, name, 1)[1]!,
    );
    const face = ends.map((side, at): readonly [number, number] => {
      const slope = slopes[at];
      if (slope === undefined) return side;
      // an endless slope may be that of a step
      const has = (sign: 1 | -1): boolean =>
        m.isFinite(slope) && hasSign(form, sides[at]!.name, 1, sign, ends);
      if (m.atLeast(slope, 0) || has(1)) return [side[0], side[0]];
      return m.atMost(slope, 0) || has(-1) ? [side[1], side[1]] : side;
    });
    const isSmaller = face.some(([lo, hi], at) => lo !== ends[at]![0] || hi !== ends[at]![1]);
    if (isSmaller && enclosed(tree, face)) return 'slopes';
    const centre = face.map(([lo, hi]): readonly [number, number] => {
      const middle = lo + (hi - lo) / 2;
      return [middle, middle];
    });
    const centred = around(centre);
    let value = enclose(m, tree, centred);
    for (const [at, slope] of slopes.entries())
      if (slope !== undefined && face[at]![0] !== face[at]![1]) {
        const offset = m.sub(box.get(sides[at]!.name)!, centred.get(sides[at]!.name)!);
        value = m.add(value, m.mul(slope, offset));
      }
    return holds(value) ? 'mean value' : undefined;
  };

  /**
   * Taylor's theorem from a face x = a: the coefficients there are not negative (to the side of the box), or
   * vanish, below one that is not negative on the whole box.
   */
  const byExpansion = (form: number, tree: Expression, ends: Ends): boolean => {
    const order = sides.length <= 2 ? 8 : 3;
    const fits = (c: Ball, sign: 1 | -1): boolean => (sign === 1 ? m.atLeast(c, 0) : m.atMost(c, 0));
    return sides.some(({ name }, at) => {
      const [lo, hi] = ends[at]!;
      if (lo === hi) return false;
      return [lo, hi].some((end) =>
        attempt(() => {
          const face = ends.with(at, [end, end]);
          const start = enclose(m, tree, around(face));
          if (isStrict ? !m.above(start, 0) : !m.atLeast(start, 0) && !isZero(tree, face, name, 0))
            return false;
          const onFace = expand(m, tree, around(face), name, order - 1);
          const onBox = expand(m, tree, around(ends), name, order);
          for (let k = 1; k <= order; k++) {
            const sign = end === hi && k % 2 === 1 ? -1 : 1;
            if (fits(onBox[k]!, sign)) return true;
            if (m.isFinite(onBox[k]!) && hasSign(form, name, k, sign, ends)) return true;
            if (k === order || !(fits(onFace[k]!, sign) || isZero(tree, face, name, k))) return false;
          }
          return false;
        }),
      );
    });
  };

  const isOutside = (ends: Ends): boolean =>
    assumptions.some((tree) => attempt(() => truthOn(m, tree, around(ends)) === false));

  return (ends) => {
    const count = (way: keyof Ways): true => {
      ways[way] += 1;
      return true;
    };
    if (isOutside(ends)) return count('outside');
    // the goal itself must be defined on the box whatever form decides
    if (!attempt(() => m.sub(enclose(m, large, around(ends)), enclose(m, small, around(ends))) !== undefined))
      return false;
    const isUsable = (form: number): boolean =>
      forms[form]!.positive.every((part) => attempt(() => m.above(enclose(m, part, around(ends)), 0)));
    const usable = [...forms.keys()].filter((form) => form === 0 || isUsable(form));
    if (usable.some((form) => enclosed(forms[form]!.tree, ends))) return count('enclosure');
    for (const form of usable) {
      const found: (keyof Ways)[] = [];
      attempt(() => {
        const way = bySlopes(form, forms[form]!.tree, ends);
        return way !== undefined && found.push(way) > 0;
      });
      if (found[0] !== undefined) return count(found[0]);
    }
    if (byPolynomial(ends)) return count('polynomial');
    return usable.some((form) => byExpansion(form, forms[form]!.tree, ends)) && count('expansion');
  };
}

interface Algebra {
  readonly goal: Quotient;
  readonly variables: readonly Expression[];
}

/** The goal as a quotient of polynomials, unless that is too large. */
function quotient(tree: Expression): Algebra | undefined {
  const ring = quotients();
  try {
    return { goal: ring.of(tree), variables: ring.variables };
  } catch (error) {
    if (error instanceof NoEnclosure) return undefined;
    throw error;
  }
}

const MANY = 1_099_511_627_776;

/** A range of doubles in whole numbers over a power of 2; of parts that are no variables widened to few bits. */
function rangeOf(lo: number, hi: number, isExact: boolean): Range {
  let bits = 0;
  const size = Math.max(Math.abs(lo), Math.abs(hi));
  const isWhole = (x: number): boolean => Number.isInteger(x);
  const enough = (): boolean =>
    (isWhole(lo * powerOfTwo(bits)) && isWhole(hi * powerOfTwo(bits))) ||
    (!isExact && size * powerOfTwo(bits) > MANY);
  while (!enough()) {
    bits += 1;
    if (bits > 900 || !Number.isFinite(size * powerOfTwo(bits))) throw new NoEnclosure('a range too wide');
  }
  const scale = powerOfTwo(bits);
  return { lo: BigInt(Math.floor(lo * scale)), hi: BigInt(Math.ceil(hi * scale)), bits };
}

function powerOfTwo(k: number): number {
  let value = 1;
  for (let j = 0; j < k; j++) value *= 2;
  return value;
}

function derivativeOf(tree: Expression, name: string): Expression | undefined {
  try {
    return derivative(tree, name);
  } catch {
    return undefined;
  }
}
