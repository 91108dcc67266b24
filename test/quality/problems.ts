import { lgamma } from '../../src/expression/index.js';
import { type Stream, stream } from '../../src/random/index.js';
import {
  type CompiledRegime,
  choice,
  compileRegime,
  integer,
  type Point,
  real,
  regime,
  simplex,
} from '../../src/regime/index.js';

/** A margin with a planted violation: negative on a known part of the regime only. */
export interface PlantedProblem {
  readonly name: string;
  /** The share of the regime (evenly on the scales, laws evenly on the simplex) at which the margin is negative. */
  readonly volume: number;
  readonly regime: CompiledRegime;
  readonly margin: (point: Point) => number;
  /** A point of the regime drawn from the measure that `volume` speaks of, where that is not `regime.draw`. */
  readonly uniform?: (source: Stream) => Point;
  /** The height whose excess over `level` is the margin: what the bench's Python peers compute themselves. */
  readonly twin: { readonly family: string; readonly level: number };
  /** Standard deviation of the noise on every observation of the margin; absent when it can be computed. */
  readonly noise?: number;
}

const unit = { a: real(0, 1), b: real(0, 1), c: real(0, 1), d: real(0, 1) };
const box = compileRegime(regime(unit));
const centre = [0.731, 0.172, 0.443, 0.869] as const;

const coordinates = (point: Point): number[] => [point.a, point.b, point.c, point.d] as number[];
const square = (x: number): number => x * x;

/** Volume of the four-dimensional ball: pi^2/2 r^4. */
const radius = (volume: number): number => Math.sqrt(Math.sqrt((2 * volume) / square(Math.PI)));

/** A cone: one minimum, slope everywhere. */
function smooth(volume: number): PlantedProblem {
  const r = radius(volume);
  return {
    name: 'smooth',
    volume,
    twin: { family: 'smooth', level: r },
    regime: box,
    margin: (point) =>
      Math.sqrt(coordinates(point).reduce((sum, x, i) => sum + square(x - centre[i]!), 0)) - r,
  };
}

/** A bowl with ripples of period 1/4: about 4^4 local minima. */
function multimodal(volume: number): PlantedProblem {
  const bowl = (z: number): number => z * z + 0.1 * (1 - Math.cos(8 * Math.PI * z));
  const height = (point: Point): number =>
    coordinates(point).reduce((sum, x, i) => sum + bowl(x - centre[i]!), 0);
  const level = levelOf(height, volume);
  return {
    name: 'multimodal',
    volume,
    twin: { family: 'multimodal', level },
    regime: box,
    margin: (point) => height(point) - level,
  };
}

/** Where a share `volume` of the cube is lower: by the curvature at the bottom when it is small, else by 200,000 draws. */
function levelOf(height: (point: Point) => number, volume: number): number {
  const curvature = 1 + 0.05 * square(8 * Math.PI);
  if (volume < 1e-4) return curvature * square(radius(volume));
  const source = stream('level');
  const heights = Float64Array.from({ length: 200_000 }, () => height(box.draw(source)));
  return heights.sort()[volume * heights.length]!;
}

/** The same bowl with its ripples turned against the axes (by the orthogonal matrix with entries +-1/2), so that no coordinate can be solved alone. */
function rotated(volume: number): PlantedProblem {
  const { margin, twin } = multimodal(volume);
  const turnedPoint = (point: Point): Point => {
    const z = turned(point);
    return Object.fromEntries(['a', 'b', 'c', 'd'].map((name, i) => [name, centre[i]! + z[i]!]));
  };
  return {
    name: 'rotated',
    volume,
    twin: { ...twin, family: 'rotated' },
    regime: box,
    margin: (point) => margin(turnedPoint(point)),
  };
}

/** The place relative to the centre in coordinates that lie askew to all axes. */
function turned(point: Point): number[] {
  const [p, q, r, s] = coordinates(point).map((x, i) => x - centre[i]!) as [number, number, number, number];
  return [p + q + r + s, p - q + r - s, p + q - r - s, p - q - r + s].map((x) => x / 2);
}

/** An ellipsoid askew to the axes whose own axes are as 1 : 10 : 100 : 1000; its volume is that of a ball over 10^6. */
function cigar(volume: number): PlantedProblem {
  const level = radius(1e6 * volume);
  const weights = [1, 10, 100, 1000];
  return {
    name: 'cigar',
    volume,
    twin: { family: 'cigar', level },
    regime: box,
    margin: (point) =>
      Math.sqrt(turned(point).reduce((sum, z, i) => sum + square(weights[i]! * z), 0)) - level,
  };
}

/** Rosenbrock's curved valley on [-2, 2]^4, scaled to the unit cube; volume by the Hessian at the bottom. */
function valley(volume: number): PlantedProblem {
  const height = (y: readonly number[]): number =>
    y.slice(1).reduce((sum, next, i) => sum + 100 * square(next - square(y[i]!)) + square(1 - y[i]!), 0);
  // The set {height < L} near (1, 1, 1, 1) is an ellipsoid of volume pi^2/2 L^2 / sqrt(det(H/2)), and the cube has volume 4^4.
  const level = Math.sqrt((volume * 256 * Math.sqrt(halfHessianDeterminant)) / (square(Math.PI) / 2));
  return {
    name: 'valley',
    volume,
    twin: { family: 'valley', level },
    regime: box,
    margin: (point) => height(coordinates(point).map((x) => 4 * x - 2)) - level,
  };
}

/**
 * H/2 of Rosenbrock's function at (1, 1, 1, 1) is tridiagonal: diagonal 401, 501, 501, 100 and -200 beside it.
 * Its determinant by the three-term recurrence.
 */
const halfHessianDeterminant = [401, 501, 501, 100].reduce(
  ([before, last], diagonal) => [last, diagonal * last - 40_000 * before] as const,
  [0, 1] as readonly [number, number],
)[1];

/** No slope anywhere: a cube of side volume^(1/3). */
function flat(volume: number): PlantedProblem {
  const half = Math.cbrt(volume) / 2;
  return {
    name: 'flat',
    volume,
    twin: { family: 'flat', level: half },
    regime: compileRegime(regime({ a: real(0, 1), b: real(0, 1), c: real(0, 1) })),
    margin: ({ a, b, c }) =>
      [a, b, c].every((x, i) => Math.abs((x as number) - centre[i]!) < half) ? -1 : 1,
  };
}

/** The thin sheet around c = ab/2 + 0.217 in the cube: at each a and b an interval of length `volume`. */
function sheet(volume: number): PlantedProblem {
  return {
    name: 'sheet',
    volume,
    twin: { family: 'sheet', level: volume / 2 },
    regime: compileRegime(regime({ a: real(0, 1), b: real(0, 1), c: real(0, 1) })),
    margin: ({ a, b, c }) =>
      Math.abs(0.5 * (a as number) * (b as number) + 0.217 - (c as number)) - volume / 2,
  };
}

/** Integers on both scales, a choice and a real together; wrong choices cost, and the real must be near its place. */
function mixed(volume: number): PlantedProblem {
  const domains = {
    n: integer(1, 1000, 'log'),
    k: integer(0, 20),
    x: real(0, 1),
    s: choice('a', 'b', 'c', 'd'),
  };
  const cell = (n: number): number => Math.log((n + 0.5) / (n - 0.5)) / Math.log(1000.5 / 0.5);
  const penalty = (n: number, k: number, s: string): number =>
    0.3 * Math.abs(Math.log(n / 137)) + 0.05 * Math.abs(k - 13) + (s === 'c' ? 0 : 0.4);
  const volumeAt = (level: number): number => {
    let sum = 0;
    for (let n = 1; n <= 1000; n += 1)
      for (let k = 0; k <= 20; k += 1)
        for (const s of ['a', 'c']) {
          const room = level - penalty(n, k, s);
          if (room > 0)
            sum +=
              ((cell(n) / 21) *
                Math.min(1, Math.min(0.37, room) + Math.min(0.63, room)) *
                (s === 'c' ? 1 : 3)) /
              4;
        }
    return sum;
  };
  const level = solve(volumeAt, volume);
  return {
    name: 'mixed',
    volume,
    twin: { family: 'mixed', level },
    regime: compileRegime(regime(domains)),
    margin: ({ n, k, x, s }) =>
      penalty(n as number, k as number, s as string) + Math.abs((x as number) - 0.37) - level,
  };
}

/** Where an increasing function takes a value, by bisection on [0, 2]. */
function solve(f: (x: number) => number, value: number): number {
  let [low, high] = [0, 2];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (f(middle) < value) low = middle;
    else high = middle;
  }
  return high;
}

/** A ball around one law on four atoms; its share of the simplex is 4/3 pi r^3 over the volume sqrt(4)/3!. */
function law(volume: number): PlantedProblem {
  const target = [0.61, 0.05, 0.23, 0.11];
  const r = Math.cbrt((volume * (2 / 6)) / ((4 / 3) * Math.PI));
  return {
    name: 'law',
    volume,
    twin: { family: 'law', level: r },
    regime: compileRegime(regime({ p: simplex({ size: 4 }) })),
    uniform: uniformLaw,
    margin: ({ p }) => Math.sqrt((p as number[]).reduce((sum, x, i) => sum + square(x - target[i]!), 0)) - r,
  };
}

function uniformLaw(source: Stream): Point {
  const spacings = [0, 0, 0, 0].map(() => -Math.log1p(-source.uniform()));
  const total = spacings.reduce((a, b) => a + b);
  return { p: spacings.map((x) => x / total) };
}

/** One of five kinds of points has a steep narrow pit, |dx| + |dy| < L/5 of area 2 (L/5)^2; the others have a broad bowl that ends above 0. */
function kinds(volume: number): PlantedProblem {
  const level = Math.sqrt(62.5 * volume);
  return {
    name: 'kinds',
    volume,
    twin: { family: 'kinds', level },
    regime: compileRegime(regime({ s: choice('a', 'b', 'c', 'd', 'e'), x: real(0, 1), y: real(0, 1) })),
    margin: ({ s, x, y }) => {
      const [a, b] = [x, y] as [number, number];
      return s === 'd'
        ? 5 * (Math.abs(a - 0.777) + Math.abs(b - 0.123)) - level
        : 0.1 + square(a - 0.2) + square(b - 0.9);
    },
  };
}

/** A wedge between two assumptions: with t = 1/2 - a the margin needs t + |c - 0.3| < L where b has room 2t, a share 8/3 L^3. */
function wedge(volume: number): PlantedProblem {
  const level = Math.cbrt((3 * volume) / 8);
  const domains = { a: real(0, 1), b: real(0, 1), c: real(0, 1) };
  const compiled = compileRegime(regime(domains, 'a + b <= 1', 'b >= a'));
  return {
    name: 'wedge',
    volume,
    twin: { family: 'wedge', level },
    regime: compiled,
    margin: ({ a, c }) => 0.5 - (a as number) + Math.abs((c as number) - 0.3) - level,
    uniform: (source) => {
      const point = { a: source.uniform(), b: source.uniform(), c: source.uniform() };
      const [low, high] = point.a < point.b ? [point.a, point.b] : [point.b, point.a];
      return low + high <= 1 ? { ...point, a: low, b: high } : { ...point, a: 1 - high, b: 1 - low };
    },
  };
}

/**
 * A ball around one law on many atoms, of the share `volume` of the simplex, in which it lies whole: the ball of
 * dimension m = size - 1 over sqrt(size)/m!.
 */
function simplexOf(size: number, volume: number): PlantedProblem {
  const weights = Array.from({ length: size }, (_, i) => 1 + 0.35 * Math.sin(2.4 * (i + 1)));
  const total = weights.reduce((a, b) => a + b);
  const m = size - 1;
  const logBall = (m / 2) * Math.log(Math.PI) - lgamma(m / 2 + 1);
  const level = Math.exp((Math.log(volume) + Math.log(size) / 2 - lgamma(m + 1) - logBall) / m);
  return {
    name: `simplex${size}`,
    volume,
    twin: { family: `simplex${size}`, level },
    regime: compileRegime(regime({ p: simplex({ size }) })),
    margin: ({ p }) =>
      Math.sqrt((p as number[]).reduce((sum, x, i) => sum + square(x - weights[i]! / total), 0)) - level,
  };
}

/** The cone, of which only observations with a noise of a third of its depth are to be had. */
function noisy(volume: number): PlantedProblem {
  const { regime: compiled, margin, twin } = smooth(volume);
  return { name: 'noisy', volume, twin, regime: compiled, margin, noise: twin.level / 3 };
}

const volumes = [1e-3, 1e-6, 1e-9];

/** The planted problems by family and violation volume; without a slope nobody finds less than 1e-3. */
export const problems: readonly PlantedProblem[] = [
  ...[smooth, multimodal, rotated, valley, sheet, mixed, law, kinds, wedge].flatMap((family) =>
    volumes.map(family),
  ),
  ...[1e-2, 3e-3, 1e-3].map(flat),
  ...[1e-9, 1e-12].map(cigar),
  simplexOf(8, 1e-6),
  simplexOf(12, 1e-9),
  simplexOf(20, 1e-15),
  ...[1e-2, 1e-3, 1e-4].map(noisy),
];
