import type { CompiledClaim } from '../../claim/index.js';
import { printRelation } from '../../expression/index.js';
import {
  type Frontier,
  type FrontierPoint,
  frontier,
  frontierSvg,
  hasClosedForms,
  pointsMap,
} from '../../prove/index.js';
import { stream } from '../../random/index.js';
import type { Parameter, Point } from '../../regime/index.js';
import {
  type ClaimEvidence,
  type DeterministicRelation,
  deterministicRelation,
  outcomesOf,
  type RelationEvidence,
  routeCosts,
} from '../../verify/index.js';
import { gridOf, type Numeric, numericParameters } from './curves.js';
import { figure } from './figure.js';
import { type Html, html, raw } from './html.js';
import { inRoundNumbers, isProvedWholly } from './pageData.js';
import { count, counted, typeset } from './typography.js';
import { pointHtml } from './words.js';

/** Boxes that a map on a page may take, and terms of series up to which slopes are taken; holdfast frontier draws finer ones. */
const BOXES = 300;
const TERMS = 64;
/** Operations at a point from which half as many boxes are taken. */
const LONG = 200;
/** The share of the slice that boxes must settle for a map without points to be worth showing. */
const WORTH = 0.05;
/** Columns and rows of points, the finest first, and elementary operations that all of them may cost. */
const GRIDS = [
  [21, 15],
  [11, 9],
  [7, 5],
] as const;
const COST = 1_500_000;
/** The same for the coarsest grid. */
const COARSE_COST = 12_000_000;
/** Columns and rows by which slices are told apart, the share of them in regime that is enough, and slices tried. */
const LOOK = [11, 9] as const;
const ENOUGH = 0.15;
const DRAWS = 12;
/** Most maps on a page: one a relation. */
const MOST = 4;
/** Most other slices where the page cannot draw them itself. */
const OTHERS = 3;

type Axes = readonly [x: string, y: string];

/** What maps can be drawn over: the numbers of a claim that have more than one value, those of its view first. */
export function wideNumbers(compiled: CompiledClaim): readonly string[] {
  const { parameters } = compiled.claim.regime;
  return numericParameters(compiled).filter((name) => isWide(parameters[name]!));
}

const isWide = (parameter: Parameter): boolean => 'min' in parameter && parameter.min < parameter.max;

/**
 * The maps of where the relations hold over two parameters, with the stated regime drawn on them: one of all
 * relations where the evidence proves them all, else one a relation. Boxes where its sides have closed forms,
 * proved, violated or undecided, and points where exact routes reach at small cost; else the points that the
 * evidence decided on samples. None where nothing is known on most of the slice.
 */
export function maps(
  compiled: CompiledClaim,
  base: Point,
  evidence: ClaimEvidence | undefined,
): readonly Html[] {
  const [x, y, ...more] = wideNumbers(compiled);
  if (x === undefined || y === undefined) return [];
  const relations = evidence?.relations ?? [];
  const isWitness = relations.some(({ witness }) => witness?.at === base);
  const context: Context = {
    compiled,
    base: isWitness ? base : sliceWithRegime(compiled, base, [x, y]),
    axes: [x, y],
    evidence: relations,
    grids: GRIDS,
  };
  const places = compiled.relations.map((_, place) => place);
  const isProved = places.every((place) => isProvedWholly(context.evidence[place]));
  const shown = (isProved ? [undefined] : places.slice(0, MOST))
    .map((relation) => relationMap(context, relation))
    .filter((drawn) => drawn !== undefined);
  return shown.length === 0 || isChosenLive(compiled) ? shown : [...shown, ...others(context, more)];
}

/** The point whose slice meets the regime on a fair part: the base, or the best of a few draws. */
function sliceWithRegime(compiled: CompiledClaim, base: Point, axes: Axes): Point {
  const { regime, claim } = compiled;
  const [xs, ys] = axes.map((name, at) => gridOf(claim.regime.parameters[name] as Numeric, LOOK[at]!));
  const shareOf = (point: Point): number => {
    const inside = xs!.flatMap((x) =>
      ys!.filter((y) => regime.contains({ ...point, [axes[0]]: x, [axes[1]]: y })),
    );
    return inside.length / (xs!.length * ys!.length);
  };
  let best = { point: base, share: shareOf(base) };
  for (let draw = 0; draw < DRAWS && best.share < ENOUGH; draw++) {
    const point = inRoundNumbers(compiled, regime.draw(stream(1, claim.id, 'slice', draw)));
    const share = shareOf(point);
    if (share > best.share) best = { point, share };
  }
  return best.point;
}

/** The page lets its reader choose the slice of a relation with closed forms. */
const isChosenLive = (compiled: CompiledClaim): boolean =>
  compiled.relations.some((relation) => hasClosedForms(compiled, relation));

/** Slices of the first relation over other pairs of parameters, folded away. */
function others(context: Context, more: readonly string[]): readonly Html[] {
  const [x, y] = context.axes;
  const pairs = more.flatMap((z, at): readonly Axes[] =>
    at === 0
      ? [
          [x, z],
          [z, y],
        ]
      : [[x, z]],
  );
  const drawn = pairs
    .slice(0, OTHERS)
    .map((axes) => slicedFigure({ ...context, axes, grids: GRIDS.slice(1) }, 0))
    .filter((map) => map !== undefined);
  if (drawn.length === 0) return [];
  return [
    html`<details class="slices"><summary>Other slices (${drawn.length})</summary><div class="figures">${drawn}</div></details>\n`,
  ];
}

interface Context {
  readonly compiled: CompiledClaim;
  readonly base: Point;
  readonly axes: Axes;
  /** Columns and rows of points, the finest first. */
  readonly grids: readonly (readonly [number, number])[];
  readonly evidence: readonly RelationEvidence[];
}

/** The map of one relation, or of all. */
function relationMap(context: Context, relation: number | undefined): Html | undefined {
  const sliced = slicedFigure(context, relation);
  if (sliced !== undefined) return sliced;
  const tested = relation === undefined ? undefined : testedMap(context, relation);
  return tested && drawn(context, tested, relation, undefined);
}

function slicedFigure(context: Context, relation: number | undefined): Html | undefined {
  const sliced = slicedMap(context, relation);
  const { verdict, witness } = context.evidence[relation ?? 0] ?? {};
  const mark = verdict?.name === 'refuted' && witness?.at === context.base ? context.base : undefined;
  return sliced && drawn(context, sliced, relation, mark);
}

function testedMap({ compiled, axes: [x, y], evidence }: Context, relation: number): Frontier | undefined {
  const points = (evidence[relation]?.sampling?.points ?? []).map(
    ({ at, outcome }): FrontierPoint => ({
      x: at[x] as number,
      y: at[y] as number,
      outcome: outcome === 'supported' ? 'holds' : outcome === 'refuted' ? 'fails' : 'undecided',
      how: 'tested',
      regime: 'inside',
    }),
  );
  return points.length === 0 ? undefined : pointsMap(compiled, { x, y, relation, points });
}

function slicedMap(
  { compiled, base, axes: [x, y], evidence, grids }: Context,
  relation: number | undefined,
): Frontier | undefined {
  const at = Object.fromEntries(Object.entries(base).filter(([name]) => name !== x && name !== y));
  try {
    const map = frontier(compiled, {
      x,
      y,
      at,
      ...(relation !== undefined && { relation }),
      terms: TERMS,
      fill: true,
      ...affordable(compiled, relation, base, grids),
      isProved: (place) => isProvedWholly(evidence[place]),
    });
    const shown = { ...map, points: map.points.filter(isKnown) };
    return isEmpty(map) ? undefined : shown;
  } catch {
    return undefined;
  }
}

/** The finest grid of which the greater part can be afforded; the points that are too dear stay blank. */
function affordable(
  compiled: CompiledClaim,
  relation: number | undefined,
  base: Point,
  grids: Context['grids'],
) {
  const sides = compiled.relations
    .filter((_, place) => relation === undefined || place === relation)
    .map((one) => deterministicRelation(compiled, one));
  const costOf = routeCosts(compiled);
  const routesCost = (side: DeterministicRelation, point: Point): number =>
    side.routesAt(point)?.reduce((sum, route) => sum + costOf(route, point), 0) ?? Infinity;
  const costAt = (point: Point): number => sides.reduce((sum, side) => sum + routesCost(side, point), 0);
  const outcomeAt = outcomesOf(compiled, relation === undefined ? {} : { relation });
  const middle = costAt(base);
  const grid = grids.find(([columns, rows]) => middle * columns * rows <= COST) ?? grids.at(-1)!;
  const most = Math.max(3 * COST, grid === grids.at(-1) ? COARSE_COST : 0) / (grid[0] * grid[1]);
  const evaluate = (point: Point) =>
    costAt(point) <= most ? outcomeAt(point) : ({ outcome: 'undefined', how: 'exact' } as const);
  return { grid, evaluate, budget: middle > LONG ? BOXES / 2 : BOXES };
}

const isKnown = ({ outcome }: FrontierPoint): boolean => outcome !== 'undefined';

/** Boxes settle nothing to speak of, and points are known at less than half of the places in regime. */
function isEmpty({ basis, points, shares }: Frontier): boolean {
  const inside = points.filter(({ regime }) => regime === 'inside');
  return (
    !(basis === 'boxes' && shares.proved + shares.violated >= WORTH) &&
    (inside.length === 0 || inside.filter(isKnown).length * 2 < inside.length)
  );
}

function drawn(
  { compiled }: Context,
  map: Frontier,
  relation: number | undefined,
  witness: Point | undefined,
): Html {
  const { x, y } = map;
  const mark = witness && { word: 'witness', x: witness[x.name] as number, y: witness[y.name] as number };
  const shown = relation === undefined ? compiled.relations : [compiled.relations[relation]!];
  const heading = shown.map((one) => typeset(printRelation(one))).join(', ');
  const name = relation === undefined ? '' : `-${relation + 1}`;
  const svg = frontierSvg(map, { ...(mark && { mark }), name, heading, isStyled: false });
  return figure(html`<div class="frontier">${raw(svg)}</div>`, caption(map));
}

function caption(map: Frontier): Html {
  const { x, y, at, relations } = map;
  const fixed = Object.keys(at).length === 0 ? html`` : html` at ${pointHtml(at)}`;
  return html`Where <code>${relations.join(', ')}</code> ${relations.length === 1 ? 'holds' : 'hold'}, by <var>${x.name}</var> and <var>${y.name}</var>${fixed}. ${sentences(map).join(' ')}`;
}

function sentences(map: Frontier): readonly string[] {
  const { basis, boxes } = map;
  const points = map.points.filter(({ regime }) => regime === 'inside');
  const [first] = points;
  return [
    ...(basis === 'boxes' ? [paved(map)] : []),
    ...(first?.how === 'tested' ? [tested(points)] : points.length > 0 ? [seen(basis, points)] : []),
    ...(boxes.some(({ regime }) => regime === 'outside')
      ? ['What is hatched lies outside the stated regime.']
      : []),
  ];
}

const percent = (share: number): string =>
  share === 1 || share === 0 ? `${100 * share} %` : `${(100 * share).toFixed(1)} %`;

function paved({ shares, boxes }: Frontier): string {
  const parts = [
    `${percent(shares.proved)} is proved`,
    ...(shares.violated > 0 ? [`${percent(shares.violated)} violated`] : []),
    ...(shares.undecided > 0 ? [`${percent(shares.undecided)} undecided`] : []),
  ];
  return `Of the regime’s part of this slice ${parts.join(', ')} on ${counted(boxes.length, 'box', 'boxes')}.`;
}

function seen(basis: Frontier['basis'], points: readonly FrontierPoint[]): string {
  const failing = points.filter(({ outcome }) => outcome === 'fails').length;
  const where = basis === 'boxes' ? 'Where boxes leave it open, it' : 'It';
  const found =
    failing === 0
      ? `holds at all ${count(points.length)} points`
      : `fails at ${count(failing)} of ${count(points.length)} points`;
  return `${where} ${found} computed by exact routes; nothing is proved between them.`;
}

function tested(points: readonly FrontierPoint[]): string {
  const many = (wanted: FrontierPoint['outcome']): number =>
    points.filter(({ outcome }) => outcome === wanted).length;
  const found = [
    [many('holds'), 'supported'],
    [many('fails'), 'refuted'],
    [many('undecided'), 'undecided'],
  ].flatMap(([some, word]) =>
    some === 0 ? [] : [some === points.length ? `all ${word}` : `${some} ${word}`],
  );
  return `The evidence’s ${counted(points.length, 'point')}, drawn from the whole regime and decided on samples: ${found.join(', ')}. Nothing is known between them.`;
}
