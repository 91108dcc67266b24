import { describe, expect, it } from 'vitest';
import { choice, integer, RegimeError, real, regime, simplex, vector } from '../../src/regime/index.js';

describe('builders', () => {
  it('should build plain data with the defaults stated', () => {
    expect(integer(1, 3)).toEqual({ type: 'integer', min: 1, max: 3, scale: 'linear', meaning: '' });
    expect(real(0.1, 3, 'log', 'noise')).toEqual({
      type: 'real',
      min: 0.1,
      max: 3,
      scale: 'log',
      meaning: 'noise',
    });
    expect(choice('a', 'b')).toEqual({ type: 'choice', values: ['a', 'b'], meaning: '' });
    expect(choice(['a', 'b'], 'which')).toEqual({ type: 'choice', values: ['a', 'b'], meaning: 'which' });
    expect(simplex({ size: 3 })).toEqual({ type: 'simplex', size: [3, 3], meaning: '' });
    expect(vector({ size: [1, 4], min: -1, max: 1 })).toEqual({
      type: 'vector',
      size: [1, 4],
      min: -1,
      max: 1,
      scale: 'linear',
      meaning: '',
    });
    expect(regime({ n: integer(1, 3) }, 'n > 1').assumptions).toEqual(['n > 1']);
  });

  it.each([
    [() => integer(3, 1), 'An integer parameter needs min <= max, but got min 3 and max 1.'],
    [() => integer(0.5, 1), 'An integer parameter needs integer ends below 2^53, but got 0.5 and 1.'],
    [
      () => real(0, 1, 'log'),
      'A real parameter on a log scale needs min > 0, but got 0; use the linear scale.',
    ],
    [
      () => real(0, Number.POSITIVE_INFINITY),
      'A real parameter needs two finite ends, but got 0 and Infinity.',
    ],
    [() => choice(), 'A choice needs at least one value, but got none.'],
    [() => choice('a', 'a'), 'A choice lists each value once, but "a" comes twice.'],
    [
      () => simplex({ size: [3, 2] }),
      'A simplex parameter needs a size such as 3 or [2, 6] (integers, 1 <= least <= most), but got [3,2].',
    ],
    [
      () => vector({ size: 0, min: 0, max: 1 }),
      'A vector parameter needs a size such as 3 or [2, 6] (integers, 1 <= least <= most), but got 0.',
    ],
    [
      () => regime({ '2n': integer(1, 2) }),
      'A parameter is named by a letter followed by letters, digits or _, but got "2n".',
    ],
    [
      () => regime({ beta: real(0, 1) }),
      'A parameter cannot be named beta, which is a word of the language; choose another name.',
    ],
    [() => regime({ n: integer(1, 2) }, ' '), 'An assumption is a text such as \'T >= d + 2\', but got " ".'],
  ])('should refuse nonsense with a sentence (%#)', (build, message) => {
    expect(build).toThrow(new RegimeError(message));
  });
});
