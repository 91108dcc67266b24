import type { CompiledClaim } from '../../claim/index.js';
import { type Frontier, type FrontierPoint, frontier, frontierSvg } from '../../prove/index.js';
import type { Point } from '../../regime/index.js';
import {
  type DeterministicRelation,
  deterministicRelation,
  outcomesOf,
  routeCosts,
} from '../../verify/index.js';
import { figure } from './figure.js';
import { type Html, html, raw } from './html.js';
import { count } from './typography.js';
import { pointHtml } from './words.js';

/** Boxes that a map on a page may take; holdfast frontier draws finer ones. */
const BOXES = 300;
/** The share of the slice that they must settle for the map to be worth showing. */
const WORTH = 0.05;
/** Columns and rows where there are no boxes, and elementary operations that one of its points may cost. */
const GRID = [21, 15] as const;
const POINT_COST = 4000;

/**
 * The map of where the relations hold on the slice that the claim's view names: proved, violated, undecided,
 * the stated regime drawn in. Undefined where the view has no two numeric axes, where an identity leaves
 * nothing to see, where a claim with closed sides holds everywhere, so that the proof says it all, and where
 * the points of the slice are too dear for a page.
 */
export function frontierFigure(compiled: CompiledClaim, base: Point): Html | undefined {
  const { view, expected } = compiled.claim;
  const { x, y } = view;
  if (y === undefined || !isNumeric(compiled, x) || !isNumeric(compiled, y)) return undefined;
  if (compiled.relations.some(({ comparison }) => comparison === '=')) return undefined;
  if (expected === 'holds' && isClosed(compiled)) return undefined;
  const map = mapped(compiled, x, y, base);
  return map === undefined || isEmpty(map) ? undefined : figure(drawing(map), caption(map));
}

const isNumeric = ({ claim }: CompiledClaim, name: string): boolean =>
  ['integer', 'real'].includes(claim.regime.parameters[name]!.type);

const isClosed = (compiled: CompiledClaim): boolean =>
  Object.values(compiled.claim.measures).every(({ routes }) => routes.some(({ kind }) => kind === 'closed'));

function mapped(compiled: CompiledClaim, x: string, y: string, base: Point): Frontier | undefined {
  const at = Object.fromEntries(Object.entries(base).filter(([name]) => name !== x && name !== y));
  try {
    return frontier(compiled, { x, y, at, budget: BOXES, grid: GRID, evaluate: affordable(compiled) });
  } catch {
    return undefined;
  }
}

/** Points that exact routes reach at small cost; the others stay blank. */
function affordable(compiled: CompiledClaim) {
  const sides = compiled.relations.map((relation) => deterministicRelation(compiled, relation));
  const costOf = routeCosts(compiled);
  const cost = (side: DeterministicRelation, point: Point): number =>
    side.routesAt(point)?.reduce((sum, route) => sum + costOf(route, point), 0) ?? Infinity;
  const outcomeAt = outcomesOf(compiled);
  return (point: Point) =>
    sides.every((side) => cost(side, point) <= POINT_COST)
      ? outcomeAt(point)
      : ({ outcome: 'undefined', how: 'exact' } as const);
}

/** Nothing is seen on more than half of the slice. */
const isEmpty = ({ basis, points, shares }: Frontier): boolean =>
  basis === 'boxes'
    ? shares.proved + shares.violated < WORTH
    : points.filter(isKnown).length * 2 < points.length;

const isKnown = ({ outcome }: FrontierPoint): boolean => outcome !== 'undefined';

/** The picture without its own style: the page's style sheet has the same classes. */
const drawing = (map: Frontier): Html =>
  html`<div class="frontier">${raw(frontierSvg({ ...map, points: map.points.filter(isKnown) }).replace(/<style>[\s\S]*?<\/style>\n?/, ''))}</div>`;

function caption({ x, y, at, basis, boxes, shares, points }: Frontier): Html {
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  const found =
    basis === 'boxes'
      ? `Of the regime’s part of this slice ${percent(shares.proved)} is proved by enclosures on ${count(boxes.length)} boxes${shares.violated > 0 ? `, ${percent(shares.violated)} violated` : ''}${shares.undecided > 0 ? `, ${percent(shares.undecided)} undecided at this budget` : ''}; what is hatched lies outside the regime.`
      : `${pointsText(points)} Nothing is proved between them.`;
  const fixed = Object.keys(at).length === 0 ? html`` : html` at ${pointHtml(at)}`;
  return html`Where the relations hold over <var>${x.name}</var> and <var>${y.name}</var>${fixed}. ${found}`;
}

function pointsText(points: readonly FrontierPoint[]): string {
  const known = points.filter(isKnown).length;
  const rest =
    known === points.length
      ? 'points by exact routes.'
      : `of ${count(points.length)} points by exact routes; the others are undefined or cost more than a page allows.`;
  return `${count(known)} ${rest}`;
}
