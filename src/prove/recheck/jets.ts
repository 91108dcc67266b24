import type { Arithmetic, Ball } from './arithmetic.js';
import { NoEnclosure } from './arithmetic.js';

/** Coefficients of a Taylor expansion in one variable, each enclosed over a box; the last is a remainder. */
export type Jet = readonly Ball[];

/** Arithmetic on expansions of one length: c[k] encloses the k-th derivative over k! everywhere on the box. */
export interface JetArithmetic {
  constant(value: Ball): Jet;
  /** The variable of the expansion itself. */
  variable(value: Ball): Jet;
  add(a: Jet, b: Jet): Jet;
  sub(a: Jet, b: Jet): Jet;
  neg(a: Jet): Jet;
  mul(a: Jet, b: Jet): Jet;
  div(a: Jet, b: Jet): Jet;
  wholePower(a: Jet, k: number): Jet;
  exp(a: Jet): Jet;
  log(a: Jet): Jet;
  /** a^r for a > 0. */
  realPower(a: Jet, value: Ball, r: Ball): Jet;
  sqrt(a: Jet): Jet;
  sinCos(a: Jet): readonly [sin: Jet, cos: Jet];
  /** f(a) from its value and the expansion of its derivative along a; unknown slopes where that is absent. */
  chain(value: Ball, a: Jet, derivative: (() => Jet) | undefined): Jet;
  /** Only the value is known. */
  valueOnly(value: Ball, ...args: readonly Jet[]): Jet;
}

/** Expansions up to the power `order`. */
export function jetArithmetic(m: Arithmetic, order: number): JetArithmetic {
  const zero = (): Ball => m.doubles(0, 0);
  const constant = (value: Ball): Jet => [value, ...Array.from({ length: order }, zero)];
  const each = (count: number, make: (k: number, done: readonly Ball[]) => Ball): Ball[] => {
    const done: Ball[] = [];
    for (let k = 0; k < count; k++) done.push(make(k, done));
    return done;
  };
  const isConstant = (a: Jet): boolean => a.slice(1).every((c) => m.sign(c) === 0);
  const sumOf = (from: number, to: number, term: (j: number) => Ball): Ball => {
    let sum: Ball | undefined;
    for (let j = from; j <= to; j++) sum = sum === undefined ? term(j) : m.add(sum, term(j));
    return sum ?? zero();
  };
  const mul = (a: Jet, b: Jet): Jet => each(order + 1, (k) => sumOf(0, k, (j) => m.mul(a[j]!, b[k - j]!)));
  const div = (a: Jet, b: Jet): Jet =>
    each(order + 1, (k, q) =>
      m.div(
        k === 0
          ? a[0]!
          : m.sub(
              a[k]!,
              sumOf(1, k, (j) => m.mul(b[j]!, q[k - j]!)),
            ),
        b[0]!,
      ),
    );
  const one = (): Jet => constant(m.whole(1));
  const square = (a: Jet): Jet => {
    const product = mul(a, a);
    return [m.power(a[0]!, 2), ...product.slice(1)];
  };
  const wholePower = (a: Jet, k: number): Jet => {
    if (isConstant(a)) return constant(m.power(a[0]!, k));
    if (k < 0) return div(one(), wholePower(a, -k));
    if (k === 0) return one();
    if (k === 1) return a;
    const half = wholePower(a, Math.floor(k / 2));
    const whole = k % 2 === 0 ? square(half) : mul(square(half), a);
    return [m.power(a[0]!, k), ...whole.slice(1)];
  };
  const valueOnly = (value: Ball, ...args: readonly Jet[]): Jet =>
    args.every(isConstant) ? constant(value) : [value, ...Array.from({ length: order }, () => m.everything)];
  const chain = (value: Ball, a: Jet, derivative: (() => Jet) | undefined): Jet => {
    if (order === 0 || isConstant(a)) return constant(value);
    if (derivative === undefined) return valueOnly(value, a);
    const slope = derivative();
    return each(order + 1, (k) =>
      k === 0
        ? value
        : m.over(
            sumOf(1, k, (j) => m.scale(m.mul(a[j]!, slope[k - j]!), j)),
            k,
          ),
    );
  };
  const positive = (a: Jet): void => {
    if (!m.above(a[0]!, 0)) throw new NoEnclosure('a logarithm or power of what may not be positive');
  };
  const realPower = (a: Jet, value: Ball, r: Ball): Jet =>
    each(order + 1, (k, p) => {
      if (k === 0) return value;
      const term = (j: number): Ball => m.mul(m.sub(m.scale(r, j), m.whole(k - j)), m.mul(a[j]!, p[k - j]!));
      return m.div(m.over(sumOf(1, k, term), k), a[0]!);
    });
  return {
    constant,
    variable: (value) =>
      order === 0 ? [value] : [value, m.whole(1), ...Array.from({ length: order - 1 }, zero)],
    add: (a, b) => a.map((c, k) => m.add(c, b[k]!)),
    sub: (a, b) => a.map((c, k) => m.sub(c, b[k]!)),
    neg: (a) => a.map((c) => m.neg(c)),
    mul,
    div,
    wholePower,
    exp: (a) =>
      each(order + 1, (k, e) =>
        k === 0
          ? m.increasing('mpfr_exp', a[0]!)
          : m.over(
              sumOf(1, k, (j) => m.scale(m.mul(a[j]!, e[k - j]!), j)),
              k,
            ),
      ),
    log: (a) => {
      positive(a);
      return each(order + 1, (k, l) => {
        if (k === 0) return m.increasing('mpfr_log', a[0]!);
        const known = m.over(
          sumOf(1, k - 1, (j) => m.scale(m.mul(l[j]!, a[k - j]!), j)),
          k,
        );
        return m.div(m.sub(a[k]!, known), a[0]!);
      });
    },
    realPower: (a, value, r) => {
      positive(a);
      return realPower(a, value, r);
    },
    sqrt: (a) => {
      if (!m.atLeast(a[0]!, 0)) throw new NoEnclosure('a root of what may be negative');
      const value = m.increasing('mpfr_sqrt', a[0]!);
      if (order === 0 || isConstant(a)) return constant(value);
      if (!m.above(a[0]!, 0)) return valueOnly(value, a);
      return realPower(a, value, m.doubles(0.5, 0.5));
    },
    sinCos: (a) => {
      const sin: Ball[] = [m.sin(a[0]!)];
      const cos: Ball[] = [m.cos(a[0]!)];
      for (let k = 1; k <= order; k++) {
        sin.push(
          m.over(
            sumOf(1, k, (j) => m.scale(m.mul(a[j]!, cos[k - j]!), j)),
            k,
          ),
        );
        cos.push(
          m.neg(
            m.over(
              sumOf(1, k, (j) => m.scale(m.mul(a[j]!, sin[k - j]!), j)),
              k,
            ),
          ),
        );
      }
      return [sin, cos];
    },
    chain,
    valueOnly,
  };
}
