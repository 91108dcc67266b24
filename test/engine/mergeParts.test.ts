import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeParts, type Part, readShard, type Shard, tasksOf } from '../../src/engine/index.js';

const keys = (n: number): readonly string[] => Array.from({ length: n }, (_, k) => `task${k}`);
const resultOf = (key: string) => ({ id: key, value: key.length / 7 });

function part(
  tasks: readonly string[],
  shard: Shard,
  name = `shard ${shard.index}/${shard.of}`,
): Part<unknown> {
  return {
    name,
    run: { seed: 1, keys: tasks },
    shard,
    results: tasksOf(tasks, shard).map((key) => ({ key, result: resultOf(key) })),
  };
}

const parts = (tasks: readonly string[], of: number): readonly Part<unknown>[] =>
  Array.from({ length: of }, (_, k) => part(tasks, { index: k + 1, of }));

describe('mergeParts', () => {
  it('should give the results in the order of the tasks, whatever the order, the cut and the repetitions', () => {
    const cases = fc.record({
      n: fc.integer({ min: 1, max: 40 }),
      of: fc.integer({ min: 1, max: 12 }),
      other: fc.integer({ min: 1, max: 12 }),
      seed: fc.integer(),
    });
    fc.assert(
      fc.property(cases, ({ n, of, other, seed }) => {
        const tasks = keys(n);
        const all = [...parts(tasks, of), ...parts(tasks, other).slice(seed % 2 === 0 ? 0 : 1)];
        const order = all.map((one, k) => ({ one, place: Math.sin(seed + k) }));
        const shuffled = order.toSorted((a, b) => a.place - b.place).map(({ one }) => one);
        expect(mergeParts(shuffled)).toEqual(tasks.map(resultOf));
      }),
    );
  });

  it('should name the shard that is missing and the tasks without a result', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9 }), fc.nat(), (of, pick) => {
        const gone = (pick % of) + 1;
        const left = parts(keys(20), of).filter(({ shard }) => shard.index !== gone);
        expect(() => mergeParts(left)).toThrow(
          `shard ${gone}/${of} is missing: there is no result for 'task${gone - 1}'`,
        );
      }),
    );
    expect(() => mergeParts([part(keys(9), { index: 2, of: 3 })])).toThrow('shards 1/3, 3/3 are missing');
    expect(() => mergeParts([])).toThrow('there is no shard to merge');
  });

  it('should refuse a shard that contradicts another', () => {
    const [first, second] = parts(keys(4), 2) as [Part<unknown>, Part<unknown>];
    const [one, ...rest] = first.results;
    const changed = {
      ...first,
      name: 'copy',
      results: [{ ...one!, result: { id: 'task0', value: 2 } }, ...rest],
    };
    expect(() => mergeParts([first, second, changed])).toThrow(
      "copy contradicts shard 1/2: their results of 'task0' differ",
    );
  });

  it('should refuse shards of different runs and shards that are not whole', () => {
    const [first, second] = parts(keys(4), 2) as [Part<unknown>, Part<unknown>];
    expect(() => mergeParts([first, { ...second, run: { ...second.run, seed: 2 } }])).toThrow(
      'shard 2/2 is of another run than shard 1/2: seed is 2, not 1',
    );
    expect(() => mergeParts([first, { ...second, results: second.results.slice(1) }])).toThrow(
      'shard 2/2 does not hold the results of shard 2/2',
    );
  });
});

describe('readShard', () => {
  it('should read i/n and refuse anything else', () => {
    expect(readShard('2/8')).toEqual({ index: 2, of: 8 });
    for (const text of ['0/3', '4/3', '1/0', '1', '1/3/5', '-1/3', '1.5/3', ''])
      expect(() => readShard(text)).toThrow(`'${text}' is no shard; write i/n with 1 <= i <= n, such as 2/8`);
  });

  it('should deal every task to one shard, evenly', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.integer({ min: 1, max: 20 }), (n, of) => {
        const dealt = Array.from({ length: of }, (_, k) => tasksOf(keys(n), { index: k + 1, of }));
        expect(dealt.flat().toSorted()).toEqual(keys(n).toSorted());
        const sizes = dealt.map(({ length }) => length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
