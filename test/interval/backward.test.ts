import { describe, expect, it } from 'vitest';
import * as I from '../../src/interval/index.js';
import { draw } from './_internals/draw.js';
import { anywhere, between, box, integers, member, near, oneOf, type Source } from './_internals/ends.js';

const { interval: iv } = I;
const INF = Number.POSITIVE_INFINITY;

const api = I as unknown as Record<string, (...x: I.Interval[]) => I.Interval>;
const forward: typeof api = {
  ...api,
  gt: (x, y) => I.lt(y!, x!),
  ge: (x, y) => I.le(y!, x!),
  ne: (x, y) => I.not(I.eq(x!, y!)),
};

const reals = oneOf(anywhere, integers(-9, 9), between(-5, 5), between(0, 30), near(0, 1, 2), integers(0, 5));
const truths = integers(0, 1);
const TRUTHS = [iv(0), iv(1), iv(0, 1)];
const BINARY = ['add', 'sub', 'mul', 'div', 'pow', 'min', 'max', 'le', 'lt', 'ge', 'gt', 'eq', 'ne'];
const UNARY = [
  'neg sqr sqrt abs exp expm1 log log1p log2 log10 sin cos tan asin acos atan sinh cosh tanh',
  'erf erfc normcdf digamma trigamma zeta c4 floor ceil gamma lgamma',
].flatMap((names) => names.split(' '));

/** Random boxes, a point of each, and a box around the value there: none of the points may be lost. */
function lost(name: string, sources: readonly Source[], count: number): string[] {
  const d = draw(23);
  const found: string[] = [];
  for (let i = 0; i < count; i++) {
    const boxes = sources.map((source) => (source === truths ? d.pick(TRUTHS) : box(source, d)));
    const at = boxes.map((x, k) => (sources[k] === truths ? d.pick([x.lo, x.hi]) : member(x, d)));
    const value = forward[name]!(...at.map((t) => I.point(t)));
    if (I.isEmpty(value)) continue;
    const z =
      d.uniform() < 0.5 ? value : I.hull(value, sources[0] === truths ? iv(0, 1) : box(sources[0]!, d));
    const rest = I.backward(name, z, boxes);
    const isKept = rest.every((x, k) => I.contains(x, at[k]!) && I.isSubset(x, boxes[k]!));
    if (!isKept)
      found.push(
        `${name} = ${JSON.stringify(z)} on ${JSON.stringify(boxes)} lost ${at}: ${JSON.stringify(rest)}`,
      );
  }
  return found.slice(0, 3);
}

describe('backward', () => {
  it.each(UNARY)('should lose no point of %s', (name) => {
    expect(lost(name, [reals], 1_500)).toEqual([]);
  });

  it.each(BINARY)('should lose no point of %s', (name) => {
    expect(lost(name, [reals, reals], 4_000)).toEqual([]);
  });

  it.each(['and', 'or', 'not'])('should lose no point of %s', (name) => {
    expect(lost(name, name === 'not' ? [truths] : [truths, truths], 500)).toEqual([]);
  });

  it('should contract to what the result leaves', () => {
    const cases: [string, I.Interval, I.Interval[], I.Interval[]][] = [
      ['add', iv(0, 4), [iv(1, 9), iv(2, 9)], [iv(1, 2), iv(2, 3)]],
      ['sub', iv(2, INF), [iv(0, 5), iv(1, 9)], [iv(3, 5), iv(1, 3)]],
      ['mul', iv(4, 8), [iv(-9, 9), iv(2, 4)], [iv(1, 4), iv(2, 4)]],
      ['mul', iv(1, 2), [iv(0.5, 9), iv(-1, 1)], [iv(1, 9), iv(0.111, 1)]],
      ['div', iv(2, 4), [iv(0, 100), iv(1, 5)], [iv(2, 20), iv(1, 5)]],
      ['pow', iv(4, 9), [iv(-2, 10), iv(2)], [iv(-2, 3), iv(2)]],
      ['pow', iv(-8, 27), [iv(-10, 10), iv(3)], [iv(-2, 3), iv(3)]],
      ['pow', iv(8, 16), [iv(2), iv(0, 10)], [iv(2), iv(3, 4)]],
      ['sqr', iv(4, 9), [iv(0, 10)], [iv(2, 3)]],
      ['sqrt', iv(2, 3), [iv(-10, 10)], [iv(4, 9)]],
      ['abs', iv(1, 2), [iv(-1.5, 0.5)], [iv(-1.5, -1)]],
      ['exp', iv(1, Math.E), [I.ENTIRE], [iv(0, 1)]],
      ['log', iv(0, 1), [I.ENTIRE], [iv(1, Math.E)]],
      ['cosh', iv(1, 1.5430806348152437), [I.ENTIRE], [iv(-1, 1)]],
      ['tanh', iv(0, 0.5), [I.ENTIRE], [iv(0, 0.5493061443340549)]],
      ['normcdf', iv(0.5, 0.975), [I.ENTIRE], [iv(0, 1.959963984540054)]],
      ['zeta', iv(1, 1.6449340668482264), [iv(1.1, 50)], [iv(2, 50)]],
      ['c4', iv(0.9, 1), [iv(2, 100)], [iv(3.310194925996, 100)]],
      ['floor', iv(2.5, 4.5), [I.ENTIRE], [iv(3, 5)]],
      ['ceil', iv(2.5, 4.5), [I.ENTIRE], [iv(2, 4)]],
      ['min', iv(2, 3), [iv(0, 9), iv(4, 9)], [iv(2, 3), iv(4, 9)]],
      ['max', iv(2, 3), [iv(0, 9), iv(0, 1)], [iv(2, 3), iv(0, 1)]],
      ['le', iv(1), [iv(0, 9), iv(-5, 4)], [iv(0, 4), iv(0, 4)]],
      ['gt', iv(1), [iv(0, 9), iv(4, 20)], [iv(4, 9), iv(4, 9)]],
      ['ge', iv(0), [iv(0, 9), iv(-5, 4)], [iv(0, 4), iv(0, 4)]],
      ['eq', iv(1), [iv(0, 9), iv(4, 20)], [iv(4, 9), iv(4, 9)]],
      ['and', iv(0), [iv(1), iv(0, 1)], [iv(1), iv(0)]],
      ['or', iv(1), [iv(0), iv(0, 1)], [iv(0), iv(1)]],
    ];
    for (const [name, z, args, expected] of cases) {
      I.backward(name, z, args).forEach((x, k) => {
        expect(x.lo, `${name} ${k} lo`).toBeCloseTo(expected[k]!.lo, name === 'mul' ? 3 : 9);
        expect(x.hi, `${name} ${k} hi`).toBeCloseTo(expected[k]!.hi, 9);
      });
    }
  });

  it('should see contradictions', () => {
    const none: [string, I.Interval, I.Interval[]][] = [
      ['add', iv(0, 1), [iv(1, 2), iv(1, 2)]],
      ['mul', iv(1), [iv(2, 3), iv(1, 2)]],
      ['exp', iv(-2, -1), [I.ENTIRE]],
      ['sqr', iv(-2, -1), [I.ENTIRE]],
      ['pow', iv(2), [iv(0, 5), iv(0)]],
      ['le', iv(1), [iv(3, 4), iv(1, 2)]],
      ['min', iv(0, 1), [iv(2, 3), iv(4, 5)]],
      ['and', iv(0), [iv(1), iv(1)]],
      ['floor', iv(2.2, 2.8), [I.ENTIRE]],
    ];
    for (const [name, z, args] of none) expect(I.backward(name, z, args).every(I.isEmpty), name).toBe(true);
  });

  it('should round integers inwards', () => {
    expect(I.integersOf(iv(1.2, 4.9))).toEqual(iv(2, 4));
    expect(I.isEmpty(I.integersOf(iv(1.2, 1.9)))).toBe(true);
  });
});
