import { describe, expect, it } from 'vitest';
import { functions, pow } from '../../src/expression/index.js';
import { type Big, fromDouble } from '../../src/expression/multiprecision/index.js';
import { errorBits, fromBinary, type Reference, references } from './references.js';

const table = references();
const LEAST_NORMAL = 2.3e-308;

/** Relative errors that the docstrings of the functions state, at the points of the fixture. */
const stated: Readonly<Record<string, number>> = {
  gamma: 1e-15,
  lgamma: 5e-16,
  digamma: 2e-15,
  trigamma: 5e-16,
  beta: 4e-15,
  zeta: 4e-16,
  erf: 3e-16,
  erfc: 6e-16,
  normcdf: 7e-16,
  c4: 2.5e-15,
  pow: 2.5e-16,
};
/** For the engine's own functions: two units in the last place. */
const BUILT_IN = 2.3e-16;

function relativeError(found: number, { text, value }: Reference): number {
  const { m, e } = fromDouble(found);
  if (value.n === 0n) return found === 0 ? 0 : Number.POSITIVE_INFINITY;
  if (Math.abs(Number(text)) < LEAST_NORMAL) return Math.abs(found) <= LEAST_NORMAL ? 0 : 1;
  const bits = errorBits(fromBinary(m, e), value);
  if (bits < -80) return 0;
  const scaled = (fromBinary(m, e).n * value.d - value.n * fromBinary(m, e).d) * (1n << 100n);
  return Math.abs(Number(scaled / (value.n * fromBinary(m, e).d)) / Number(1n << 100n));
}

describe.each([...table])('%s', (name, rows) => {
  const { float, precise } = functions.get(name)!;

  it('should have the error on doubles that its docstring states', () => {
    const worst = Math.max(...rows.map((row) => relativeError(float(...row.args), row)));
    expect(worst).toBeLessThanOrEqual(stated[name] ?? BUILT_IN);
    expect(rows.length).toBeGreaterThanOrEqual(30);
  });

  it.each([64, 120, 213])('should be precise to 2^-%d', (bits) => {
    for (const { args, value } of rows) {
      const found = precise!(bits, ...args.map(fromDouble)) as Big;
      if (value.n === 0n) expect(found.m).toBe(0n);
      else expect(errorBits(fromBinary(found.m, found.e), value)).toBeLessThanOrEqual(-bits);
    }
  });
});

describe('edges of functions', () => {
  const at = (name: string, ...args: number[]) => functions.get(name)!.float(...args);
  const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;

  it.each([
    ['gamma', [0], nan],
    ['gamma', [-3], nan],
    ['gamma', [172], infinity],
    ['gamma', [infinity], infinity],
    ['gamma', [23], 1124000727777607700000],
    ['lgamma', [0], infinity],
    ['lgamma', [-2], infinity],
    ['lgamma', [1], 0],
    ['lgamma', [2], 0],
    ['lgamma', [infinity], infinity],
    ['digamma', [0], nan],
    ['digamma', [-7], nan],
    ['digamma', [infinity], infinity],
    ['trigamma', [-1], infinity],
    ['trigamma', [infinity], 0],
    ['zeta', [1], infinity],
    ['zeta', [0.5], nan],
    ['zeta', [infinity], 1],
    ['erf', [infinity], 1],
    ['erf', [-infinity], -1],
    ['erf', [0], 0],
    ['erf', [nan], nan],
    ['erfc', [infinity], 0],
    ['erfc', [-infinity], 2],
    ['erfc', [nan], nan],
    ['normcdf', [0], 0.5],
    ['normcdf', [-infinity], 0],
    ['normcdf', [infinity], 1],
    ['normcdf', [nan], nan],
    ['c4', [1], nan],
    ['c4', [infinity], 1],
    ['beta', [0, 1], nan],
    ['beta', [1, infinity], 0],
    ['gamma', [nan], nan],
    ['lgamma', [nan], nan],
    ['digamma', [nan], nan],
    ['trigamma', [nan], nan],
    ['zeta', [nan], nan],
    ['c4', [nan], nan],
  ])('should have %s(%j) = %d', (name, args, expected) => {
    expect(at(name, ...args)).toBe(expected);
  });

  it.each([
    [0, 0, 1],
    [5, 0, 1],
    [nan, 0, 1],
    [0, 2.5, 0],
    [0, -2.5, infinity],
    [0, -1, infinity],
    [-8, 1 / 3, nan],
    [-2, 3, -8],
    [-2, 65, -36893488147419103000],
    [-2, -66, 1 / 73786976294838210000],
    [2, 1023, 8.98846567431158e307],
    [2, 1024, infinity],
    [2, -1074, 5e-324],
    [2, -1080, 0],
    [10, 22, 1e22],
    [8, 1 / 3, 2],
    [27, 2 / 3, 9],
    [1, 1e300, 1],
    [infinity, 0.3, infinity],
    [infinity, -0.3, 0],
    [2, infinity, infinity],
    [0.5, infinity, 0],
    [1e-200, -1, 1e200],
    [nan, 2, nan],
    [2, nan, nan],
  ])('should have pow(%d, %d) = %d', (x, y, expected) => {
    expect(pow(x, y)).toBe(expected);
  });
});
