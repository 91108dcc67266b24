import { type CompiledClaim, compileClaim } from '../../claim/index.js';
import type { Point } from '../../regime/index.js';
import { curveAlong } from './curves.js';
import { figure } from './figures.js';
import { type Html, html } from './html.js';
import { claimPath, type Site } from './model.js';
import { axisAround, axisOver } from './svg/axis.js';
import { type Pair, plot } from './svg/plot.js';
import { numeralText } from './typography.js';
import { pointHtml } from './words.js';

/** A picture that sets quantities of several claims of a paper side by side. */
interface Comparison {
  readonly paper: string;
  readonly title: string;
  readonly along: string;
  readonly yLabel: string;
  readonly lines: readonly Line[];
}

interface Line {
  readonly claim: string;
  readonly label: string;
  readonly at: Point;
}

const gerstgrasser = { d: 10, T: 100, sigma: 1, n: 1 };

/** The comparisons that the papers themselves turn on. */
const COMPARISONS: readonly Comparison[] = [
  {
    paper: 'gerstgrasser2024',
    title: 'Test error over the generations: replace or accumulate',
    along: 'n',
    yLabel: 'expected excess test error',
    lines: [
      {
        claim: 'gerstgrasser2024/replace-linear',
        label: 'replace',
        at: { ...gerstgrasser, design: 'shared' },
      },
      {
        claim: 'gerstgrasser2024/accumulate-identity',
        label: 'accumulate, one design',
        at: { ...gerstgrasser, design: 'shared' },
      },
      {
        claim: 'gerstgrasser2024/accumulate-bound',
        label: 'accumulate, fresh designs',
        at: { ...gerstgrasser, design: 'fresh' },
      },
    ],
  },
];

/** The comparisons of one paper whose claims are all in the site. */
export function paperFigures(site: Site, paper: string): readonly Html[] {
  return COMPARISONS.filter((comparison) => comparison.paper === paper)
    .filter(({ lines }) => lines.every(({ claim }) => site.byId.has(claim)))
    .map((comparison, i) => comparisonFigure(site, comparison, `comparison-${i + 1}`))
    .filter((drawn) => drawn !== undefined);
}

function comparisonFigure(site: Site, comparison: Comparison, id: string): Html | undefined {
  const { along, lines, title, yLabel } = comparison;
  const curves = lines.flatMap(({ claim, label, at }) => {
    const compiled: CompiledClaim = compileClaim(site.byId.get(claim)!.claim);
    const curve = curveAlong(compiled, compiled.relations[0]!, along, at);
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
    y: axisAround(points.flatMap((run) => run.map(({ left }) => left))),
    xLabel: along,
    size: [560, 300],
    series: curves.map(({ label }, i) => ({
      kind: 'line',
      style: `compare-${i + 1}`,
      label,
      points: points[i]!.map(({ x, left }): Pair => [x, left]),
    })),
  });
  const { [along]: _, ...rest } = lines[0]!.at;
  return figure(
    picture,
    html`<b>${title}.</b> ${yLabel} along <var>${along}</var>; ${pointHtml(rest)} for the first line. Claims: ${curves.map(({ claim, label }, i) => html`${i > 0 && ', '}<a href="../${claimPath(claim)}">${label}</a>`)}.`,
  );
}
