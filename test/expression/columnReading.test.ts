import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Cell,
  type Column,
  columnReading,
  type Expression,
  floatReading,
  parse,
  type Scope,
} from '../../src/expression/index.js';
import { arbitraryExpression, arbitraryPoint } from './arbitraryExpression.js';

const inputs = ['x', 'y', 'n', 'p', 'q', 'w'] as const;

function rows(
  outputs: readonly Expression[],
  points: readonly Record<string, Cell>[],
  generate: boolean,
): Float64Array[] {
  const columns = inputs.map((name): Column => {
    const first = points[0]![name]!;
    return typeof first === 'number' ? Float64Array.from(points, (point) => point[name] as number) : first;
  });
  const out = outputs.map(() => new Float64Array(points.length));
  columnReading({ inputs, definitions: [], outputs }, { generate })(out, points.length, ...columns);
  return out;
}

function oneByOne(
  outputs: readonly Expression[],
  points: readonly Record<string, Cell>[],
  generate: boolean,
): Float64Array[] {
  const read = floatReading({ inputs, definitions: [], outputs }, { generate });
  const out = outputs.map(() => new Float64Array(points.length));
  const row = new Float64Array(outputs.length);
  for (const [place, point] of points.entries()) {
    read(row, ...inputs.map((name) => point[name]!));
    for (const [output, value] of row.entries()) out[output]![place] = value;
  }
  return out;
}

describe('columnReading', () => {
  it('should give the bits of the scalar reading, generated or interpreted', () => {
    const outputs = fc.array(arbitraryExpression(), { minLength: 1, maxLength: 3 });
    const points = fc
      .tuple(fc.array(arbitraryPoint, { minLength: 1, maxLength: 4 }), arbitraryPoint)
      .map(([many, { p, q, w }]) => many.map((point) => ({ ...point, p, q, w })));
    fc.assert(
      fc.property(outputs, points, (trees, at) => {
        const expected = oneByOne(trees, at, true);
        for (const found of [oneByOne(trees, at, false), rows(trees, at, true), rows(trees, at, false)]) {
          expect(found.map((column) => new BigUint64Array(canonical(column).buffer))).toEqual(
            expected.map((column) => new BigUint64Array(canonical(column).buffer)),
          );
        }
      }),
      { numRuns: 1000, seed: 6 },
    );
  });

  it('should use definitions in every row and leave unused columns alone', () => {
    const scope: Scope = { x: 'scalar', y: 'scalar', a: 'scalar', unused: 'scalar' };
    const program = {
      inputs: ['x', 'y', 'unused'],
      definitions: [['a', parse('x^2 + 1', scope)]] as const,
      outputs: [parse('sum(k > 1 ? a : y, k, 1, 3)', scope), parse('x > y', scope)],
    };
    for (const generate of [true, false]) {
      const out = [new Float64Array(2), new Float64Array(2)];
      const [x, y] = [Float64Array.of(1, 2), Float64Array.of(10, 0)];
      columnReading(program, { generate })(out, 2, x, y, undefined as unknown as Column);
      expect(out.map((column) => [...column])).toEqual([
        [14, 10],
        [0, 1],
      ]);
    }
  });

  it('should write no row beyond the count', () => {
    const out = [Float64Array.of(7, 7, 7)];
    columnReading({ inputs: ['x'], definitions: [], outputs: [parse('x', { x: 'scalar' })] })(
      out,
      2,
      Float64Array.of(1, 2, 3),
    );
    expect([...out[0]!]).toEqual([1, 2, 7]);
  });
});

/** All NaN have the same bits. */
function canonical(column: Float64Array): Float64Array {
  return column.map((value) => (Number.isNaN(value) ? Number.NaN : value));
}
