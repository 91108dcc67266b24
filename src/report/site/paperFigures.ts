import { compileClaim, vary } from '../../claim/index.js';
import type { Point, Scale } from '../../regime/index.js';
import { curveAlong } from './curves.js';
import { figure } from './figure.js';
import { type Html, html } from './html.js';
import type { Site } from './model.js';
import { axisAround, axisOver } from './svg/axis.js';
import { type Pair, plot } from './svg/plot.js';
import { numeralText } from './typography.js';
import { claimLink, pointHtml } from './words.js';

/** A picture that sets quantities of several claims of a paper side by side. */
interface Comparison {
  readonly paper: string;
  readonly title: string;
  readonly along: string;
  readonly yLabel: string;
  /** Chosen by the values when absent. */
  readonly yScale?: Scale;
  readonly lines: readonly Line[];
}

interface Line {
  readonly claim: string;
  readonly label: string;
  readonly at: Point;
  /** A relation in the language of the claim whose left side is drawn; the claim's first one by default. */
  readonly asserts?: string;
}

const regression = { d: 10, T: 100, sigma: 1, n: 1 };
const downstream = { d: 10, T: 100, sigma: 1, sigma0: 1, n: 0, design: 'fresh' };
const walk = { n0: 100, T: 1, d: 1, sigma: 1 };

/** The comparisons that the papers themselves turn on. */
const COMPARISONS: readonly Comparison[] = [
  {
    paper: 'gerstgrasser2024',
    title: 'Test error over the generations: replace or accumulate',
    along: 'n',
    yLabel: 'Expected excess test error',
    lines: [
      {
        claim: 'gerstgrasser2024/replace-linear',
        label: 'replace',
        at: { ...regression, design: 'shared' },
      },
      {
        claim: 'gerstgrasser2024/accumulate-identity',
        label: 'accumulate, one design',
        at: { ...regression, design: 'shared' },
      },
      {
        claim: 'gerstgrasser2024/accumulate-bound',
        label: 'accumulate, fresh designs',
        at: { ...regression, design: 'fresh' },
      },
    ],
  },
  {
    paper: 'dohmatob2024',
    title: 'Test error over the generations of fake data',
    along: 'n',
    yScale: 'linear',
    yLabel: 'Expected excess test error',
    lines: [30, 100, 1000].map((T0) => ({
      claim: 'dohmatob2024/ols-linear-growth',
      label: `generators of ${T0} samples`,
      at: { ...downstream, T0 },
    })),
  },
  {
    paper: 'xu2025',
    title: 'Schedules of the sample size: constant, linear, t log t, superlinear',
    along: 'T',
    yLabel: 'Mean squared error of the fitted mean',
    lines: [
      { claim: 'xu2025/gauss-mean-var', label: 'constant', at: { ...walk, p: 0 } },
      { claim: 'xu2025/gauss-mean-var', label: 'linear', at: { ...walk, p: 1 } },
      {
        claim: 'xu2025/gauss-mean-var',
        label: 't log t',
        at: { ...walk, p: 1 },
        asserts: 'd*sigma^2*sum(1/ceil(n0*t*log(t+1)), t, 1, T) >= 0',
      },
      { claim: 'xu2025/gauss-mean-var', label: 't^1.5', at: { ...walk, p: 1.5 } },
    ],
  },
];

/** Elementary operations that each of the few lines of a comparison may cost. */
const BUDGET = 20_000_000;

/** The comparisons of one paper whose claims are all in the site. */
export function paperFigures(site: Site, paper: string): readonly Html[] {
  return COMPARISONS.filter((comparison) => comparison.paper === paper)
    .filter(({ lines }) => lines.every(({ claim }) => site.byId.has(claim)))
    .map((comparison, i) => comparisonFigure(site, comparison, `comparison-${i + 1}`))
    .filter((drawn) => drawn !== undefined);
}

function comparisonFigure(site: Site, comparison: Comparison, id: string): Html | undefined {
  const { along, lines, title, yLabel } = comparison;
  const curves = lines.flatMap(({ claim, label, at, asserts }) => {
    const declared = site.byId.get(claim)!.claim;
    const compiled = compileClaim(asserts === undefined ? declared : vary(declared, { asserts }));
    const curve = curveAlong(compiled, compiled.relations[0]!, along, at, BUDGET);
    return curve === undefined ? [] : [{ claim, label, curve }];
  });
  if (curves.length < 2) return undefined;
  const shared = Math.min(...curves.map(({ curve }) => curve.domain[1]));
  const points = curves.map(({ curve }) => curve.points.filter(({ x }) => x <= shared));
  const ends = curves.map(({ label }, i) => `${label} ${numeralText(points[i]!.at(-1)!.left)}`);
  const picture = plot({
    id,
    title,
    description: `${yLabel} along ${along}, to ${along} = ${numeralText(shared)}; at the end: ${ends.join(', ')}.`,
    x: axisOver(curves[0]!.curve.scale, curves[0]!.curve.domain[0], shared),
    y: axisAround(
      points.flatMap((run) => run.map(({ left }) => left)),
      comparison.yScale,
    ),
    xLabel: along,
    size: [440, 260],
    series: curves.map(({ label }, i) => ({
      kind: 'line',
      style: `compare-${i + 1}`,
      label,
      points: points[i]!.map(({ x, left }): Pair => [x, left]),
    })),
  });
  const common = Object.entries(lines[0]!.at).filter(
    ([name, value]) => name !== along && lines.every(({ at }) => at[name] === value),
  );
  return figure(
    picture,
    html`<b>${title}.</b> ${yLabel} along <var>${along}</var>; ${pointHtml(Object.fromEntries(common))}. From ${[...new Set(curves.map(({ claim }) => claim))].map((claim, i) => html`${i > 0 && ', '}${claimLink('../', claim)}`)}.`,
  );
}
