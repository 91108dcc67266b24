import { describe, expect, it } from 'vitest';
import { frontier, frontierSvg, pointsMap } from '../../src/prove/index.js';
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

  it('should take a relation for proved in the regime alone, and only where it is said to be', () => {
    const known = { x: 'x', y: 'y', at: { r: 1 }, budget: 400 } as const;
    const { boxes } = frontier(disc, { ...known, isProved: () => true });
    for (const { outcome, regime } of boxes) if (regime === 'inside') expect(outcome).toBe('proved');
    const out = boxes.filter(({ regime, outcome }) => regime === 'outside' && outcome === 'proved');
    for (const { x, y } of out)
      for (const a of x) for (const b of y) expect(a * a + b * b).toBeLessThanOrEqual(1);
    const bare = frontier(disc, { ...known, isProved: () => false });
    expect(bare.shares.proved).toBeLessThan(Math.PI / 14);
    expect(bare.shares.violated).toBeGreaterThan(0.5);
  });

  it('should fill with points in regime what boxes leave open, and nothing else', () => {
    const asked: (readonly [number, number])[] = [];
    const { boxes, points } = frontier(disc, {
      x: 'x',
      y: 'y',
      at: { r: 1 },
      budget: 60,
      fill: true,
      grid: [41, 41],
      evaluate: ({ x, y }) => {
        asked.push([x as number, y as number]);
        return { outcome: (x as number) ** 2 + (y as number) ** 2 <= 1 ? 'holds' : 'fails', how: 'exact' };
      },
    });
    expect(points.length).toBe(asked.length);
    expect(points.length).toBeGreaterThan(50);
    for (const { x, y, regime } of points) {
      expect(regime).toBe('inside');
      expect(x + y).toBeLessThanOrEqual(2);
      const on = boxes.filter((box) => box.x[0] <= x && x <= box.x[1] && box.y[0] <= y && y <= box.y[1]);
      expect(on.some(({ outcome }) => outcome === 'undecided')).toBe(true);
    }
  });

  it('should enclose long sums without slopes, and settle no box wrongly', () => {
    const series = relationClaim('sum(x^k/k, k, 1, 80) <= y', { x: 'real 0..0.9', y: 'real 0.1..3' });
    const coarse = frontier(series, { x: 'x', y: 'y', budget: 400, terms: 10 });
    const fine = frontier(series, { x: 'x', y: 'y', budget: 400 });
    expect(fine.shares.undecided).toBeLessThanOrEqual(coarse.shares.undecided);
    const side = (x: number): number =>
      Array.from({ length: 80 }, (_, k) => x ** (k + 1) / (k + 1)).reduce((sum, term) => sum + term, 0);
    for (const { x, y, outcome } of coarse.boxes) {
      if (outcome === 'proved') expect(side(x[1])).toBeLessThanOrEqual(y[0] + 1e-12);
      if (outcome === 'violated') expect(side(x[0])).toBeGreaterThan(y[1] - 1e-12);
    }
    expect(coarse.shares.proved).toBeGreaterThan(0.3);
  });

  it('should map points from all over the regime, and hatch only what no other value brings into it', () => {
    const ball = relationClaim(
      'x <= 9',
      { x: 'real 0..4', n: 'integer 1..8', r: 'real 1..3', side: 'choice a b' },
      ['x <= r', 'n >= 3 or side == "a"'],
    );
    const points = [{ x: 1, y: 2, outcome: 'fails', how: 'tested', regime: 'inside' }] as const;
    const { boxes, basis } = pointsMap(ball, { x: 'x', y: 'n', relation: 0, points });
    expect(basis).toBe('points');
    const out = boxes.filter(({ regime }) => regime === 'outside');
    for (const { x } of out) expect(x[0]).toBeGreaterThanOrEqual(3);
    expect(Math.min(...out.map(({ x }) => x[0]))).toBeLessThan(3.2);
    const svg = frontierSvg(pointsMap(ball, { x: 'x', y: 'n', relation: 0, points }), {
      mark: { word: 'witness', x: 2, y: 3 },
    });
    expect(svg).toContain('refuted on samples at 1 point');
    expect(svg).toContain('outside the regime');
    expect(svg).toContain('The witness is at x = 2, n = 3.');
    expect(() => pointsMap(ball, { x: 'x', y: 'side', relation: 0, points })).toThrow('side is no number');
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
