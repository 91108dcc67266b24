import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stream } from '../../src/random/index.js';
import {
  choice,
  compileRegime,
  integer,
  type Parameter,
  type Point,
  pointArbitrary,
  real,
  regime,
  simplex,
  vector,
} from '../../src/regime/index.js';

const ends = (least: number, most: number): fc.Arbitrary<readonly [number, number]> =>
  fc
    .tuple(fc.integer({ min: least, max: most }), fc.integer({ min: least, max: most }))
    .map(([a, b]) => (a <= b ? [a, b] : [b, a]));

const scales = fc.constantFrom('linear' as const, 'log' as const);

/** A real end such as -0.37, 5 or 1e9. */
const scaled = (k: number, exponent: number): number => Number(`${k}e${exponent}`);

const realDomain = fc
  .tuple(ends(-999, 999), fc.integer({ min: -9, max: 9 }))
  .map(([[a, b], exponent]) => real(scaled(a, exponent), scaled(b, exponent)));

const logDomain = fc
  .tuple(ends(-9, 9), fc.integer({ min: 1, max: 9 }))
  .map(([[a, b], k]) => real(scaled(k, a), scaled(k, b), 'log'));

const parameter: fc.Arbitrary<Parameter> = fc.oneof(
  ends(-1000, 1000).map(([min, max]) => integer(min, max)),
  ends(1, 1_000_000).map(([min, max]) => integer(min, max, 'log')),
  realDomain,
  logDomain,
  fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 }).map((values) => choice(...values)),
  fc
    .tuple(ends(1, 6), ends(1, 50), scales)
    .map(([size, [min, max], scale]) => vector({ size, min, max, scale })),
  ends(1, 8).map((size) => simplex({ size })),
);

const domains = fc
  .array(parameter, { minLength: 1, maxLength: 5 })
  .map((list) => Object.fromEntries(list.map((each, at) => [`x${at}`, each])));

describe('any regime', () => {
  it('should draw, complete, repair and list edges inside its domains', () => {
    fc.assert(
      fc.property(domains, fc.nat(), (parameters, seed) => {
        const compiled = compileRegime(regime(parameters));
        const source = stream(seed);
        for (let k = 0; k < 10; k += 1) {
          const point = compiled.draw(source);
          expect(compiled.violated(point)).toBeUndefined();
          expect(compiled.check(point)).toBe(point);
          expect(compiled.repair(point)).toEqual(point);
          expect(compiled.complete(source, point)).toEqual(point);
          expect(compiled.violated(compiled.drawEdge(source))).toBeUndefined();
        }
        for (const edge of compiled.edges()) expect(compiled.violated(edge)).toBeUndefined();
      }),
      { seed: 21, numRuns: 150 },
    );
  });

  it('should have points of its domains at all coordinates of the unit cube', () => {
    fc.assert(
      fc.property(domains, fc.nat(), (parameters, seed) => {
        const compiled = compileRegime(regime(parameters));
        const source = stream(seed);
        const corner = (): number =>
          source.uniform() < 0.3 ? Math.round(source.uniform()) : source.uniform();
        for (let k = 0; k < 10; k += 1) {
          const u = Float64Array.from({ length: compiled.dimension }, corner);
          expect(compiled.violated(compiled.fromUnit(u))).toBeUndefined();
        }
      }),
      { seed: 22, numRuns: 150 },
    );
  });

  it('should shrink to an end from which nothing is simpler, in few steps', () => {
    fc.assert(
      fc.property(domains, fc.nat(), (parameters, seed) => {
        const compiled = compileRegime(regime(parameters));
        const details = fc.check(
          fc.property(pointArbitrary(compiled), () => false),
          { seed },
        );
        const [simplest] = details.counterexample as [Point];
        expect(compiled.violated(simplest)).toBeUndefined();
        expect(details.numShrinks).toBeLessThan(60 * compiled.names.length);
        for (const [name, each] of Object.entries(parameters)) {
          if (each.type === 'choice') expect(simplest[name]).toBe(each.values[0]);
          if (each.type === 'integer') expect(simplest[name]).toBe(Math.min(Math.max(0, each.min), each.max));
          if (each.type === 'vector' || each.type === 'simplex')
            expect((simplest[name] as readonly number[]).length).toBe(each.size[0]);
        }
      }),
      { seed: 23, numRuns: 100 },
    );
  });
});
