import { describe, expect, it } from 'vitest';
import { compare } from './compare.js';
import { quickSettings, type Row, type Run } from './row.js';

const run = (...rows: Row[]): Run => ({
  schema: 'holdfast-bench/1',
  node: '0.0.0',
  settings: quickSettings,
  rows,
});

function row(median: number, spread = 1.02, given: Partial<Row> = {}): Row {
  const ratio = { median, low: median / spread, high: median * spread, count: 25 };
  return { group: 'sampling', name: 'a / b', ratio, better: 'higher', note: '', ...given };
}

const { ratio: _, ...unmeasured } = row(1);

describe('compare', () => {
  it('should take small changes for noise', () => {
    expect(compare(run(row(10)), run(row(9)))).toEqual({ lines: [], isWorse: false });
  });

  it('should flag a ratio that became worse, in the direction that the row says', () => {
    expect(compare(run(row(10)), run(row(7))).isWorse).toBe(true);
    expect(compare(run(row(7)), run(row(10)))).toMatchObject({ isWorse: false });
    expect(compare(run(row(7)), run(row(10))).lines[0]).toMatch(/^better/);
    const time = { better: 'lower' } as const;
    expect(compare(run(row(1, 1.02, time)), run(row(1.4, 1.02, time))).isWorse).toBe(true);
  });

  it('should allow more where the repetitions scatter more', () => {
    expect(compare(run(row(10, 1.5)), run(row(7, 1.5))).isWorse).toBe(false);
    expect(compare(run(row(10, 1.5)), run(row(3, 1.5))).isWorse).toBe(true);
  });

  it('should miss a ratio that is no longer measured, a peer excepted', () => {
    expect(compare(run(row(10)), run(unmeasured)).isWorse).toBe(true);
    expect(compare(run(row(10)), run()).isWorse).toBe(true);
    expect(compare(run(row(10, 1.02, { group: 'peers' })), run()).isWorse).toBe(false);
    expect(compare(run(unmeasured), run(row(10))).isWorse).toBe(false);
  });

  it('should name what is new', () => {
    expect(compare(run(), run(row(10))).lines).toEqual(['new      a / b']);
  });
});
