import { describe, expect, it } from 'vitest';
import { down2, STEP, up2 } from '../../src/interval/rounding.js';
import { draw } from './_internals/draw.js';

/** The double `count` places further up in the order of doubles. */
function beyond(c: number, count: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, c);
  view.setBigInt64(0, view.getBigInt64(0) + BigInt(c > 0 ? count : -count));
  return view.getFloat64(0);
}

describe('STEP', () => {
  const twiceDown = (c: number): number => c - STEP * Math.abs(c) - STEP * Math.abs(c);
  const twiceUp = (c: number): number => c + STEP * Math.abs(c) + STEP * Math.abs(c);

  const holds = (c: number): boolean =>
    twiceDown(c) === beyond(c, -2) &&
    twiceUp(c) === beyond(c, 2) &&
    down2(c) === beyond(c, -2) &&
    up2(c) === beyond(c, 2);

  it('should lead over two doubles at both ends of every binade', () => {
    const wrong: number[] = [];
    for (let exponent = -960; exponent < 1023; exponent++)
      for (let places = -40; places <= 40; places++) {
        const c = beyond(2 ** exponent, places);
        for (const x of [c, -c]) if (!holds(x)) wrong.push(x);
      }
    expect(wrong).toEqual([]);
  });

  it('should lead over two doubles anywhere', () => {
    const d = draw(5);
    const wrong = Array.from({ length: 200_000 }, () => d.scaled(-960, 1022)).filter((c) => !holds(c));
    expect(wrong).toEqual([]);
  });

  it('should keep 0', () => {
    expect([twiceDown(0), twiceUp(0)]).toEqual([0, 0]);
  });
});
