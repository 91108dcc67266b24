import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { holdShape, openTable, propose, readShape } from '../../src/guard/index.js';
import { claims } from './fixtures/kazdan.js';

const DATA = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const has = (file: string): boolean => existsSync(DATA + file);

const outcome = async (file: string, text: string, by: readonly string[] = []): Promise<string> =>
  holdShape(
    {
      name: file,
      shape: readShape(text),
      generation: 'generation',
      replicate: 'seed',
      by,
      where: [],
      expect: 'holds',
    },
    await openTable(DATA + file),
    1e-3,
  ).outcome;

describe.skipIf(!has('wgangp-gbm-replacement.csv'))(
  'the guard on results of a GAN without a formula (opt-in files)',
  () => {
    it('should see the errors grow when data are replaced', async () => {
      expect(await outcome('wgangp-gbm-replacement.csv', 'var_error grows')).toBe('supported');
      expect(await outcome('wgangp-gbm-replacement.csv', 'w2 grows')).toBe('supported');
      expect(await outcome('wgangp-gbm-replacement.csv', 'var_error bounded by 1')).toBe('alarm');
    });

    it('should raise no alarm when they are accumulated, alpha written as 1 or 1.0', async () => {
      const file = 'wgangp-gbm-accumulation.csv';
      expect(await outcome(file, 'var_error bounded by 10', ['alpha'])).not.toBe('alarm');
      const table = await openTable(DATA + file);
      const { findings } = holdShape(
        {
          name: file,
          shape: readShape('var_error bounded by 10'),
          generation: 'generation',
          replicate: 'seed',
          by: ['alpha'],
          where: [],
          expect: 'holds',
        },
        table,
        1e-3,
      );
      expect(findings).toHaveLength(3);
      expect(findings.every(({ replicates }) => replicates === 10)).toBe(true);
    });

    it('should guess the arm, the generation and the seeds from the columns', async () => {
      for (const [file, shape] of [
        ['replacement', 'var_error grows'],
        ['accumulation', 'var_error bounded by 10'],
      ]) {
        const { proposals } = propose(await openTable(`${DATA}wgangp-gbm-${file}.csv`), claims);
        expect(proposals).toHaveLength(1);
        expect(proposals[0]).toMatchObject({ shapes: [shape], generation: 'generation', replicate: 'seed' });
      }
    });
  },
);

describe.skipIf(!has('titanic-discard.log'))(
  'the guard on logs of iterated logistic regression (opt-in files)',
  () => {
    const pattern = String.raw`Iteration (?<iteration>\d+)|Test Loss: (?<loss>[-+.\deE]+)`;
    const single = async (file: string, text: string) =>
      holdShape(
        { name: file, shape: readShape(text), generation: 'iteration', by: [], where: [], expect: 'holds' },
        await openTable(DATA + file, { pattern }),
        1e-3,
      );

    it('should see the loss leave its bound when data are discarded, and keep it when they are augmented', async () => {
      expect((await single('titanic-discard.log', 'loss bounded by 1.2')).outcome).toBe('alarm');
      const kept = await single('titanic-augment.log', 'loss bounded by 1.2');
      expect(kept.outcome).toBe('supported');
      expect(kept.findings[0]!.reason).toContain('one run');
      expect(kept.used).toBe(50);
    });

    it('should leave growth in general undecided after one run, and say how many would settle it', async () => {
      const { outcome: found, findings } = await single('titanic-discard.log', 'loss grows');
      expect(found).toBe('undecided');
      expect(findings[0]!.needed).toBe(10);
    });
  },
);
