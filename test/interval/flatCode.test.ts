import { describe, expect, it } from 'vitest';
import * as I from '../../src/interval/index.js';
import { draw } from './_internals/draw.js';
import { anywhere, between, box, integers, near, oneOf } from './_internals/ends.js';

const { kernel, interval: iv } = I;
const names = Object.keys(kernel);

type Compiled = (...ends: number[]) => [number, number, boolean, boolean];

/** The function of one call, as generated code: its ends, whether it is surely defined, surely continuous. */
function compile(name: string, arity: number, literal?: string): Compiled {
  const args = Array.from({ length: arity }, (_, i) => ({ lo: `x${i}l`, hi: `x${i}h` }));
  const all = literal === undefined ? args : [...args, { lo: literal, hi: literal }];
  const body = `"use strict"; const {${names.join(', ')}} = kernel;
return (${args.flatMap((a) => [a.lo, a.hi]).join(', ')}) => {
${I.flatCode(name, all, { lo: 'rl', hi: 'rh' })}
return [rl, rh, ${I.flatDefined(name, all) ?? 'true'}, ${I.flatContinuous(name, all) ?? 'true'}];
}`;
  return new Function('kernel', body)(kernel) as Compiled;
}

const BINARY = new Set([
  'add',
  'sub',
  'mul',
  'div',
  'pow',
  'beta',
  'min',
  'max',
  'lt',
  'le',
  'eq',
  'and',
  'or',
  'hull',
]);
const api = I as unknown as Record<string, (...x: I.Interval[]) => I.Interval>;
const reals = oneOf(anywhere, integers(-9, 9), integers(0, 9), between(-5, 5), between(0, 30), near(0, 1, 2));

const arityOf = (name: string): number => (BINARY.has(name) ? 2 : 1);
const truthful = new Set(['and', 'or', 'not']);

describe('flatCode', () => {
  const direct = I.flatFunctions.filter((name) => !['gt', 'ge', 'ne'].includes(name));

  it.each(direct)('should agree with the function %s to one rounding', (name) => {
    const f = compile(name, arityOf(name));
    const d = draw(17);
    for (let i = 0; i < 2_000; i++) {
      const source = truthful.has(name) ? integers(0, 1) : reals;
      const boxes = Array.from({ length: arityOf(name) }, () => box(source, d));
      const [lo, hi] = f(...boxes.flatMap((x) => [x.lo, x.hi]));
      const expected = api[name]!(...boxes);
      const call = `${name}(${JSON.stringify(boxes)})`;
      if (I.isEmpty(expected)) {
        expect(lo <= hi, call).toBe(false);
        continue;
      }
      expect(lo <= expected.lo && lo >= I.down(expected.lo), `${call}: ${lo}, ${expected.lo}`).toBe(true);
      expect(hi >= expected.hi && hi <= I.up(expected.hi), `${call}: ${hi}, ${expected.hi}`).toBe(true);
    }
  });

  it('should swap and complement the comparisons', () => {
    const at = (name: string, x: I.Interval, y: I.Interval) =>
      compile(name, 2)(x.lo, x.hi, y.lo, y.hi).slice(0, 2);
    expect([at('gt', iv(2, 3), iv(0, 1)), at('ge', iv(0, 1), iv(1, 2)), at('ne', iv(1), iv(1))]).toEqual([
      [1, 1],
      [0, 1],
      [0, 0],
    ]);
    expect([at('ne', iv(1), iv(2)), at('ne', iv(0, 1), iv(1))]).toEqual([
      [1, 1],
      [0, 1],
    ]);
  });

  it.each(['1', '2', '0.5', '-1', '3', '-2.5'])('should raise to the numeral %s as pow does', (exponent) => {
    const f = compile('pow', 1, exponent);
    const d = draw(18);
    for (let i = 0; i < 1_000; i++) {
      const x = box(reals, d);
      const [lo, hi] = f(x.lo, x.hi);
      const expected = I.pow(x, iv(Number(exponent)));
      if (I.isEmpty(expected)) expect(lo <= hi).toBe(false);
      else
        expect(
          lo <= I.up(I.up(expected.lo)) && hi >= I.down(I.down(expected.hi)),
          `${JSON.stringify(x)}`,
        ).toBe(true);
    }
  });

  it('should say where functions are defined and continuous', () => {
    const flags = (name: string, ...ends: number[]) => compile(name, ends.length / 2)(...ends).slice(2);
    expect(flags('log', 0, 1)).toEqual([false, true]);
    expect(flags('log', 1, 2)).toEqual([true, true]);
    expect(flags('div', 1, 2, -1, 1)).toEqual([false, true]);
    expect(flags('floor', 0.5, 1)).toEqual([true, false]);
    expect(flags('pow', 0, 1, 0, 1)).toEqual([true, false]);
    expect(flags('tan', 1, 2)).toEqual([false, true]);
    expect(flags('gamma', -0.5, 1)).toEqual([false, true]);
    expect(flags('exp', -1, 1)).toEqual([true, true]);
  });

  it('should square a repeated factor', () => {
    const code = I.flatCode(
      'mul',
      [
        { lo: 'a', hi: 'b' },
        { lo: 'a', hi: 'b' },
      ],
      { lo: 'l', hi: 'h' },
    );
    const f = new Function(
      'kernel',
      'a',
      'b',
      `const {${names.join(', ')}} = kernel; ${code} return [l, h];`,
    );
    expect(f(kernel, -1, 2)).toEqual([0, 4]);
  });

  it('should sum a series as tightly as sum', () => {
    const s = { lo: 'sl', hi: 'sh', restLo: 'rl', restHi: 'rh' };
    const body = `const {${names.join(', ')}} = kernel; return (n) => { ${I.flatSum.start(s)}
for (let k = 1; k <= n; k++) {
${I.flatCode(
  'mul',
  [
    { lo: 'k', hi: 'k' },
    { lo: 'k', hi: 'k' },
  ],
  { lo: 'ql', hi: 'qh' },
)}
${I.flatCode(
  'div',
  [
    { lo: '1', hi: '1' },
    { lo: 'ql', hi: 'qh' },
  ],
  { lo: 'tl', hi: 'th' },
)}
${I.flatSum.step(s, { lo: 'tl', hi: 'th' })} }
${I.flatSum.end(s)} return [sl, sh]; }`;
    const [lo, hi] = (new Function('kernel', body)(kernel) as (n: number) => number[])(100_000);
    const terms = Array.from({ length: 100_000 }, (_, k) => I.div(iv(1), I.sqr(iv(k + 1))));
    expect(I.sum(terms)).toEqual({ lo, hi });
  });
});
