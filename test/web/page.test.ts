import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawPicture } from '../../src/web/draw/drawPicture.js';
import { scaleOf } from '../../src/web/draw/scale.js';
import type { CurvePicture } from '../../src/web/engine/picture.js';
import { shareOf, valueAt } from '../../src/web/engine/valueAt.js';
import { EXAMPLES, fieldsOf, hashOf, questionOf } from '../../src/web/page/playgroundState.js';

const texts = fc.string({ unit: 'grapheme' }).map((text) => text.trim());

describe('the address of a playground', () => {
  it('should hold what stands in the fields', () => {
    const fields = fc.record({
      relation: texts.filter((text) => text !== ''),
      variables: texts,
      assumptions: texts,
      definitions: texts,
    });
    fc.assert(
      fc.property(fields, (given) => {
        expect(fieldsOf(hashOf(given))).toEqual(given);
      }),
    );
  });

  it('should ask nothing when it has no relation', () => {
    expect(fieldsOf('')).toBeUndefined();
    expect(fieldsOf('#x=x%3A+real+0..1')).toBeUndefined();
  });

  it('should become a question with a line for each variable', () => {
    const plane = EXAMPLES.find(({ variables }) => variables.includes('\n'))!;
    expect(questionOf({ ...plane, assumptions: '\n a > b \n\n' })).toMatchObject({
      variables: plane.variables.split('\n'),
      assumptions: [' a > b '],
      definitions: [],
    });
  });
});

describe('the slider of a number', () => {
  it('should go from one end to the other and back to where it was', () => {
    const ends = fc
      .tuple(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 100_000 }))
      .map(([min, width]) => [min, min + width] as const);
    const scale = fc.constantFrom('linear' as const, 'log' as const);
    fc.assert(
      fc.property(ends, scale, fc.integer({ min: 0, max: 400 }), ([min, max], kind, place) => {
        const value = valueAt(min, max, kind, place / 400);
        expect(value).toBeGreaterThanOrEqual(min);
        expect(value).toBeLessThanOrEqual(max * (1 + 1e-12));
        expect(shareOf(min, max, kind, value)).toBeCloseTo(place / 400, 9);
      }),
    );
  });
});

describe('the picture of a relation', () => {
  const curve: CurvePicture = {
    kind: 'curve',
    x: { name: '<img src=x>"&', scale: 'linear', isWhole: false, values: [0, 1, 2] },
    left: [0, 1, Number.NaN],
    right: [1, Number.POSITIVE_INFINITY, 3],
    pieces: [
      { from: 0, to: 1, outcome: 'proved' },
      { from: 1, to: 2, outcome: 'violated' },
    ],
    fixed: { design: '<b>' },
  };

  it('should show every name as text', () => {
    const svg = drawPicture(curve, { word: 'witness', at: { [curve.x.name]: 1.5 } });
    expect(svg).not.toMatch(/<img|<b>/);
    expect(svg).toContain('&lt;img src=x&gt;&quot;&amp;');
  });

  it('should say in words what it shows, and draw no number that is none', () => {
    const svg = drawPicture(curve);
    expect(svg).toContain('role="img"');
    expect(svg).toContain('proved from 0 to 1, violated from 1 to 2');
    expect(svg).not.toMatch(/NaN|Infinity/);
  });

  it('should put a few round ticks on any range', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
        (min, width) => {
          const { ticks, place } = scaleOf(min, min + width, 'linear', 0, 100);
          fc.pre(min + width > min);
          expect(ticks.length).toBeGreaterThanOrEqual(1);
          expect(ticks.length).toBeLessThanOrEqual(12);
          for (const tick of ticks) {
            expect(place(tick)).toBeGreaterThan(-1);
            expect(place(tick)).toBeLessThan(101);
          }
        },
      ),
    );
  });
});
