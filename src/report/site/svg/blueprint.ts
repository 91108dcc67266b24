import type { Fidelity } from '../../../claim/index.js';
import { type Html, html } from '../html.js';
import type { Standing } from '../words.js';

/** A claim in a drawing: its border says how well the statement is known, its fill how strong the evidence is. */
export interface BlueprintNode {
  readonly id: string;
  readonly title: string;
  readonly href: string;
  readonly fidelity: Fidelity;
  readonly standing: Standing;
}

export interface BlueprintGroup {
  readonly key: string;
  readonly label: string;
  readonly href: string;
  readonly nodes: readonly BlueprintNode[];
}

export interface Blueprint {
  readonly groups: readonly BlueprintGroup[];
  /** From the claim whose text names another, to the one named. */
  readonly mentions: readonly (readonly [from: string, to: string])[];
  /** Groups whose claims share simulated or computed processes, with how many. */
  readonly shared: readonly (readonly [one: string, other: string, processes: number])[];
}

const CELL = 26;
const COLUMNS = 6;
const BLOCK = COLUMNS * CELL + 12;
const GUTTER = 44;
const HEAD = 26;
const ACROSS = 5;

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** All claims at a glance, a block a paper. */
export function blueprintMap(blueprint: Blueprint): Html {
  const blocks = arrange(blueprint.groups);
  const spots = new Map(blocks.flatMap(({ nodes }) => [...nodes]));
  const anchors = new Map(blocks.map(({ group, x, y }) => [group.key, { x: x + BLOCK / 2 - 6, y: y + 10 }]));
  const width = ACROSS * BLOCK + (ACROSS - 1) * GUTTER;
  const height = Math.max(...blocks.map(({ bottom }) => bottom)) + 8;
  const total = spots.size;
  return html`<svg class="blueprint" role="group" viewBox="0 0 ${width} ${height}" aria-labelledby="blueprint-t blueprint-d">
<title id="blueprint-t">Blueprint of the claims</title>
<desc id="blueprint-d">${total} claims in ${blueprint.groups.length} papers; ${blueprint.mentions.length} links between claims that name each other and ${blueprint.shared.length} between papers that share a process. The table below lists the same claims with their fidelity and verdict.</desc>
<g class="shared">${blueprint.shared.map(([one, other, processes]) => sharedPath(anchors.get(one)!, anchors.get(other)!, processes))}</g>
<g class="mentions">${blueprint.mentions.map(([from, to]) => mentionPath(spots.get(from)!, spots.get(to)!))}</g>
${blocks.map(({ group, x, y }) => html`<a href="${group.href}" tabindex="-1"><text class="paper" x="${x}" y="${y + 14}">${group.label}</text></a>\n`)}
${blocks.map(({ group }) => group.nodes.map((node) => square(node, spots.get(node.id)!)))}
</svg>`;
}

interface Block {
  readonly group: BlueprintGroup;
  readonly x: number;
  readonly y: number;
  readonly bottom: number;
  readonly nodes: ReadonlyMap<string, Spot>;
}

/** Each block under the column that is shortest so far. */
function arrange(groups: readonly BlueprintGroup[]): readonly Block[] {
  const filled = Array.from({ length: ACROSS }, () => 0);
  return groups.map((group) => {
    const column = filled.indexOf(Math.min(...filled));
    const [x, y] = [column * (BLOCK + GUTTER), filled[column]!];
    const rows = Math.ceil(group.nodes.length / COLUMNS);
    const bottom = y + HEAD + rows * CELL;
    filled[column] = bottom + 22;
    const nodes = new Map(
      group.nodes.map(({ id }, i) => [
        id,
        { x: x + (i % COLUMNS) * CELL + 9, y: y + HEAD + Math.floor(i / COLUMNS) * CELL + 9 },
      ]),
    );
    return { group, x, y, bottom, nodes };
  });
}

const square = ({ id, title, href, fidelity, standing }: BlueprintNode, { x, y }: Spot): Html =>
  html`<a href="${href}" tabindex="-1" aria-label="${id}"><rect class="node fill-${standing} border-${fidelity}" x="${x - 8}" y="${y - 8}" width="16" height="16" rx="3"><title>${id}: ${title} (${standing}, ${fidelity})</title></rect></a>\n`;

function mentionPath(from: Spot, to: Spot): Html {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const [mx, my] = [(from.x + to.x) / 2 - dy * 0.22, (from.y + to.y) / 2 + dx * 0.22];
  return html`<path d="M${from.x} ${from.y}Q${place(mx)} ${place(my)} ${to.x} ${to.y}"/>`;
}

function sharedPath(one: Spot, other: Spot, processes: number): Html {
  const middle = (one.x + other.x) / 2;
  const bend = one.x === other.x ? BLOCK / 2 + GUTTER / 2 : 0;
  return html`<path stroke-width="${place(Math.min(5, 0.8 + processes * 0.5))}" d="M${one.x} ${one.y}C${place(middle + bend)} ${one.y} ${place(middle + bend)} ${other.y} ${other.x} ${other.y}"/>`;
}

const place = (value: number): string => String(Math.round(value * 10) / 10);

const ROW = 30;
const TRUNK = 96;

/** The claims of one paper by name, with arcs between those that name each other. */
export function blueprintList(
  label: string,
  nodes: readonly BlueprintNode[],
  mentions: Blueprint['mentions'],
): Html {
  const rows = new Map(nodes.map(({ id }, i) => [id, i * ROW + ROW / 2]));
  const inside = mentions.filter(([from, to]) => rows.has(from) && rows.has(to));
  const height = nodes.length * ROW;
  return html`<svg class="blueprint list" role="group" viewBox="0 0 520 ${height}" aria-labelledby="blueprint-t blueprint-d">
<title id="blueprint-t">Blueprint of ${label}</title>
<desc id="blueprint-d">${nodes.length} claims, ${inside.length} links between claims of this paper that name each other.</desc>
<g class="mentions">${inside.map(([from, to]) => arc(rows.get(from)!, rows.get(to)!))}</g>
${nodes.map(
  ({ id, title, href, fidelity, standing }) =>
    html`<a href="${href}" tabindex="-1" aria-label="${id}"><rect class="node fill-${standing} border-${fidelity}" x="${TRUNK}" y="${rows.get(id)! - 8}" width="16" height="16" rx="3"><title>${title} (${standing}, ${fidelity})</title></rect><text x="${TRUNK + 26}" y="${rows.get(id)!}" dy="0.35em">${id.split('/')[1]}</text></a>\n`,
)}
</svg>`;
}

function arc(from: number, to: number): Html {
  const reach = TRUNK - 10 - Math.min(TRUNK - 16, 14 + Math.abs(to - from) * 0.28);
  return html`<path d="M${TRUNK - 2} ${from}C${place(reach)} ${from} ${place(reach)} ${to} ${TRUNK - 2} ${to}"/>`;
}
