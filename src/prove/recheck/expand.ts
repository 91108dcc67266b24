import { type CallNode, type Expression, freeNames, print, type SeriesNode } from '../../expression/index.js';
import { type Arithmetic, type Ball, NoEnclosure } from './arithmetic.js';
import { type Jet, type JetArithmetic, jetArithmetic } from './jets.js';
import { beta, c4, digamma, gamma, lgamma, normcdf, trigamma, zeta } from './special.js';

/** The variables' intervals, by name. */
export type Surroundings = ReadonlyMap<string, Ball>;

/** Most terms of a series. */
const MOST_TERMS = 1_100_000;
/** Most terms of a series whose terms vary over the box. */
const MOST_VARYING = 2000;
/** Sums of more terms that depend on nothing but their index are added once for all boxes. */
const LONG = 300;
/** These sums are kept as doubles, which serve arithmetic of few bits only. */
const MOST_BITS = 200;

interface PartialSums {
  /** Ends of the sums of 0, 1, 2, ... terms. */
  readonly lo: Float64Array;
  readonly hi: Float64Array;
  /** Whether no term is negative. */
  readonly isRising: boolean;
}

const known = new WeakMap<Arithmetic, Map<string, PartialSums>>();

function partialSums(m: Arithmetic, node: SeriesNode, first: number, last: number): PartialSums {
  const mine = known.get(m) ?? new Map<string, PartialSums>();
  known.set(m, mine);
  const key = `${node.index} ${first} ${print(node.term)}`;
  const found = mine.get(key);
  if (found !== undefined && found.lo.length > last - first + 1) return found;
  const count = last - first + 1;
  const [lo, hi] = [new Float64Array(count + 1), new Float64Array(count + 1)];
  let isRising = true;
  m.scoped(() => {
    let total: readonly Ball[] = [m.whole(0)];
    for (let at = 0; at < count; at += BLOCK) {
      const before = total;
      total = m.kept(() => {
        let sum = before[0]!;
        for (let k = at; k < Math.min(count, at + BLOCK); k++) {
          const inner = new Map([[node.index, m.whole(first + k)]]);
          const term = enclose(m, node.term, inner);
          isRising &&= m.atLeast(term, 0);
          sum = m.add(sum, term);
          const [below, above] = m.ends(sum);
          lo[k + 1] = below;
          hi[k + 1] = above;
        }
        return [sum];
      });
    }
  });
  const made = { lo, hi, isRising };
  mine.set(key, made);
  return made;
}

const BLOCK = 500;

/**
 * Encloses a tree and its derivatives along one variable: coefficient k is the k-th derivative over k!, on the
 * whole box. Without a variable, or with order 0, the value alone.
 *
 * @throws NoEnclosure where the tree may be undefined on the box, or uses what has no enclosure here.
 */
export function expand(
  m: Arithmetic,
  tree: Expression,
  box: Surroundings,
  along?: string,
  order = 0,
  mostTerms = MOST_TERMS,
): Jet {
  const j = jetArithmetic(m, order);
  const seen = new Map<Expression, Jet>();
  const visit = (node: Expression, around: Surroundings, isInside: boolean): Jet => {
    const found = isInside ? undefined : seen.get(node);
    if (found !== undefined) return found;
    const jet = work(node, around, isInside);
    if (!isInside) seen.set(node, jet);
    return jet;
  };
  const work = (node: Expression, around: Surroundings, isInside: boolean): Jet => {
    switch (node.kind) {
      case 'number':
        return j.constant(m.numeral(node.text));
      case 'name': {
        const ball = around.get(node.name);
        if (ball === undefined) throw new NoEnclosure(`the name ${node.name} has no range`);
        return node.name === along ? j.variable(ball) : j.constant(ball);
      }
      case 'call':
        return apply(m, j, node, (arg) => visit(arg, around, isInside));
      case 'condition': {
        const truth = truthOn(m, node.test, around);
        if (truth !== undefined) return visit(truth ? node.yes : node.no, around, isInside);
        const [yes, no] = [visit(node.yes, around, isInside), visit(node.no, around, isInside)];
        return j.valueOnly(m.hull(yes[0]!, no[0]!), varying(m, order));
      }
      case 'series':
        return series(node, around);
      default:
        throw new NoEnclosure(`a ${node.kind} is left in the relation`);
    }
  };
  const series = (node: SeriesNode, around: Surroundings): Jet => {
    const [from, to] = [visit(node.from, around, true), visit(node.to, around, true)];
    if (!m.isPoint(from[0]!) || from.slice(1).some((c) => m.sign(c) !== 0))
      throw new NoEnclosure('a series that begins at different places');
    const [first] = m.ends(from[0]!);
    const [shortest, longest] = m.ends(to[0]!).map(Math.floor) as [number, number];
    if (longest - first > mostTerms) throw new NoEnclosure(`a series of more than ${mostTerms} terms`);
    const isSum = node.operation === 'sum';
    if (
      isSum &&
      m.bits <= MOST_BITS &&
      longest - first > LONG &&
      freeNames(node.term).every((name) => name === node.index)
    )
      return longSum(node, Math.ceil(first), shortest, longest, to);
    if (longest - first > MOST_VARYING)
      throw new NoEnclosure(`a series of more than ${MOST_VARYING} terms that vary over the box`);
    const join = (a: Jet, b: Jet): Jet => (isSum ? j.add(a, b) : j.mul(a, b));
    const isSteady = to.slice(1).every((c) => m.sign(c) === 0);
    const hull = (a: Jet | undefined, b: Jet): Jet =>
      a === undefined ? b : a.map((c, k) => m.hull(c, b[k]!));
    let total = j.constant(m.whole(isSum ? 0 : 1));
    let range: Jet | undefined = shortest < first ? total : undefined;
    for (let k = Math.ceil(first); k <= longest; k++) {
      const inner = new Map(around).set(node.index, m.whole(k));
      const before = total;
      total = m.kept(() => join(before, visit(node.term, inner, true)));
      if (k >= shortest) range = hull(range, total);
    }
    const found = range ?? total;
    return isSteady || shortest === longest ? found : j.valueOnly(found[0]!, varying(m, order));
  };
  const longSum = (node: SeriesNode, first: number, shortest: number, longest: number, to: Jet): Jet => {
    const { lo, hi, isRising } = partialSums(m, node, first, longest);
    const [a, b] = [Math.max(0, shortest - first + 1), longest - first + 1];
    const value = isRising
      ? m.doubles(lo[a]!, hi[b]!)
      : m.doubles(
          lo.subarray(a, b + 1).reduce((x, y) => Math.min(x, y)),
          hi.subarray(a, b + 1).reduce((x, y) => Math.max(x, y)),
        );
    const isSteady = to.slice(1).every((c) => m.sign(c) === 0);
    return isSteady ? j.constant(value) : j.valueOnly(value, varying(m, order));
  };
  return visit(tree, box, false);
}

/** An expansion that is not constant, so that nothing is known of slopes. */
const varying = (m: Arithmetic, order: number): Jet => Array.from({ length: order + 1 }, () => m.everything);

/** The enclosure of a tree's values on a box. */
export const enclose = (m: Arithmetic, tree: Expression, box: Surroundings, mostTerms?: number): Ball =>
  expand(m, tree, box, undefined, 0, mostTerms)[0]!;

const ORDERS: Readonly<Record<string, readonly [flip: boolean, isStrict: boolean]>> = {
  le: [false, false],
  lt: [false, true],
  ge: [true, false],
  gt: [true, true],
};

/** Whether a condition holds on the whole box, or fails on all of it; undefined when neither is seen. */
export function truthOn(m: Arithmetic, tree: Expression, box: Surroundings): boolean | undefined {
  if (tree.kind !== 'call') return undefined;
  const parts = (): readonly (boolean | undefined)[] => tree.args.map((arg) => truthOn(m, arg, box));
  if (tree.name === 'and') return parts().reduce((a, b) => (a === false || b === false ? false : a && b));
  if (tree.name === 'or')
    return parts().reduce((a, b) => (a === true || b === true ? true : a === undefined ? a : b));
  if (tree.name === 'not') {
    const [inner] = parts();
    return inner === undefined ? undefined : !inner;
  }
  const [a, b] = tree.args.map((arg) => enclose(m, arg, box)) as [Ball, Ball];
  if (tree.name === 'eq' || tree.name === 'ne') {
    const isEqual = m.isPoint(a) && m.isPoint(b) && m.isBelow(a, b, false) && m.isBelow(b, a, false);
    const isOther = m.isBelow(a, b, true) || m.isBelow(b, a, true);
    return isEqual ? tree.name === 'eq' : isOther ? tree.name === 'ne' : undefined;
  }
  const order = ORDERS[tree.name];
  if (order === undefined) return undefined;
  const [low, high] = order[0] ? [b, a] : [a, b];
  return m.isBelow(low, high, order[1]) ? true : m.isBelow(high, low, !order[1]) ? false : undefined;
}

function apply(m: Arithmetic, j: JetArithmetic, node: CallNode, visit: (arg: Expression) => Jet): Jet {
  const [x, y] = node.args.map(visit) as [Jet, Jet];
  const rising = (name: string, slope: (() => Jet) | undefined): Jet =>
    j.chain(m.increasing(name, x[0]!), x, slope);
  const one = (): Jet => j.constant(m.whole(1));
  const number = (ball: Ball): Jet => j.constant(ball);
  switch (node.name) {
    case 'pi':
      return number(m.pi());
    case 'e':
      return number(m.increasing('mpfr_exp', m.whole(1)));
    case 'add':
      return j.add(x, y);
    case 'sub':
      return j.sub(x, y);
    case 'neg':
      return j.neg(x);
    case 'mul':
      return j.mul(x, y);
    case 'div':
      return j.div(x, y);
    case 'pow':
      return raised(m, j, x, y);
    case 'sqrt':
      return j.sqrt(x);
    case 'exp':
      return j.exp(x);
    case 'expm1':
      return rising('mpfr_expm1', () => j.exp(x));
    case 'log':
      return j.log(x);
    case 'log1p':
      if (!m.above(x[0]!, -1)) throw new NoEnclosure('log1p of what may be at or below -1');
      return rising('mpfr_log1p', () => j.div(one(), j.add(one(), x)));
    case 'log2':
    case 'log10':
      return j.div(j.log(x), j.log(number(m.whole(node.name === 'log2' ? 2 : 10))));
    case 'sin':
      return j.sinCos(x)[0];
    case 'cos':
      return j.sinCos(x)[1];
    case 'tan': {
      const [sin, cos] = j.sinCos(x);
      return j.div(sin, cos);
    }
    case 'atan':
      return rising('mpfr_atan', () => j.div(one(), j.add(one(), j.mul(x, x))));
    case 'asin':
    case 'acos': {
      if (!m.atLeast(x[0]!, -1) || !m.atMost(x[0]!, 1)) throw new NoEnclosure(`${node.name} beyond -1 .. 1`);
      const isInside = m.above(x[0]!, -1) && m.above(m.neg(x[0]!), -1);
      const slope = (): Jet => j.div(one(), j.sqrt(j.sub(one(), j.mul(x, x))));
      if (node.name === 'asin') return rising('mpfr_asin', isInside ? slope : undefined);
      return j.chain(m.decreasing('mpfr_acos', x[0]!), x, isInside ? () => j.neg(slope()) : undefined);
    }
    case 'sinh':
    case 'cosh': {
      const sinh = (): Jet => j.div(j.sub(j.exp(x), j.exp(j.neg(x))), number(m.whole(2)));
      const cosh = (): Jet => j.div(j.add(j.exp(x), j.exp(j.neg(x))), number(m.whole(2)));
      if (node.name === 'sinh') return rising('mpfr_sinh', cosh);
      return j.chain(m.increasing('mpfr_cosh', m.abs(x[0]!)), x, sinh);
    }
    case 'tanh': {
      const slope = (): Jet => {
        const cosh = j.div(j.add(j.exp(x), j.exp(j.neg(x))), number(m.whole(2)));
        return j.wholePower(cosh, -2);
      };
      return rising('mpfr_tanh', slope);
    }
    case 'erf':
    case 'erfc': {
      const slope = (): Jet => {
        const bell = j.exp(j.neg(j.mul(x, x)));
        return j.mul(bell, number(m.div(m.whole(2), m.increasing('mpfr_sqrt', m.pi()))));
      };
      if (node.name === 'erf') return rising('mpfr_erf', slope);
      return j.chain(m.decreasing('mpfr_erfc', x[0]!), x, () => j.neg(slope()));
    }
    case 'normcdf': {
      const slope = (): Jet => {
        const bell = j.exp(j.div(j.neg(j.mul(x, x)), number(m.whole(2))));
        return j.div(bell, number(m.increasing('mpfr_sqrt', m.scale(m.pi(), 2))));
      };
      return j.chain(normcdf(m, x[0]!), x, slope);
    }
    case 'lgamma':
      return j.chain(lgamma(m, x[0]!), x, () => psi(m, j, x));
    case 'gamma': {
      const value = gamma(m, x[0]!);
      return j.chain(value, x, () =>
        j.mul(j.exp(j.chain(lgamma(m, x[0]!), x, () => psi(m, j, x))), psi(m, j, x)),
      );
    }
    case 'digamma':
      return psi(m, j, x);
    case 'trigamma':
      return j.chain(trigamma(m, x[0]!), x, undefined);
    case 'zeta':
      return j.chain(zeta(m, x[0]!), x, undefined);
    case 'c4':
      return j.chain(c4(m, x[0]!), x, undefined);
    case 'beta':
      return j.valueOnly(beta(m, x[0]!, y[0]!), x, y);
    case 'abs': {
      const sign = m.atLeast(x[0]!, 0) ? 1 : m.atMost(x[0]!, 0) ? -1 : 0;
      return sign === 1 ? x : sign === -1 ? j.neg(x) : j.valueOnly(m.abs(x[0]!), x);
    }
    case 'min':
    case 'max': {
      const [low, high] = node.name === 'min' ? [x, y] : [y, x];
      if (m.isBelow(low[0]!, high[0]!, false)) return x;
      if (m.isBelow(high[0]!, low[0]!, false)) return y;
      return j.valueOnly(node.name === 'min' ? m.min(x[0]!, y[0]!) : m.max(x[0]!, y[0]!), x, y);
    }
    case 'floor':
    case 'ceil': {
      const round = node.name === 'floor' ? Math.floor : Math.ceil;
      const [lo, hi] = m.ends(x[0]!).map(round) as [number, number];
      return lo === hi && Number.isFinite(lo) ? number(m.whole(lo)) : j.valueOnly(m.doubles(lo, hi), x);
    }
    default:
      throw new NoEnclosure(`the function ${node.name}`);
  }
}

/** digamma with slopes; of its slope, trigamma, the value alone. */
const psi = (m: Arithmetic, j: JetArithmetic, x: Jet): Jet =>
  j.chain(digamma(m, x[0]!), x, () => j.chain(trigamma(m, x[0]!), x, undefined));

function raised(m: Arithmetic, j: JetArithmetic, x: Jet, y: Jet): Jet {
  const exponent = y[0]!;
  const isConstant = y.slice(1).every((c) => m.sign(c) === 0) && m.isPoint(exponent);
  const [value] = m.ends(exponent);
  if (isConstant && Number.isInteger(value) && Math.abs(value) <= 1e6) return j.wholePower(x, value);
  if (!m.above(x[0]!, 0)) {
    if (!m.atLeast(x[0]!, 0) || !m.above(exponent, 0))
      throw new NoEnclosure('a power of what may not be positive');
    // 0^y = 0 for y > 0, and x^y rises with x
    const top = m.increasing(
      'mpfr_exp',
      m.mul(exponent, m.increasing('mpfr_log', { lo: x[0]!.hi, hi: x[0]!.hi })),
    );
    return j.valueOnly(m.hull(m.whole(0), top), x, y);
  }
  const whole = j.exp(j.mul(y, j.log(x)));
  return y.slice(1).every((c) => m.sign(c) === 0) ? j.realPower(x, whole[0]!, exponent) : whole;
}
