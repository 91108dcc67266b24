import { describe, expect, it } from 'vitest';
import { catalogue } from '../../bounds/index.js';
import { compileClaim } from '../../src/claim/index.js';
import { frontier } from '../../src/prove/index.js';
import { type ClaimData, pageData } from '../../src/report/site/pageData.js';
import { sliceMap } from '../../src/web/engine/sliceMap.js';

const AS_READ = 'gerstgrasser2024/accumulate-bound-as-read';
const compiled = compileClaim((await catalogue()).find(({ id }) => id === AS_READ)!);
const data: ClaimData = JSON.parse(JSON.stringify(pageData(compiled)));
const wanted = { relation: 0, x: 'T_step', y: 'n', at: { ...data.start, d: 1, T1: 7 } };

describe('the map of a slice on a page', () => {
  it('should pave as the command line does, from what the page knows of the claim', () => {
    expect(data.relations.map(({ mapped, proved }) => [mapped, proved])).toEqual([[true, false]]);
    const { T_step: _, n: __, ...at } = wanted.at as Record<string, number>;
    const told = frontier(compiled, {
      ...{ x: 'T_step', y: 'n', at, relation: 0 },
      ...{ budget: 400, terms: 64, isProved: () => false },
    });
    const { boxes, points, shares } = sliceMap(data, wanted);
    expect(boxes).toEqual(told.boxes);
    expect(shares.violated).toBeGreaterThan(0.01);
    expect(points.some(({ outcome }) => outcome === 'holds')).toBe(true);
  });

  it('should take for proved what the evidence proves, in the regime', () => {
    const proved = { ...data, relations: data.relations.map((one) => ({ ...one, proved: true })) };
    expect(sliceMap(proved, wanted).shares.proved).toBeGreaterThan(0.99);
  });

  it('should refuse one parameter for both axes', () => {
    expect(() => sliceMap(data, { ...wanted, y: 'T_step' })).toThrow('both axes are T_step');
  });
});
