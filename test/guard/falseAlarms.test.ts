import { describe, expect, it } from 'vitest';
import { compileClaim } from '../../src/claim/index.js';
import { type Holding, hold } from '../../src/guard/index.js';
import { tableOf } from '../../src/guard/table/table.js';
import { gamma, stream } from '../../src/random/index.js';
import { clopperPearson } from '../../src/statistics/index.js';
import { claims } from './fixtures/kazdan.js';

const replace = compileClaim(claims[0]!);
const GENERATIONS = 4;
const SIZE = 20;

/** A run's file: replicates of a Gaussian refitted to its own samples, whose variance is off by a factor a generation. */
function results(replicates: number, key: readonly (string | number)[], factor = 1, withStart = true) {
  const rows: unknown[][] = [];
  for (let seed = 0; seed < replicates; seed++) {
    const source = stream('false alarms', ...key, seed);
    let v = 1;
    for (let t = 0; t <= GENERATIONS; t++) {
      if (t > 0 || withStart) rows.push([seed, t, v]);
      v *= (factor * 2 * gamma(source, (SIZE - 1) / 2)) / SIZE;
    }
  }
  return tableOf('simulated.csv', ['seed', 't', 'v'], rows);
}

/** Steps of trajectories, or only the means of generations; with the claim's own process, or without any variance known. */
const holdings: Readonly<Record<string, Holding>> = Object.fromEntries(
  [
    ['steps', { sigma2: 'v@0' }, {}, 'auto', replace] as const,
    ['generations', {}, { sigma2: 1 }, 'none', replace] as const,
    [
      'no variance known',
      {},
      { sigma2: 1 },
      'none',
      compileClaim({ ...claims[0]!, measures: bare() }),
    ] as const,
  ].map(([name, map, set, steps, claim]) => [
    name,
    {
      name,
      claim,
      mapping: {
        map: { t: 't', fittedVariance: 'v', ...map },
        set: { n: SIZE, ddof: 0, ...set },
        where: name === 'steps' ? [] : ['t>=1'],
        replicate: 'seed',
      },
      expect: 'holds' as const,
      steps,
    },
  ]),
);

/** The quantity with its formula only: nothing is known of its spread. */
function bare() {
  const { fittedVariance } = claims[0]!.measures;
  return {
    fittedVariance: {
      ...fittedVariance!,
      routes: [{ kind: 'closed' as const, expression: 'sigma2*(1-(1-ddof)/n)^t' }],
    },
  };
}

const isLong = process.env.HOLDFAST_LONG !== undefined;
const RUNS = 1000;
/** Draws of the claims' processes, the same for every run. */
const drawn = new Map<string, Float64Array>();
const LEVEL = 0.05;

const alarms = (name: string, runs: number, replicates: number, alpha: number): number => {
  let count = 0;
  for (let run = 0; run < runs; run++) {
    const table = results(replicates, [name, run, replicates]);
    if (hold(holdings[name]!, table, { alpha, drawn, diagnosis: false }).outcome === 'alarm') count += 1;
  }
  return count;
};

describe('false alarms', () => {
  // A run of truth is accused with probability at most LEVEL, so that the count exceeds its 1 - 1e-6 quantile with
  // probability at most 1e-6: the lower Clopper-Pearson limit at that confidence lies above LEVEL no more often.
  it.each(Object.keys(holdings))(
    `should stay below the level over ${RUNS} runs of truth: %s`,
    (name) => {
      const count = alarms(name, RUNS, 40, LEVEL);
      const { lower, upper } = clopperPearson(count, RUNS, 0.01);
      console.info(
        `${name}: ${count} of ${RUNS} runs of truth accused at level ${LEVEL}, 99 % interval ${lower.toFixed(4)} to ${upper.toFixed(4)}`,
      );
      expect(clopperPearson(count, RUNS, 2e-6).lower).toBeLessThanOrEqual(LEVEL);
    },
    900_000,
  );
});

describe('power', () => {
  const options = { alpha: 1e-3, drawn, diagnosis: false };
  const found = (factor: number, replicates: number, tries: number): number => {
    let count = 0;
    for (let run = 0; run < tries; run++) {
      const table = results(replicates, ['power', run, factor], factor);
      if (hold(holdings.steps!, table, options).outcome === 'alarm') count += 1;
    }
    return count;
  };

  /** Fewest replicates, on a grid of steps by the root of 2, at which at least 8 of 10 files raise the alarm. */
  const needed = (factor: number, from: number): number => {
    for (let replicates = from; ; replicates = Math.ceil(replicates * Math.SQRT2))
      if (found(factor, replicates, 10) >= 8 || replicates > 20_000) return replicates;
  };

  it('should find errors of 50, 10, 5 and 2 % a generation with more and more replicates', () => {
    const table = [1.5, 1.1, 1.05, ...(isLong ? [1.02] : [])].map((factor) => {
      const least = Math.max(2, Math.floor(0.2 / (factor - 1) / (factor - 1)));
      return { error: `${Math.round(100 * (factor - 1))} %`, replicates: needed(factor, least) };
    });
    console.table(table);
    expect(table.map(({ replicates }) => replicates)).toEqual(
      table.map(({ replicates }) => replicates).toSorted((a, b) => a - b),
    );
    expect(table.at(-1)!.replicates).toBeLessThan(20_000);
  }, 900_000);
});
