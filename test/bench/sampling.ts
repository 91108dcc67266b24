import {
  gaussianFit,
  meanChain,
  type Quantity,
  regressionChain,
  type SampledRoute,
} from '../../src/process/index.js';
import { stream } from '../../src/random/index.js';
import type { Point } from '../../src/regime/index.js';
import { type Contestant, here, interleaved } from './interleaved.js';
import type { Row, Settings } from './row.js';
import { ratios, summary } from './summary.js';

const generations = 10;
const regression = { d: 20, T: 100, sigma: 1, n: generations };
const fit = { n: 100, t: generations };

const chains: readonly (readonly [string, Quantity, Point])[] = [
  [
    'regression replace, fresh designs, d=20 T=100',
    regressionChain({ workflow: 'replace', design: 'fresh' }).squaredError,
    regression,
  ],
  [
    'regression replace, shared design, d=20 T=100',
    regressionChain({ workflow: 'replace', design: 'shared' }).squaredError,
    regression,
  ],
  [
    'regression accumulate, fresh designs, d=20 T=100',
    regressionChain({ workflow: 'accumulate', design: 'fresh' }).squaredError,
    regression,
  ],
  ['gaussian fit, n=100', gaussianFit().fittedVariance, { ...fit, ddof: 1, sigma2: 1 }],
  ...(['poisson', 'exponential', 'bernoulli'] as const).map(
    (family) =>
      [
        `mean chain, ${family}, n=100`,
        meanChain({ family }).squaredError,
        { ...fit, mu0: family === 'bernoulli' ? 0.3 : 2 },
      ] as const,
  ),
];

/** Reduced samplers, by sufficient statistics, against raw data and real fits with the same law. */
export async function sampling(settings: Settings): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [name, quantity, point] of chains) {
    const [direct, reduced] = await interleaved(
      [drawing(quantity, 'direct', point), drawing(quantity, 'reduced', point)],
      settings,
    );
    rows.push({
      group: 'sampling',
      name: `${name}: direct / reduced, time`,
      ratio: ratios(direct!, reduced!),
      better: 'higher',
      note: `generations/s: reduced ${rate(reduced!)}, direct ${rate(direct!)}`,
    });
  }
  return rows;
}

/** Draws chains of one sampler of a quantity at a point. */
export function drawing(quantity: Quantity, sampler: SampledRoute['sampler'], point: Point): Contestant {
  const isWanted = (route: Quantity['routes'][number]): route is SampledRoute =>
    route.kind === 'sampled' && route.sampler === sampler;
  const route = quantity.routes.find(isWanted);
  if (route === undefined) throw new Error(`${quantity.meaning}: no ${sampler} sampler.`);
  const draw = route.prepare(point);
  const source = stream('bench', quantity.meaning, sampler);
  return here((times) => {
    for (let t = 0; t < times; t++) draw(source);
  });
}

/** Generations per second, three digits. */
export function rate(times: readonly number[]): string {
  return (generations / summary(times).median).toExponential(2);
}
