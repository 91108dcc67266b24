import { acos } from './acos.js';
import { add } from './add.js';
import { asin } from './asin.js';
import { atan } from './atan.js';
import { c4 } from './c4.js';
import { HALF_PI, PI } from './constants.js';
import { cos } from './cos.js';
import { digamma } from './digamma.js';
import { div } from './div.js';
import { erf } from './erf.js';
import { erfc } from './erfc.js';
import { exp } from './exp.js';
import { expm1 } from './expm1.js';
import {
  EMPTY,
  ENTIRE,
  hull,
  type Interval,
  intersect,
  isEmpty,
  isPoint,
  isSubset,
  of,
  point,
} from './interval.js';
import { log } from './log.js';
import { log1p } from './log1p.js';
import { mul } from './mul.js';
import { neg } from './neg.js';
import { normcdf } from './normcdf.js';
import { pow } from './pow.js';
import { sin } from './sin.js';
import { sqr } from './sqr.js';
import { sqrt } from './sqrt.js';
import { sub } from './sub.js';
import { tan } from './tan.js';
import { trigamma } from './trigamma.js';
import { zeta } from './zeta.js';

type Unary = (x: Interval) => Interval;
type Projection = (z: Interval, args: readonly Interval[]) => readonly Interval[];

const NONNEGATIVE = of(0, Number.POSITIVE_INFINITY);

/** The part of x that lies in the union of two intervals, closed up to an interval. */
const within = (x: Interval, a: Interval, b: Interval): Interval => hull(intersect(x, a), intersect(x, b));

/** The t of x with t y = z for some y and z of the boxes: z / y, with its gap when y contains 0 inside. */
function quotient(z: Interval, y: Interval, x: Interval): Interval {
  if (y.lo < 0 && y.hi > 0 && (z.lo > 0 || z.hi < 0))
    return within(x, div(z, of(y.lo, 0)), div(z, of(0, y.hi)));
  const isFree = y.lo <= 0 && y.hi >= 0 && z.lo <= 0 && z.hi >= 0;
  return isFree ? x : intersect(x, div(z, y));
}

/** The projection of a function with an inverse: what `inverse` leaves of x, given the values in `range`. */
const invertible =
  (inverse: Unary, range: Interval = ENTIRE): Projection =>
  (z, [x]) => [intersect(x!, inverse(intersect(z, range)))];

/** The same for a function that is inverted on `branch` only; elsewhere nothing is learned. */
const onBranch =
  (inverse: Unary, branch: Interval): Projection =>
  (z, [x]) => [isSubset(x!, branch) ? intersect(x!, inverse(z)) : x!];

/** Both signs of a nonnegative preimage. */
const symmetric =
  (inverse: Unary): Projection =>
  (z, [x]) => {
    const r = inverse(intersect(z, NONNEGATIVE));
    return [within(x!, neg(r), r)];
  };

const STEPS = 60;

// the line as (-1, 1), so that bisection of unbounded intervals comes to moderate numbers at once
const toUnit = (t: number): number => (Number.isFinite(t) ? t / (1 + Math.abs(t)) : Math.sign(t));
const fromUnit = (u: number): number => u / (1 - Math.abs(u));

/** Cuts off the left part of x, found by bisection, whose end and hence whose points all fail. */
function cutLeft(x: Interval, isExcluded: (t: number) => boolean): Interval {
  if (!isExcluded(x.lo)) return x;
  if (isExcluded(x.hi)) return EMPTY;
  let [cut, lo, hi] = [x.lo, toUnit(x.lo), toUnit(x.hi)];
  for (let i = 0; i < STEPS; i++) {
    const u = lo / 2 + hi / 2;
    const t = Math.min(Math.max(fromUnit(u), cut), x.hi);
    if (isExcluded(t)) [cut, lo] = [t, u];
    else hi = u;
  }
  return of(cut, x.hi);
}

/** The projection of a function that increases (sign 1) or decreases (-1) on `branch`, by bisection. */
const monotone =
  (f: Unary, sign: 1 | -1, branch: Interval): Projection =>
  (z, [x]) => {
    if (!isSubset(x!, branch) || isEmpty(x!)) return [x!];
    const value = (t: number): Interval => (sign === 1 ? f(point(t)) : neg(f(point(t))));
    const target = sign === 1 ? z : neg(z);
    const left = cutLeft(x!, (t) => value(t).hi < target.lo);
    const right = cutLeft(neg(left), (t) => value(-t).lo > target.hi);
    return [neg(right)];
  };

const POSITIVE = of(Number.MIN_VALUE, Number.POSITIVE_INFINITY);
const ABOVE_ONE = of(1 + Number.EPSILON, Number.POSITIVE_INFINITY);
const ONE = point(1);
const UNIT = of(-1, 1);

/** The image under an increasing function given at finite points, from its ends. */
const increasing =
  (f: (t: number) => Interval): Unary =>
  (z) => {
    if (isEmpty(z)) return EMPTY;
    const lo = z.lo === Number.NEGATIVE_INFINITY ? z.lo : f(z.lo).lo;
    return of(lo, z.hi === Number.POSITIVE_INFINITY ? z.hi : f(z.hi).hi);
  };

/** An odd increasing function given for t >= 0. */
const odd = (f: (t: number) => Interval): Unary => increasing((t) => (t < 0 ? neg(f(-t)) : f(t)));

const areaSinh = odd((t) => log(add(point(t), sqrt(add(sqr(point(t)), ONE)))));
const areaCosh = increasing((t) => log(add(point(t), sqrt(sub(sqr(point(t)), ONE)))));

// enclosures of tanh and atan end at 1 and just above pi / 2, from where no bound but the last one is known
const areaTanh = odd((t) =>
  t < 1 ? div(sub(log1p(point(t)), log1p(point(-t))), point(2)) : of(18, Number.POSITIVE_INFINITY),
);
const tanToPole = odd((t) => (t <= HALF_PI.lo ? tan(point(t)) : of(1e16, Number.POSITIVE_INFINITY)));

// floor(x) in z means ceil(z.lo) <= x < floor(z.hi) + 1
const belowFloor: Unary = (z) => add(integersOf(z), of(0, 1));

const addBack: Projection = (z, [x, y]) => {
  const left = intersect(x!, sub(z, y!));
  return [left, intersect(y!, sub(z, left))];
};

const subBack: Projection = (z, [x, y]) => {
  const left = intersect(x!, add(z, y!));
  return [left, intersect(y!, sub(left, z))];
};

const mulBack: Projection = (z, [x, y]) => {
  const left = quotient(z, y!, x!);
  return [left, quotient(z, left, y!)];
};

// z = x / y with y not 0 means x = z y
const divBack: Projection = (z, [x, y]) => {
  const left = intersect(x!, mul(z, y!));
  return [left, quotient(left, z, y!)];
};

/** The nonnegative solutions of t^y = z for a point y that is not 0. */
const root = (z: Interval, y: Interval): Interval => pow(intersect(z, NONNEGATIVE), div(ONE, y));

function baseOfPoint(z: Interval, x: Interval, y: Interval): Interval {
  if (y.lo === 0) return isEmpty(intersect(z, ONE)) ? EMPTY : x;
  const isWhole = Number.isInteger(y.lo);
  if (!isWhole) return intersect(x, intersect(root(z, y), NONNEGATIVE));
  const r = root(z, y);
  return y.lo % 2 === 0 ? within(x, neg(r), r) : within(x, neg(root(neg(z), y)), r);
}

// log z = y log x, for positive bases only: 0^0 = 1 has no logarithm
const powBack: Projection = (z, [x, y]) => {
  const base = isPoint(y!) ? baseOfPoint(z, x!, y!) : x!;
  if (!(base.lo > 0)) return [base, y!];
  const logarithm = log(intersect(z, NONNEGATIVE));
  const [left, exponent] = mulBack(logarithm, [log(base), y!]) as [Interval, Interval];
  return [intersect(base, exp(left)), exponent];
};

/** min: every argument is at least z.lo, and the only one that can reach z is at most z.hi. */
const minBack: Projection = (z, args) => {
  const reaching = args.filter((x) => x.lo <= z.hi);
  const atLeast = of(z.lo, Number.POSITIVE_INFINITY);
  return args.map((x) => {
    const isOnly = reaching.length === 0 || (reaching.length === 1 && reaching[0] === x);
    const above = intersect(x, atLeast);
    return isOnly ? intersect(above, of(Number.NEGATIVE_INFINITY, z.hi)) : above;
  });
};

const maxBack: Projection = (z, args) => minBack(neg(z), args.map(neg)).map(neg);

const holds = (z: Interval): boolean => z.lo >= 1;
const fails = (z: Interval): boolean => z.hi <= 0;

/** x <= y; strictness cannot be seen on closed intervals. */
const ordered = (x: Interval, y: Interval): readonly Interval[] => [
  intersect(x, of(Number.NEGATIVE_INFINITY, y.hi)),
  intersect(y, of(x.lo, Number.POSITIVE_INFINITY)),
];

const leBack: Projection = (z, [x, y]) => {
  if (holds(z)) return ordered(x!, y!);
  return fails(z) ? [...ordered(y!, x!)].reverse() : [x!, y!];
};

const geBack: Projection = (z, [x, y]) => [...leBack(z, [y!, x!])].reverse();

const same = (x: Interval, y: Interval): readonly Interval[] => [intersect(x, y), intersect(x, y)];
const eqBack: Projection = (z, [x, y]) => (holds(z) ? same(x!, y!) : [x!, y!]);
const neBack: Projection = (z, [x, y]) => (fails(z) ? same(x!, y!) : [x!, y!]);

// a false conjunction whose other members hold blames the last one
const andBack: Projection = (z, args) => {
  if (holds(z)) return args.map((p) => intersect(p, ONE));
  const open = args.filter((p) => !holds(p));
  return fails(z) && open.length <= 1
    ? args.map((p) => (holds(p) && open.length > 0 ? p : intersect(p, point(0))))
    : args;
};

const negated = (p: Interval): Interval => sub(ONE, p);
const orBack: Projection = (z, args) => andBack(negated(z), args.map(negated)).map(negated);

const PROJECTIONS: Readonly<Record<string, Projection>> = {
  add: addBack,
  sub: subBack,
  mul: mulBack,
  div: divBack,
  pow: powBack,
  neg: invertible(neg),
  sqr: symmetric(sqrt),
  sqrt: invertible(sqr, NONNEGATIVE),
  abs: symmetric((z) => z),
  exp: invertible(log),
  expm1: invertible(log1p),
  log: invertible(exp),
  log1p: invertible(expm1),
  log2: invertible((z) => pow(point(2), z)),
  log10: invertible((z) => pow(point(10), z)),
  sin: onBranch(asin, of(-HALF_PI.lo, HALF_PI.lo)),
  cos: onBranch(acos, of(0, PI.lo)),
  tan: onBranch(atan, of(-HALF_PI.lo, HALF_PI.lo)),
  asin: invertible(sin, of(-HALF_PI.hi, HALF_PI.hi)),
  acos: invertible(cos, of(0, PI.hi)),
  atan: invertible(tanToPole, of(-HALF_PI.hi, HALF_PI.hi)),
  sinh: invertible(areaSinh),
  cosh: symmetric((z) => areaCosh(intersect(z, of(1, Number.POSITIVE_INFINITY)))),
  tanh: invertible(areaTanh, UNIT),
  erf: monotone(erf, 1, ENTIRE),
  erfc: monotone(erfc, -1, ENTIRE),
  normcdf: monotone(normcdf, 1, ENTIRE),
  digamma: monotone(digamma, 1, POSITIVE),
  trigamma: monotone(trigamma, -1, POSITIVE),
  zeta: monotone(zeta, -1, ABOVE_ONE),
  c4: monotone(c4, 1, ABOVE_ONE),
  floor: invertible(belowFloor),
  ceil: invertible((z) => neg(belowFloor(neg(z)))),
  min: minBack,
  max: maxBack,
  le: leBack,
  lt: leBack,
  ge: geBack,
  gt: geBack,
  eq: eqBack,
  ne: neBack,
  and: andBack,
  or: orBack,
  not: invertible(negated),
};

/**
 * The backward step of forward-backward contraction: given that the function `name` of the language,
 * applied to points of the boxes `args`, has a value in `z`, boxes within `args` that still hold all such
 * points. Empty boxes mean that there are none. Points where the function is undefined may be dropped.
 * Functions without a projection (gamma, lgamma, beta, and periodic ones outside their main branch) give
 * `args` back.
 */
export function backward(name: string, z: Interval, args: readonly Interval[]): readonly Interval[] {
  if (isEmpty(z) || args.some(isEmpty)) return args.map(() => EMPTY);
  const contracted = PROJECTIONS[name]?.(z, args) ?? args;
  return contracted.some(isEmpty) ? args.map(() => EMPTY) : contracted;
}

/** The integers of x as an interval: its ends rounded inwards; empty if there are none. */
export function integersOf(x: Interval): Interval {
  return intersect(x, of(Math.ceil(x.lo), Math.floor(x.hi)));
}
