import { describe, expect, it } from 'vitest';
import { type Expression, parse } from '../../src/expression/index.js';
import { isChained } from '../../src/prove/isChained.js';

const tree = (text: string): Expression =>
  parse(text, { a: 'scalar', b: 'scalar', c: 'scalar', d: 'scalar' });
const leads = (small: string, large: string, isStrict: boolean, ...given: readonly string[]): boolean =>
  isChained(tree(small), tree(large), isStrict, { assumptions: given.map(tree) });

describe('isChained', () => {
  it('should follow assumptions from one tree to another', () => {
    expect(leads('a', 'd', false, 'c <= d', 'a <= b', 'c >= b')).toBe(true);
    expect(leads('a', 'c', true, 'a <= b', 'c > b')).toBe(true);
    expect(leads('a*b', 'c', false, 'a*b < c')).toBe(true);
  });

  it('should not turn an assumption round, nor take a weak one for a strict one', () => {
    expect(leads('b', 'a', false, 'a <= b')).toBe(false);
    expect(leads('a', 'c', true, 'a <= b', 'b <= c')).toBe(false);
    expect(leads('a', 'c', false, 'a <= b', 'c <= b')).toBe(false);
    expect(leads('a', 'a', true, 'a <= b', 'b <= a')).toBe(false);
    expect(leads('a', 'b', false)).toBe(false);
    expect(leads('a', 'b', false, 'a != b')).toBe(false);
  });
});
