import { type Binding, DOWN, UP } from './mpfr.js';

/** A closed interval: pointers to its ends, which may be infinite. */
export interface Ball {
  readonly lo: number;
  readonly hi: number;
}

/** Thrown where a function may be undefined on an interval, or has no enclosure here. */
export class NoEnclosure extends Error {}

/** Work that may still be done: operations of numbers. */
export interface Meter {
  left: number;
}

/** Thrown when the work that was allowed is done. */
export class OutOfWork extends Error {}

/** Interval arithmetic in MPFR: every lower end is rounded down, every upper end up. */
export interface Arithmetic {
  /** The bits of its numbers. */
  readonly bits: number;
  /** Counts work that is no arithmetic of intervals. */
  spend(count: number): void;
  /** Runs an action; the intervals that it made are given up afterwards, so only plain data may be returned. */
  scoped<T>(action: () => T): T;
  /** Runs an action; of the intervals that it made only those that it returns are kept. */
  kept(action: () => readonly Ball[]): readonly Ball[];
  doubles(lo: number, hi: number): Ball;
  numeral(text: string): Ball;
  whole(value: number): Ball;
  readonly everything: Ball;
  pi(): Ball;
  add(a: Ball, b: Ball): Ball;
  sub(a: Ball, b: Ball): Ball;
  neg(a: Ball): Ball;
  mul(a: Ball, b: Ball): Ball;
  div(a: Ball, b: Ball): Ball;
  /** a^k for a whole number k. */
  power(a: Ball, k: number): Ball;
  scale(a: Ball, k: number): Ball;
  over(a: Ball, k: number): Ball;
  hull(a: Ball, b: Ball): Ball;
  min(a: Ball, b: Ball): Ball;
  max(a: Ball, b: Ball): Ball;
  abs(a: Ball): Ball;
  /** An increasing function of MPFR by its name; a decreasing one. */
  increasing(name: string, a: Ball): Ball;
  decreasing(name: string, a: Ball): Ball;
  sin(a: Ball): Ball;
  cos(a: Ball): Ball;
  /** The sign that all points share: 1, -1, 0 for zero itself; undefined when they do not. */
  sign(a: Ball): 1 | 0 | -1 | undefined;
  isBelow(a: Ball, b: Ball, isStrict: boolean): boolean;
  atLeast(a: Ball, value: number): boolean;
  above(a: Ball, value: number): boolean;
  atMost(a: Ball, value: number): boolean;
  /** Whether the ends are one and the same number. */
  isPoint(a: Ball): boolean;
  isFinite(a: Ball): boolean;
  /** Doubles around the interval. */
  ends(a: Ball): readonly [number, number];
  /** Whether the size of every point is at most 2^-bits. */
  isTiny(a: Ball, bits: number): boolean;
}

/** Interval arithmetic with numbers of `bits` bits; every operation counts on the meter, by default without end. */
export function arithmetic(
  mpfr: Binding,
  bits: number,
  meter: Meter = { left: Number.POSITIVE_INFINITY },
): Arithmetic {
  const pool: number[] = [];
  let used = 0;
  const spend = (count: number): void => {
    meter.left -= count;
    if (meter.left < 0) throw new OutOfWork('the work that was allowed is done');
  };
  const take = (): number => {
    spend(1);
    if (used === pool.length) {
      const made = mpfr.mpfr_t();
      mpfr.mpfr_init2(made, bits);
      pool.push(made);
    }
    return pool[used++]!;
  };
  type Way = (r: number, rounding: number) => unknown;
  const make = (lower: Way, upper: Way): Ball => {
    const [lo, hi] = [take(), take()];
    lower(lo, DOWN);
    upper(hi, UP);
    if (mpfr.mpfr_nan_p(lo)) mpfr.mpfr_set_inf(lo, -1);
    if (mpfr.mpfr_nan_p(hi)) mpfr.mpfr_set_inf(hi, 1);
    return { lo, hi };
  };
  const both = (way: Way): Ball => make(way, way);
  const call = (name: string, ...args: number[]) => mpfr[name]!(...args);
  const sgn = (a: number): number => mpfr.mpfr_sgn(a);
  const least = (a: number, b: number): number => (mpfr.mpfr_cmp(a, b) <= 0 ? a : b);
  const most = (a: number, b: number): number => (mpfr.mpfr_cmp(a, b) >= 0 ? a : b);
  const endless = (a: number): boolean => mpfr.mpfr_inf_p(a) !== 0;
  const everything = both((r, rounding) => mpfr.mpfr_set_inf(r, rounding === DOWN ? -1 : 1));

  // 0 times an endless end is 0: the end is a bound and no value
  const product =
    (a: number, b: number): Way =>
    (r, rounding) =>
      sgn(a) === 0 || sgn(b) === 0 ? mpfr.mpfr_set_d(r, 0, rounding) : call('mpfr_mul', r, a, b, rounding);
  const extreme = (ways: readonly Way[]): Ball => {
    let found: Ball | undefined;
    for (const way of ways) {
      const one = both(way);
      found = found === undefined ? one : { lo: least(found.lo, one.lo), hi: most(found.hi, one.hi) };
    }
    return found!;
  };
  const mul = (a: Ball, b: Ball): Ball => {
    if (sgn(a.lo) >= 0 && sgn(b.lo) >= 0) return make(product(a.lo, b.lo), product(a.hi, b.hi));
    if (sgn(a.lo) >= 0 && sgn(b.hi) <= 0) return make(product(a.hi, b.lo), product(a.lo, b.hi));
    if (sgn(a.hi) <= 0 && sgn(b.lo) >= 0) return make(product(a.lo, b.hi), product(a.hi, b.lo));
    return extreme([product(a.lo, b.lo), product(a.lo, b.hi), product(a.hi, b.lo), product(a.hi, b.hi)]);
  };
  const inverse = (b: Ball): Ball => {
    if (sgn(b.lo) <= 0 && sgn(b.hi) >= 0) throw new NoEnclosure('division by what may be 0');
    return make(
      (r, rounding) => call('mpfr_ui_div', r, 1, b.hi, rounding),
      (r, rounding) => call('mpfr_ui_div', r, 1, b.lo, rounding),
    );
  };
  const quotient =
    (a: number, b: number): Way =>
    (r, rounding) =>
      endless(b) ? mpfr.mpfr_set_d(r, 0, rounding) : call('mpfr_div', r, a, b, rounding);
  const div = (a: Ball, b: Ball): Ball => {
    if (sgn(b.lo) <= 0 && sgn(b.hi) >= 0) throw new NoEnclosure('division by what may be 0');
    if (endless(b.lo) || endless(b.hi)) return mul(a, inverse(b));
    if (sgn(b.lo) > 0 && sgn(a.lo) >= 0) return make(quotient(a.lo, b.hi), quotient(a.hi, b.lo));
    return extreme([quotient(a.lo, b.lo), quotient(a.lo, b.hi), quotient(a.hi, b.lo), quotient(a.hi, b.hi)]);
  };
  const doubles = (lo: number, hi: number): Ball =>
    make(
      (r) => mpfr.mpfr_set_d(r, lo, DOWN),
      (r) => mpfr.mpfr_set_d(r, hi, UP),
    );
  const neg = (a: Ball): Ball =>
    make(
      (r, rounding) => call('mpfr_neg', r, a.hi, rounding),
      (r, rounding) => call('mpfr_neg', r, a.lo, rounding),
    );
  const abs = (a: Ball): Ball => {
    if (sgn(a.lo) >= 0) return a;
    if (sgn(a.hi) <= 0) return neg(a);
    return { lo: doubles(0, 0).lo, hi: most(neg(a).hi, a.hi) };
  };
  const power = (a: Ball, k: number): Ball => {
    if (k < 0) return inverse(power(a, -k));
    if (k === 0) return doubles(1, 1);
    const base = k % 2 === 0 ? abs(a) : a;
    return make(
      (r, rounding) => mpfr.mpfr_pow_si(r, base.lo, k, rounding),
      (r, rounding) => mpfr.mpfr_pow_si(r, base.hi, k, rounding),
    );
  };
  const increasing = (name: string, a: Ball): Ball =>
    make(
      (r, rounding) => call(name, r, a.lo, rounding),
      (r, rounding) => call(name, r, a.hi, rounding),
    );
  const decreasing = (name: string, a: Ball): Ball =>
    make(
      (r, rounding) => call(name, r, a.hi, rounding),
      (r, rounding) => call(name, r, a.lo, rounding),
    );
  const pi = (): Ball => both((r, rounding) => call('mpfr_const_pi', r, rounding));

  /** A wave with maxima at (2 k + top) pi / 2 and minima half a turn on. */
  const wave = (name: string, top: 0 | 1, a: Ball): Ball => {
    const unit = doubles(-1, 1);
    if (endless(a.lo) || endless(a.hi)) return unit;
    const halves = over(pi(), 2);
    const [from, to] = [div({ lo: a.lo, hi: a.lo }, halves), div({ lo: a.hi, hi: a.hi }, halves)];
    const [first, last] = [mpfr.mpfr_get_d(from.lo, DOWN), mpfr.mpfr_get_d(to.hi, UP)];
    if (!(Math.abs(first) < 1e9 && Math.abs(last) < 1e9) || last - first >= 4) return unit;
    const ends = extreme([
      (r, rounding) => call(name, r, a.lo, rounding),
      (r, rounding) => call(name, r, a.hi, rounding),
    ]);
    let { lo, hi } = ends;
    for (let quarter = Math.ceil(first); quarter <= Math.floor(last); quarter++) {
      const phase = (((quarter - top) % 4) + 4) % 4;
      if (phase === 0) hi = unit.hi;
      if (phase === 2) lo = unit.lo;
    }
    return { lo, hi };
  };
  const scale = (a: Ball, k: number): Ball => mul(a, doubles(k, k));
  const over = (a: Ball, k: number): Ball => div(a, doubles(k, k));

  return {
    bits,
    spend,
    scoped: (action) => {
      const mark = used;
      try {
        return action();
      } finally {
        used = mark;
      }
    },
    kept: (action) => {
      const mark = used;
      const balls = action();
      const wanted = new Set(balls.flatMap(({ lo, hi }) => [lo, hi]));
      let next = mark;
      for (let at = mark; at < used; at++) {
        const register = pool[at]!;
        if (!wanted.has(register)) continue;
        pool[at] = pool[next]!;
        pool[next++] = register;
      }
      used = next;
      return balls;
    },
    doubles,
    numeral: (text) => both((r, rounding) => setString(mpfr, r, text, rounding)),
    whole: (value) => doubles(value, value),
    everything,
    pi,
    add: (a, b) =>
      make(
        (r, rounding) => call('mpfr_add', r, a.lo, b.lo, rounding),
        (r, rounding) => call('mpfr_add', r, a.hi, b.hi, rounding),
      ),
    sub: (a, b) =>
      make(
        (r, rounding) => call('mpfr_sub', r, a.lo, b.hi, rounding),
        (r, rounding) => call('mpfr_sub', r, a.hi, b.lo, rounding),
      ),
    neg,
    mul,
    div,
    power,
    scale,
    over,
    hull: (a, b) => ({ lo: least(a.lo, b.lo), hi: most(a.hi, b.hi) }),
    min: (a, b) => ({ lo: least(a.lo, b.lo), hi: least(a.hi, b.hi) }),
    max: (a, b) => ({ lo: most(a.lo, b.lo), hi: most(a.hi, b.hi) }),
    abs,
    increasing,
    decreasing,
    sin: (a) => wave('mpfr_sin', 1, a),
    cos: (a) => wave('mpfr_cos', 0, a),
    sign: (a) =>
      sgn(a.lo) > 0 ? 1 : sgn(a.hi) < 0 ? -1 : sgn(a.lo) === 0 && sgn(a.hi) === 0 ? 0 : undefined,
    isBelow: (a, b, isStrict) => {
      const order = mpfr.mpfr_cmp(a.hi, b.lo);
      return isStrict ? order < 0 : order <= 0;
    },
    atLeast: (a, value) => mpfr.mpfr_cmp_d(a.lo, value) >= 0,
    above: (a, value) => mpfr.mpfr_cmp_d(a.lo, value) > 0,
    atMost: (a, value) => mpfr.mpfr_cmp_d(a.hi, value) <= 0,
    isPoint: (a) => mpfr.mpfr_cmp(a.lo, a.hi) === 0,
    isFinite: (a) => !endless(a.lo) && !endless(a.hi),
    ends: (a) => [mpfr.mpfr_get_d(a.lo, DOWN), mpfr.mpfr_get_d(a.hi, UP)],
    isTiny: (a, size) =>
      [a.lo, a.hi].every((end) => sgn(end) === 0 || (!endless(end) && mpfr.mpfr_get_exp(end) <= -size)),
  };
}

function setString(mpfr: Binding, r: number, text: string, rounding: number): void {
  const outcome = mpfr.mpfr_set_string!(r, text as unknown as number, 10, rounding);
  if (outcome !== undefined && outcome !== 0) throw new Error(`'${text}' is no numeral`);
}
