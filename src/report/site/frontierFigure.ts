import type { CompiledClaim } from '../../claim/index.js';
import { type Frontier, frontier, frontierSvg } from '../../prove/index.js';
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
const BOXES = 400;
/** Boxes of a first try, and the share of the slice that it must settle for the map to be worth its time. */
const TRY = 40;
const WORTH = 0.05;
/** Columns and rows where there are no boxes, and elementary operations that one of its points may cost. */
const GRID = [21, 15] as const;
const POINT_COST = 4000;

/**
 * The map of where the relations hold on the slice that the claim's view names: proved, violated, undecided,
 * the stated regime drawn in. Undefined where the view has no two numeric axes, or where the points of the
 * slice are too dear for a page.
 */
export function frontierFigure(compiled: CompiledClaim, base: Point): Html | undefined {
  const { x, y } = compiled.claim.view;
  if (y === undefined || !isNumeric(compiled, x) || !isNumeric(compiled, y)) return undefined;
  const map = mapped(compiled, x, y, base);
  if (map === undefined || isEmpty(map)) return undefined;
  return figure(drawing(map), caption(map));
}

const isNumeric = ({ claim }: CompiledClaim, name: string): boolean =>
  ['integer', 'real'].includes(claim.regime.parameters[name]!.type);

function mapped(compiled: CompiledClaim, x: string, y: string, base: Point): Frontier | undefined {
  const at = Object.fromEntries(Object.entries(base).filter(([name]) => name !== x && name !== y));
  const evaluate = affordable(compiled);
  const settled = ({ shares }: Frontier): number => shares.proved + shares.violated;
  try {
    const coarse = frontier(compiled, { x, y, at, budget: TRY, grid: GRID, evaluate });
    if (coarse.basis === 'points') return coarse;
    return settled(coarse) < WORTH ? undefined : frontier(compiled, { x, y, at, budget: BOXES });
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
const isEmpty = ({ basis, points }: Frontier): boolean =>
  basis === 'points' && points.filter(({ outcome }) => outcome !== 'undefined').length * 2 < points.length;

/** The picture without its own style: the page's style sheet has the same classes. */
const drawing = (map: Frontier): Html =>
  html`<div class="frontier">${raw(frontierSvg(map).replace(/<style>[\s\S]*?<\/style>\n?/, ''))}</div>`;

function caption({ x, y, at, basis, boxes, shares, points }: Frontier): Html {
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  const found =
    basis === 'boxes'
      ? `Of the regime’s part of this slice ${percent(shares.proved)} is proved by enclosures on ${count(boxes.length)} boxes${shares.violated > 0 ? `, ${percent(shares.violated)} violated` : ''}${shares.undecided > 0 ? `, ${percent(shares.undecided)} undecided at this budget` : ''}; what is hatched lies outside the regime.`
      : `${count(points.filter(({ outcome }) => outcome !== 'undefined').length)} points by exact routes; nothing is proved between them.`;
  const fixed = Object.keys(at).length === 0 ? html`` : html` at ${pointHtml(at)}`;
  return html`Where the relations hold over <var>${x.name}</var> and <var>${y.name}</var>${fixed}. ${found}`;
}
