import { type Claim, type CompiledClaim, type Control, compileClaim, vary } from '../../claim/index.js';
import { print, type Relation } from '../../expression/index.js';
import { type FrontierPiece, hasClosedForms, pieces } from '../../prove/index.js';
import type { Point } from '../../regime/index.js';
import type { ClaimEvidence, SampledPoint } from '../../verify/index.js';
import { type Curve, curveAlong, numericParameters } from './curves.js';
import { figure } from './figure.js';
import { type Html, html } from './html.js';
import { maps, wideNumbers } from './maps.js';
import { isProvedWholly, startOf } from './pageData.js';
import { axisAround, axisOver, least, most } from './svg/axis.js';
import { type Pair, plot, type Series, type Stretch } from './svg/plot.js';
import { numeralText, typeset } from './typography.js';
import { pointHtml } from './words.js';

/** Most plots on a claim's page. */
const MOST = 8;

/** The pictures of a claim: its sides along each parameter, its controls beside it, and the points that were sampled. */
export function figures(compiled: CompiledClaim, evidence: ClaimEvidence | undefined): readonly Html[] {
  const base = basePoint(compiled, evidence);
  return [
    ...maps(compiled, base, evidence),
    ...sidesAlong(compiled, base, evidence),
    ...controlsBeside(compiled),
    ...sampledFigures(evidence),
  ].filter((figure) => figure !== undefined);
}

/** A refuted claim is drawn through its witness; another through the middle of its regime. */
export function basePoint(compiled: CompiledClaim, evidence: ClaimEvidence | undefined): Point {
  const witness = evidence?.relations.find(({ verdict }) => verdict.name === 'refuted')?.witness;
  return witness?.at ?? startOf(compiled);
}

function sidesAlong(
  compiled: CompiledClaim,
  base: Point,
  evidence: ClaimEvidence | undefined,
): readonly (Html | undefined)[] {
  const names = numericParameters(compiled);
  const wide = wideNumbers(compiled);
  const isOnly = (name: string): boolean => wide.length === 1 && wide[0] === name;
  const wanted = compiled.relations.flatMap((relation, i) =>
    (i === 0 ? names : names.slice(0, 1)).map((name) => ({ relation, i, name })),
  );
  return wanted.slice(0, MOST).map(({ relation, i, name }) => {
    const curve = curveAlong(compiled, relation, name, base);
    const witness = evidence?.relations[i]?.witness?.at === base ? base : undefined;
    const strip = curve && isOnly(name) ? stripAlong(compiled, i, curve, evidence) : [];
    return curve && sidesFigure(relation, curve, `along-${i + 1}-${name}`, witness, strip);
  });
}

const WORDS = {
  proved: 'proved',
  violated: 'violated',
  undecided: 'undecided',
  outside: 'outside the regime',
};

/** Where the relation is proved or violated along the only number of a claim; nothing where a side has no closed form. */
function stripAlong(
  compiled: CompiledClaim,
  relation: number,
  { parameter, at, domain: [low, high] }: Curve,
  evidence: ClaimEvidence | undefined,
): readonly Stretch[] {
  if (!hasClosedForms(compiled, compiled.relations[relation]!)) return [];
  const isProved = (place: number): boolean => isProvedWholly(evidence?.relations[place]);
  return enclosed(() => pieces(compiled, parameter, at, { budget: 300, relation, terms: 64, isProved }))
    .filter(({ from, to }) => to >= low && from <= high)
    .map(({ from, to, outcome }) => ({
      from: Math.max(low, from),
      to: Math.min(high, to),
      style: `hf-${outcome}`,
      label: WORDS[outcome],
    }));
}

/** A form that no enclosure reads leaves nothing to draw. */
function enclosed(pave: () => readonly FrontierPiece[]): readonly FrontierPiece[] {
  try {
    return pave();
  } catch {
    return [];
  }
}

const SHORT = 26;

const sideLabel = (text: string, otherwise: string): string => {
  const shown = typeset(text);
  return shown.length <= SHORT ? shown : otherwise;
};

function sidesFigure(
  relation: Relation,
  curve: Curve,
  id: string,
  witness: Point | undefined,
  strip: readonly Stretch[],
): Html {
  const left = sideLabel(print(relation.left), 'left side');
  const right = sideLabel(print(relation.right), 'right side');
  const series: Series[] = [
    ...bands(curve),
    {
      kind: 'line',
      style: 'right',
      label: right,
      points: curve.points.map(({ x, right: y }): Pair => [x, y]),
    },
    { kind: 'line', style: 'left', label: left, points: curve.points.map(({ x, left: y }): Pair => [x, y]) },
    ...(witness ? witnessMarks(curve, witness) : []),
  ];
  const picture = plot({
    id,
    title: `Both sides along ${curve.parameter}`,
    description: `${describe(curve, relation, left, right)}${stripText(strip)}`,
    x: axisOver(curve.scale, ...curve.domain),
    y: axisAround(curve.points.flatMap(({ left, right }) => [left, right])),
    xLabel: curve.parameter,
    series,
    strip,
  });
  return figure(
    picture,
    html`<code>${relation.text}</code> along <var>${curve.parameter}</var>${others(curve)}. ${curve.sampled ? 'Sampled; the ribbon is two standard errors wide to each side.' : ratioText(curve)}`,
  );
}

const stripText = (strip: readonly Stretch[]): string =>
  strip.length === 0
    ? ''
    : ` It is ${strip
        .slice(0, 12)
        .map(({ from, to, label }) => `${label} from ${numeralText(from)} to ${numeralText(to)}`)
        .join(', ')}.`;

/** How far apart the sides are, which a wide axis hides. */
function ratioText({ points }: Curve): string {
  const known = points.filter(({ left, right }) => left > 0 && right > 0 && left / right < Infinity);
  if (known.length < points.filter(({ left }) => Number.isFinite(left)).length) return '';
  const ratios = known.map(({ left, right }) => left / right);
  const [low, high] = [least(ratios), most(ratios)];
  if (high - low <= VISIBLE) return `Left over right is ${numeralText(Number(high.toPrecision(4)))}.`;
  const [from, to] = [low, high].map((ratio) => numeralText(Number(ratio.toPrecision(4))));
  return `Left over right lies between ${from} and ${to}.`;
}

function others({ at, parameter }: Curve): Html {
  const rest = Object.fromEntries(Object.entries(at).filter(([name]) => name !== parameter));
  return Object.keys(rest).length === 0 ? html`` : html` at ${pointHtml(rest)}`;
}

function bands({ sampled, points }: Curve): readonly Series[] {
  if (!sampled) return [];
  const ribbon = (side: 'left' | 'right'): Series => ({
    kind: 'band',
    style: side,
    label: '',
    points: points.map((point) => {
      const error = 2 * point[`${side}Error`];
      return [point.x, point[side] - error, point[side] + error] as const;
    }),
  });
  return [ribbon('left'), ...(points.some(({ rightError }) => rightError > 0) ? [ribbon('right')] : [])];
}

function witnessMarks({ parameter, points }: Curve, witness: Point): readonly Series[] {
  const x = witness[parameter] as number;
  const near = points.reduce((best, point) => (Math.abs(point.x - x) < Math.abs(best.x - x) ? point : best));
  if (Math.abs(near.x - x) > 1e-9 * Math.abs(x)) return [];
  return [{ kind: 'dots', style: 'witness', label: 'witness', points: [[x, near.left]] }];
}

/** The curve in words: where its ends are, and whether the relation holds on it. */
function describe(
  { points, parameter, sampled }: Curve,
  relation: Relation,
  left: string,
  right: string,
): string {
  const known = points.filter((point) => Number.isFinite(point.left) && Number.isFinite(point.right));
  const [first, last] = [known[0]!, known.at(-1)!];
  const ends = (side: 'left' | 'right'): string =>
    `from ${numeralText(first[side])} to ${numeralText(last[side])}`;
  const range = `As ${parameter} goes from ${numeralText(first.x)} to ${numeralText(last.x)}, ${left} goes ${ends('left')} and ${right} ${ends('right')}.`;
  if (sampled) return `${range} The values are sampled.`;
  const failing = known.filter((point) => !holds(point.left, relation.comparison, point.right));
  const verdict =
    failing.length === 0
      ? `The relation ${typeset(relation.text)} holds at all ${known.length} points drawn.`
      : `The relation ${typeset(relation.text)} fails at ${failing.length} of the ${known.length} points drawn.`;
  return `${range} ${verdict}`;
}

/** Differences below this share of the larger side are not told apart by eye. */
const VISIBLE = 1e-9;

function holds(left: number, comparison: Relation['comparison'], right: number): boolean {
  const slack = VISIBLE * Math.max(Math.abs(left), Math.abs(right));
  if (comparison === '=') return Math.abs(left - right) <= slack;
  return comparison.startsWith('<') ? left <= right + slack : left >= right - slack;
}

/** The claim's loop beside those that its controls measure, along the claim's first axis. */
function controlsBeside(compiled: CompiledClaim): readonly (Html | undefined)[] {
  const { claim } = compiled;
  const [axis] = numericParameters(compiled);
  const loops = claim.controls.filter(({ measures }) => measures !== undefined).slice(0, 3);
  if (axis === undefined || loops.length === 0) return [];
  const base = loops[0]!.at;
  const own = curveAlong(unrestricted(claim, {}), compiled.relations[0]!, axis, base);
  if (own === undefined || own.sampled) return [];
  const theirs = loops.flatMap((control) => controlCurve(claim, control, axis, base));
  return theirs.length === 0 ? [] : [besideFigure(compiled.relations[0]!, own, theirs)];
}

function controlCurve(
  claim: Claim,
  control: Control,
  axis: string,
  base: Point,
): readonly { readonly why: string; readonly curve: Curve }[] {
  try {
    const changed = unrestricted(claim, { measures: control.measures! });
    const curve = curveAlong(changed, changed.relations[0]!, axis, base);
    return curve === undefined || curve.sampled ? [] : [{ why: control.why, curve }];
  } catch {
    return [];
  }
}

/** The claim with other quantities and without its assumptions: controls may stand outside them. */
const unrestricted = (claim: Claim, variant: Pick<Control, 'measures'>): CompiledClaim =>
  compileClaim(vary(claim, { ...variant, assumptions: claim.regime.assumptions }));

function besideFigure(
  relation: Relation,
  own: Curve,
  theirs: readonly { readonly why: string; readonly curve: Curve }[],
): Html {
  const name = sideLabel(print(relation.left), 'left side');
  const lines: Series[] = theirs.map(({ why, curve }, i) => ({
    kind: 'line',
    style: `other-${i + 1}`,
    label: shortened(why),
    points: curve.points.map(({ x, left }): Pair => [x, left]),
  }));
  const all = [own, ...theirs.map(({ curve }) => curve)].flatMap(({ points }) => points);
  const picture = plot({
    id: 'beside-controls',
    title: 'The claim beside its controls',
    description: `${name} along ${own.parameter} for the claim and for ${theirs.map(({ why }) => why).join('; ')}. At the right end: ${[own, ...theirs.map(({ curve }) => curve)].map(({ points }) => numeralText(points.findLast(({ left }) => Number.isFinite(left))?.left ?? Number.NaN)).join(', ')}.`,
    x: axisOver(own.scale, ...own.domain),
    y: axisAround([...all.map(({ left }) => left), ...own.points.map(({ right }) => right)]),
    xLabel: own.parameter,
    series: [
      {
        kind: 'line',
        style: 'right',
        label: sideLabel(print(relation.right), 'right side'),
        points: own.points.map(({ x, right }): Pair => [x, right]),
      },
      {
        kind: 'line',
        style: 'left',
        label: `${name}: the claim’s loop`,
        points: own.points.map(({ x, left }): Pair => [x, left]),
      },
      ...lines,
    ],
  });
  return figure(
    picture,
    html`The same quantity measured on other loops, which the controls pass to the claim; along <var>${own.parameter}</var>${others(own)}.`,
  );
}

const shortened = (text: string): string => {
  const typed = typeset(text);
  return typed.length <= 44 ? typed : `${typed.slice(0, 42).replace(/[\s,;:]+\S*$/, '')} …`;
};

function sampledFigures(evidence: ClaimEvidence | undefined): readonly Html[] {
  return (evidence?.relations ?? []).flatMap(({ sampling }, i) =>
    sampling === undefined || sampling.points.length === 0 ? [] : [sampledFigure(sampling.points, i)],
  );
}

/** Ratio of sampled mean to bound at each point, with the band that the standard errors allow. */
function sampledFigure(points: readonly SampledPoint[], index: number): Html {
  const shown = points.slice(0, 24).filter(({ mean, bound }) => Number.isFinite(mean / bound));
  if (shown.length === 0) return html``;
  const rows = shown.map(({ mean, standardError, bound }, i) => ({
    i: i + 1,
    ratio: mean / bound,
    error: Math.abs((2 * standardError) / bound),
  }));
  const ends = rows.flatMap(({ ratio, error }) => [ratio - error, ratio + error, 1]);
  const bars: Series[] = rows.map(({ i, ratio, error }) => ({
    kind: 'line',
    style: 'left',
    label: '',
    points: [
      [i, ratio - error],
      [i, ratio + error],
    ],
  }));
  const picture = plot({
    id: `sampled-${index + 1}`,
    title: 'Sampled points',
    description: `Mean over bound at ${shown.length} sampled points, with two standard errors to each side: between ${numeralText(least(rows.map(({ ratio }) => ratio)))} and ${numeralText(most(rows.map(({ ratio }) => ratio)))}.`,
    x: { scale: 'linear', domain: [0.5, rows.length + 0.5], ticks: rows.map(({ i }) => i) },
    y: axisAround(ends),
    xLabel: 'sampled point, in the order of the table of evidence',
    series: [
      {
        kind: 'line',
        style: 'right',
        label: 'equal to the bound',
        points: [
          [0.5, 1],
          [rows.length + 0.5, 1],
        ],
      },
      ...bars,
      {
        kind: 'dots',
        style: 'left',
        label: 'mean / bound ± 2 standard errors',
        points: rows.map(({ i, ratio }): Pair => [i, ratio]),
      },
    ],
  });
  return figure(picture, html`The sampled quantity over its bound at each point that was decided.`);
}
