import { ticks } from './axisTicks.js';
import type { Frontier, FrontierAxis, FrontierBox, FrontierOutcome, FrontierPoint } from './frontier.js';

const WIDTH = 640;
const HEIGHT = 460;
const LEFT = 76;
const TOP = 44;
const PLOT_WIDTH = 540;
const PLOT_HEIGHT = 330;

const STYLE = `
.hf-proved{fill:var(--hf-proved,#2a8f7a)}
.hf-violated{fill:var(--hf-violated,#d1603d)}
.hf-undecided{fill:var(--hf-undecided,#a3a7ad)}
.hf-ring{fill:none;stroke-width:1.6}
.hf-ring.hf-holds{stroke:var(--hf-proved,#2a8f7a)}
.hf-ring.hf-fails{stroke:var(--hf-violated,#d1603d)}
.hf-dot.hf-holds{fill:var(--hf-proved,#2a8f7a)}
.hf-dot.hf-fails{fill:var(--hf-violated,#d1603d)}
.hf-line{stroke:currentColor;fill:none}
text{fill:currentColor;font-family:system-ui,sans-serif;font-size:13px}
.hf-small{font-size:12px}`.trim();

/**
 * The frontier as a picture of its own (SVG text, 640 by 460): boxes in three colours, or marks at points
 * where nothing was enclosed; hatching where the stated regime does not reach; axes with ticks, a legend, a
 * title and a description. Colours are CSS variables (--hf-proved, --hf-violated, --hf-undecided), lines and
 * text take the current colour. The same frontier gives the same bytes.
 */
export function frontierSvg(map: Frontier): string {
  const id = `hf-${map.claim}-${map.x.name}-${map.y.name}`.replace(/[^A-Za-z0-9-]/g, '-');
  const frame = { x: place(map.x, LEFT, PLOT_WIDTH), y: place(map.y, TOP + PLOT_HEIGHT, -PLOT_HEIGHT) };
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="${id}-title ${id}-desc">`,
    `<title id="${id}-title">${escaped(titleOf(map))}</title>`,
    `<desc id="${id}-desc">${escaped(description(map))}</desc>`,
    `<style>${STYLE}</style>`,
    `<defs>${hatch(id)}</defs>`,
    ...body(map, frame, id),
    `<rect class="hf-line" x="${LEFT}" y="${TOP}" width="${PLOT_WIDTH}" height="${PLOT_HEIGHT}"/>`,
    ...axes(map, frame),
    ...legend(map, id),
    '</svg>',
  ].join('\n')}\n`;
}

/** Where a value, or the end of a box, stands. */
type Place = (value: number) => number;

function place({ min, max, scale, type }: FrontierAxis, start: number, length: number): Place {
  const half = type === 'integer' ? 0.5 : 0;
  const read = scale === 'log' ? Math.log : (value: number) => value;
  const [a, b] = [read(min - half), read(max + half)];
  return (value) => start + ((read(value) - a) / (b - a)) * length;
}

interface Frame {
  readonly x: Place;
  readonly y: Place;
}

const hatch = (id: string): string =>
  `<pattern id="${id}-hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
  '<path d="M0 0V7" stroke="currentColor" stroke-opacity="0.55" stroke-width="1.4"/></pattern>';

const OUTCOMES: readonly FrontierOutcome[] = ['proved', 'violated', 'undecided'];

function body(map: Frontier, frame: Frame, id: string): readonly string[] {
  if (map.basis === 'points') return map.points.map((point) => mark(point, frame));
  const outline = (boxes: readonly FrontierBox[]): string =>
    boxes.map((box) => rectangle(box, map, frame)).join('');
  const outside = map.boxes.filter(({ regime }) => regime === 'outside');
  return [
    ...OUTCOMES.flatMap((outcome) => {
      const boxes = map.boxes.filter((box) => box.outcome === outcome);
      const path = `<path class="hf-${outcome}" shape-rendering="crispEdges" d="${outline(boxes)}"/>`;
      return boxes.length === 0 ? [] : [path];
    }),
    ...(outside.length === 0 ? [] : [`<path fill="url(#${id}-hatch)" d="${outline(outside)}"/>`]),
  ];
}

function rectangle(box: FrontierBox, map: Frontier, frame: Frame): string {
  const [x0, x1] = ends(box.x, map.x).map(frame.x);
  const [y0, y1] = ends(box.y, map.y).map(frame.y);
  return `M${short(x0!)} ${short(y1!)}H${short(x1!)}V${short(y0!)}H${short(x0!)}Z`;
}

const ends = ([lo, hi]: readonly [number, number], { type }: FrontierAxis): readonly number[] =>
  type === 'integer' ? [lo - 0.5, hi + 0.5] : [lo, hi];

/** Exact points are filled, sampled ones are rings; a cross where a side is undefined. */
function mark({ x, y, outcome, how }: FrontierPoint, frame: Frame): string {
  const [cx, cy] = [short(frame.x(x)), short(frame.y(y))];
  if (outcome === 'undefined')
    return `<path class="hf-line" d="M${frame.x(x) - 3} ${frame.y(y) - 3}l6 6m0 -6l-6 6"/>`.replace(
      /-?\d+\.\d+/g,
      (text) => short(Number(text)),
    );
  return `<circle class="${how === 'exact' ? 'hf-dot' : 'hf-ring'} hf-${outcome}" cx="${cx}" cy="${cy}" r="4.5"/>`;
}

function axes(map: Frontier, frame: Frame): readonly string[] {
  const bottom = TOP + PLOT_HEIGHT;
  const along = ticks(map.x).flatMap(({ value, label }) => {
    const x = short(frame.x(value));
    return [
      `<path class="hf-line" d="M${x} ${bottom}v5"/>`,
      `<text class="hf-small" x="${x}" y="${bottom + 19}" text-anchor="middle">${label}</text>`,
    ];
  });
  const up = ticks(map.y).flatMap(({ value, label }) => {
    const y = frame.y(value);
    return [
      `<path class="hf-line" d="M${LEFT} ${short(y)}h-5"/>`,
      `<text class="hf-small" x="${LEFT - 9}" y="${short(y + 4)}" text-anchor="end">${label}</text>`,
    ];
  });
  const middle = { x: LEFT + PLOT_WIDTH / 2, y: TOP + PLOT_HEIGHT / 2 };
  return [
    ...along,
    ...up,
    `<text x="${middle.x}" y="${bottom + 40}" text-anchor="middle">${escaped(map.x.name)}</text>`,
    `<text x="18" y="${middle.y}" text-anchor="middle" transform="rotate(-90 18 ${middle.y})">${escaped(map.y.name)}</text>`,
    `<text x="${LEFT}" y="${TOP - 14}">${escaped(shortened(map.relations.join(', ')))}</text>`,
  ];
}

const LONGEST = 88;

const shortened = (text: string): string =>
  text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;

function legend(map: Frontier, id: string): readonly string[] {
  const y = HEIGHT - 20;
  const items = map.basis === 'boxes' ? boxItems(map, id) : pointItems(map);
  let x = LEFT;
  return items.map(({ symbol, label }) => {
    const item = `<g transform="translate(${short(x)} ${y})">${symbol}<text class="hf-small" x="20" y="11">${escaped(label)}</text></g>`;
    x += 38 + 6.6 * label.length;
    return item;
  });
}

function boxItems(map: Frontier, id: string) {
  const items = OUTCOMES.map((outcome) => ({
    symbol: `<rect class="hf-${outcome}" width="14" height="14"/>`,
    label: `${outcome} ${percent(map.shares[outcome])}`,
  }));
  if (!map.boxes.some(({ regime }) => regime === 'outside')) return items;
  const outside = `<rect width="14" height="14" fill="url(#${id}-hatch)"/><rect class="hf-line" width="14" height="14"/>`;
  return [...items, { symbol: outside, label: 'outside the regime' }];
}

function pointItems({ points }: Frontier) {
  const kinds = [...new Set(points.map(({ outcome, how }) => `${outcome} ${how}`))].sort();
  return kinds.map((kind) => {
    const [outcome, how] = kind.split(' ') as [FrontierPoint['outcome'], FrontierPoint['how']];
    const count = points.filter((point) => point.outcome === outcome && point.how === how).length;
    return {
      symbol: mark({ x: 7, y: 7, outcome, how }, { x: (x) => x, y: (y) => y }),
      label: outcome === 'undefined' ? `undefined (${count})` : `${outcome}, ${how} (${count} points)`,
    };
  });
}

const percent = (part: number): string =>
  part === 1 || part === 0 ? `${100 * part} %` : `${(100 * part).toPrecision(part >= 0.9995 ? 5 : 3)} %`;

const titleOf = ({ title, x, y }: Frontier): string => `${title}: where it holds, by ${x.name} and ${y.name}`;

function description({ relations, at, basis, points, shares, x, y }: Frontier): string {
  const fixed = Object.entries(at).map(([name, value]) => `${name} = ${JSON.stringify(value)}`);
  const where = fixed.length === 0 ? '' : ` at ${fixed.join(', ')}`;
  const range = ({ name, min, max }: FrontierAxis): string => `${name} from ${min} to ${max}`;
  const holding = points.filter(({ outcome }) => outcome === 'holds').length;
  const found =
    basis === 'points'
      ? `It holds at ${holding} of ${points.length} points; nothing is proved between them.`
      : `In the stated regime ${percent(shares.proved)} of the area is proved, ${percent(shares.violated)} violated, ${percent(shares.undecided)} undecided.`;
  return `${relations.join(' and ')}${where}, ${range(x)}, ${range(y)}. ${found}`;
}

const short = (value: number): string => String(Math.round(value * 10) / 10);

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
