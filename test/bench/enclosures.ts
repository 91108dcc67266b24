import { type Expression, floatReading, intervalReading, parse } from '../../src/expression/index.js';
import { here, interleaved } from './interleaved.js';
import type { Row, Settings } from './row.js';
import { ratios } from './summary.js';

/** A claim as right - left, and by the functions of npm's interval-arithmetic. */
interface EnclosureClaim {
  readonly name: string;
  readonly text: string;
  readonly ranges: Readonly<Record<string, readonly [number, number]>>;
  readonly peer: (I: Peer, box: readonly PeerInterval[]) => PeerInterval;
}

interface PeerInterval {
  readonly lo: number;
  readonly hi: number;
}

type Two = (a: PeerInterval, b: PeerInterval) => PeerInterval;
type One = (a: PeerInterval) => PeerInterval;

/** What is used of interval-arithmetic. */
interface Peer {
  readonly add: Two;
  readonly sub: Two;
  readonly mul: Two;
  readonly div: Two;
  readonly exp: One;
  readonly log: One;
}

interface PeerModule {
  readonly default: Peer & { readonly Interval: new (lo: number, hi: number) => PeerInterval };
}

const CLAIMS: readonly EnclosureClaim[] = [
  {
    name: 'rational bound',
    text: 's*s*d/(T-d-1) - s*s*d/(T+d)',
    ranges: { s: [0.5, 2], d: [1, 10], T: [20, 200] },
    peer: (I, [s, d, T]) => {
      const top = I.mul(I.mul(s!, s!), d!);
      const one = { lo: 1, hi: 1 };
      return I.sub(I.div(top, I.sub(I.sub(T!, d!), one)), I.div(top, I.add(T!, d!)));
    },
  },
  {
    name: 'logarithm and exponential',
    text: 'x*log(x/y) + exp(-x) - log(1+y)',
    ranges: { x: [0.1, 2], y: [0.2, 3] },
    peer: (I, [x, y]) => {
      const zero = { lo: 0, hi: 0 };
      const one = { lo: 1, hi: 1 };
      const first = I.mul(x!, I.log(I.div(x!, y!)));
      return I.sub(I.add(first, I.exp(I.sub(zero, x!))), I.log(I.add(one, y!)));
    },
  },
];

const COUNT = 500;

/** Boxes enclosed in a second by the generated code, against interval-arithmetic and against points in doubles. */
export async function enclosures(settings: Settings): Promise<Row[]> {
  const peer = await peerModule();
  const rows: Row[] = [];
  for (const one of CLAIMS) rows.push(...(await enclosed(one, peer, settings)));
  return rows;
}

async function peerModule(): Promise<PeerModule['default'] | undefined> {
  try {
    return ((await import('interval-arithmetic' as string)) as PeerModule).default;
  } catch {
    return undefined;
  }
}

async function enclosed(
  { name, text, ranges, peer }: EnclosureClaim,
  library: PeerModule['default'] | undefined,
  settings: Settings,
): Promise<Row[]> {
  const names = Object.keys(ranges);
  const tree = parse(text, Object.fromEntries(names.map((one) => [one, 'scalar'] as const)));
  const boxes = boxesOf(Object.values(ranges));
  const run = [here(flat(names, tree, boxes)), here(points(names, tree, boxes))];
  if (library !== undefined) run.push(here(objects(library, peer, boxes)));
  const [generated, float, other] = await interleaved(run, settings);
  const perSecond = (times: readonly number[]): string =>
    `${(COUNT / median(times) / 1e6).toPrecision(3)} M/s`;
  return [
    {
      group: 'enclosures',
      name: `${name}: interval-arithmetic / generated, time`,
      ...(other !== undefined && { ratio: ratios(other, generated!) }),
      better: 'higher',
      goal: 30,
      note:
        other === undefined
          ? 'interval-arithmetic is not installed'
          : `generated ${perSecond(generated!)} boxes, interval-arithmetic ${perSecond(other)}`,
    },
    {
      group: 'enclosures',
      name: `${name}: generated box / point in doubles, time`,
      ratio: ratios(generated!, float!),
      better: 'lower',
      goal: 20,
      note: `points ${perSecond(float!)}`,
    },
  ];
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** Boxes of a hundredth of the domain, spread evenly over it. */
function boxesOf(ranges: readonly (readonly [number, number])[]): readonly Float64Array[] {
  return Array.from({ length: COUNT }, (_, k) =>
    Float64Array.from(
      ranges.flatMap(([lo, hi], at) => {
        const share = (k * (0.618034 + at * 0.1547)) % 1;
        const start = lo + 0.99 * share * (hi - lo);
        return [start, start + 0.01 * (hi - lo)];
      }),
    ),
  );
}

function flat(names: readonly string[], tree: Expression, boxes: readonly Float64Array[]) {
  const read = intervalReading(names, [tree]);
  const out = new Float64Array(3);
  return (times: number): number => {
    let total = 0;
    for (let t = 0; t < times; t++)
      for (const box of boxes) {
        read(out, box);
        total += out[0]! + out[1]!;
      }
    return total;
  };
}

function points(names: readonly string[], tree: Expression, boxes: readonly Float64Array[]) {
  const read = floatReading({ inputs: names, definitions: [], outputs: [tree] });
  const out = new Float64Array(1);
  const isThree = names.length === 3;
  return (times: number): number => {
    let total = 0;
    for (let t = 0; t < times; t++)
      for (const box of boxes) {
        if (isThree) read(out, box[0]!, box[2]!, box[4]!);
        else read(out, box[0]!, box[2]!);
        total += out[0]!;
      }
    return total;
  };
}

function objects(
  library: PeerModule['default'],
  peer: EnclosureClaim['peer'],
  boxes: readonly Float64Array[],
) {
  const sides = boxes.map((box) =>
    Array.from({ length: box.length / 2 }, (_, at) => new library.Interval(box[2 * at]!, box[2 * at + 1]!)),
  );
  return (times: number): number => {
    let total = 0;
    for (let t = 0; t < times; t++)
      for (const box of sides) {
        const { lo, hi } = peer(library, box);
        total += lo + hi;
      }
    return total;
  };
}
