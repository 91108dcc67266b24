import { describe, expect, it } from 'vitest';
import { frontier, frontierSvg } from '../../src/prove/index.js';
import { relationClaim } from './relationClaim.js';

const disc = relationClaim('x^2 + y^2 <= r^2', { x: 'real -2..2', y: 'real -2..2', r: 'real 0.5..1.5' }, [
  'x + y <= 2',
]);
const map = frontier(disc, { x: 'x', y: 'y', at: { r: 1 }, budget: 2000 });

describe('frontier', () => {
  it('should pave a disc with boxes that are right at every corner and cover the slice', () => {
    const area = (outcome: string): number =>
      map.boxes
        .filter((box) => box.outcome === outcome)
        .reduce((sum, { x, y }) => sum + (x[1] - x[0]) * (y[1] - y[0]), 0);
    for (const { x, y, outcome } of map.boxes)
      for (const a of x)
        for (const b of y) {
          if (outcome === 'proved') expect(a * a + b * b).toBeLessThanOrEqual(1);
          if (outcome === 'violated') expect(a * a + b * b).toBeGreaterThanOrEqual(1);
        }
    expect(area('proved') + area('violated') + area('undecided')).toBeCloseTo(16, 9);
    expect(area('proved')).toBeGreaterThan(2.9);
    expect(area('proved')).toBeLessThan(Math.PI);
    expect(area('undecided')).toBeLessThan(0.5);
  });

  it('should tell the regime apart from where the relation holds', () => {
    for (const { x, y, regime } of map.boxes) {
      if (regime === 'inside') expect(x[1] + y[1]).toBeLessThanOrEqual(2);
      if (regime === 'outside') expect(x[0] + y[0]).toBeGreaterThanOrEqual(2);
    }
    expect(map.boxes.some(({ regime }) => regime === 'outside')).toBe(true);
    expect(map.shares.proved + map.shares.violated + map.shares.undecided).toBeCloseTo(1, 9);
  });

  it('should pave whole parameters without gaps', () => {
    const whole = relationClaim('n <= m', { n: 'integer 1..50', m: 'integer 1..100 log' });
    const { boxes, shares } = frontier(whole, { x: 'n', y: 'm' });
    const count = boxes.reduce((sum, { x, y }) => sum + (x[1] - x[0] + 1) * (y[1] - y[0] + 1), 0);
    expect(count).toBe(50 * 100);
    expect(shares.undecided).toBeLessThan(0.02);
  });

  it('should look at points where a side has no closed form, and say how each was seen', () => {
    const { measures } = disc.claim;
    expect(measures).toEqual({});
    const open = {
      ...disc,
      claim: {
        ...disc.claim,
        measures: { q: { routes: [{ kind: 'exact', value: () => 1, error: 0 }] } } as never,
      },
      definitions: [],
      relations: [{ ...disc.relations[0]!, left: { kind: 'name', name: 'q' } as const }],
    };
    const seen = frontier(open, {
      x: 'x',
      y: 'y',
      grid: [5, 3],
      evaluate: ({ x }) => ({ outcome: Number(x) > 0 ? 'holds' : 'fails', how: 'exact' }),
    });
    expect(seen.basis).toBe('points');
    expect(seen.points).toHaveLength(15);
    expect(frontierSvg(seen).match(/class="hf-dot hf-holds"/g)).toHaveLength(6 + 1);
    expect(() => frontier(open, { x: 'x', y: 'y' })).toThrow('no closed form');
  });

  it('should draw the same bytes, with title, description and everything escaped', () => {
    const picture = frontierSvg(map);
    expect(frontierSvg(frontier(disc, { x: 'x', y: 'y', at: { r: 1 }, budget: 2000 }))).toBe(picture);
    expect(picture).toContain('role="img"');
    expect(picture).toMatch(/<title id="[\w-]+">a relation &lt;of&gt; two &quot;sides&quot;/);
    expect(picture).toMatch(/<desc id="[\w-]+">[^<]*of the area is proved/);
    expect(picture).not.toMatch(/NaN|undefined<|Infinity/);
  });

  it('should refuse slices that are none in one sentence', () => {
    const refuse = (options: Parameters<typeof frontier>[1]) => () => frontier(disc, options);
    expect(refuse({ x: 'x', y: 'x' })).toThrow('both axes are x');
    expect(refuse({ x: 'x', y: 'z' })).toThrow("'z' is no parameter (parameters: x, y, r)");
    expect(refuse({ x: 'x', y: 'y', at: { q: 1 } })).toThrow("'q' is no parameter");
    expect(refuse({ x: 'x', y: 'y', at: { x: 1 } })).toThrow('x is an axis');
    expect(refuse({ x: 'x', y: 'y', relation: 3 })).toThrow('there is no relation 4');
    const words = relationClaim('(side == "a" ? x : 2*x) <= 4', { side: 'choice a b', x: 'real 0..1' });
    expect(() => frontier(words, { x: 'x', y: 'side' })).toThrow('side is a choice');
  });
});
