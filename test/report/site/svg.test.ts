import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisAround, axisOver, position } from '../../../src/report/site/svg/axis.js';
import { plot, tickText } from '../../../src/report/site/svg/plot.js';

const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const positive = fc.double({ min: 1e-9, max: 1e9, noNaN: true });

describe('an axis', () => {
  it('should place the ends of its domain at its ends, and what lies between in order', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('linear' as const, 'log' as const),
        positive,
        positive,
        positive,
        (scale, a, b, c) => {
          const [low, middle, high] = [a, b, c].sort((x, y) => x - y) as [number, number, number];
          fc.pre(high > low * 1.0001);
          const axis = axisOver(scale, low, high);
          expect(position(axis, low)).toBe(0);
          expect(position(axis, high)).toBeCloseTo(1, 12);
          expect(position(axis, middle)).toBeGreaterThanOrEqual(-1e-12);
          expect(position(axis, middle)).toBeLessThanOrEqual(1 + 1e-12);
        },
      ),
    );
  });

  it('should show every value, with between one and twelve ticks inside its domain, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(finite, positive), { minLength: 1, maxLength: 30 }), (values) => {
        const { scale, domain, ticks } = axisAround(values);
        const [low, high] = domain;
        for (const value of values) expect(value >= low && value <= high, `${value} in ${domain}`).toBe(true);
        if (scale === 'log') expect(low).toBeGreaterThan(0);
        expect(ticks.length).toBeGreaterThanOrEqual(1);
        expect(ticks.length).toBeLessThanOrEqual(12);
        const room = 1e-6 * Math.max(Math.abs(low), Math.abs(high));
        for (const tick of ticks) expect(tick >= low - room && tick <= high + room).toBe(true);
        expect([...ticks].sort((a, b) => a - b)).toEqual([...ticks]);
      }),
    );
  });

  it('should take round numbers as ticks', () => {
    expect(axisOver('linear', 0, 10).ticks).toEqual([0, 2, 4, 6, 8, 10]);
    expect(axisOver('linear', 0.1, 0.32).ticks).toEqual([0.1, 0.15, 0.2, 0.25, 0.3]);
    expect(axisOver('log', 1, 100_000).ticks).toEqual([1, 10, 100, 1000, 10_000, 100_000]);
    expect(axisOver('log', 2, 30).ticks).toEqual([2, 5, 10, 20]);
    expect([0.5, -20, 12_000, 1e-7, 100_000].map(tickText)).toEqual(['0.5', '−20', '1.2·10⁴', '10⁻⁷', '10⁵']);
  });
});

describe('a plot', () => {
  const drawn = (label: string, points: readonly (readonly [number, number])[]): string =>
    plot({
      id: 'p',
      title: `Title of ${label}`,
      description: `About ${label}`,
      x: axisOver('linear', 0, 4),
      y: axisOver('linear', 0, 4),
      xLabel: label,
      series: [{ kind: 'line', style: 'left', label, points }],
    }).html;

  it('should carry a title and a description that it is labelled by', () => {
    const svg = drawn('y', [[0, 0]]);
    expect(svg).toContain('role="img"');
    expect(svg).toContain('aria-labelledby="p-t p-d"');
    expect(svg).toContain('<title id="p-t">Title of y</title>');
    expect(svg).toContain('<desc id="p-d">About y</desc>');
  });

  it('should interrupt a curve where it has no value, and never write one that is not finite', () => {
    const svg = drawn('y', [
      [0, 0],
      [1, 1],
      [2, Number.NaN],
      [3, 3],
      [4, 4],
    ]);
    expect(svg.match(/<path class="line left" d="M[^"]*L/g)).toHaveLength(2);
    expect(svg).not.toMatch(/NaN|Infinity/);
  });

  it('should show markup in labels as text', () => {
    expect(drawn('<script>"&', [[0, 0]])).not.toContain('<script');
  });
});
