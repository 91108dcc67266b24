import { ticks } from './axisTicks.js';
import type { Frontier, FrontierAxis, FrontierBox, FrontierOutcome, FrontierPoint } from './frontier.js';

const WIDTH = 400;
const LEFT = 56;
const TOP = 28;
const PLOT_WIDTH = 332;
const PLOT_HEIGHT = 236;
const BOTTOM = TOP + PLOT_HEIGHT;
/** The first line of the legend, and the step to the next one. */
const LEGEND = BOTTOM + 52;
const LINE = 20;

const STYLE = `
.hf-proved{fill:var(--hf-proved,#2a8f7a)}
.hf-violated{fill:var(--hf-violated,#d1603d)}
.hf-undecided{fill:var(--hf-undecided,#a3a7ad)}
.hf-dot,.hf-ring,.hf-mark{stroke-width:1.6}
.hf-ring{fill:none}
.hf-dot{stroke:none}
.hf-ring.hf-holds{stroke:var(--hf-holds,#14594b)}
.hf-ring.hf-fails{stroke:var(--hf-fails,#8f2c10)}
.hf-dot.hf-holds{fill:var(--hf-holds,#14594b)}
.hf-dot.hf-fails{fill:var(--hf-fails,#8f2c10)}
.hf-dot.hf-undecided,.hf-ring.hf-undecided{stroke:currentColor;fill:none}
.hf-tested{stroke:currentColor;stroke-width:1.6}
.hf-tested.hf-holds{fill:var(--hf-supported,#2b6cb0)}
.hf-tested.hf-fails{fill:var(--hf-fails,#8f2c10)}
.hf-tested.hf-undecided{fill:var(--hf-paper,#fff)}
.hf-mark{stroke:currentColor;fill:none}
.hf-line{stroke:currentColor;fill:none}
.hf-edge{stroke:currentColor;fill:none;stroke-width:3.2;stroke-linejoin:round}
text{fill:currentColor;font-family:system-ui,sans-serif;font-size:13px}
.hf-small{font-size:12px}`.trim();

/** A point that a picture names: a witness. */
export interface FrontierMark {
  readonly word: string;
  readonly x: number;
  readonly y: number;
}

export interface FrontierSvgOptions {
  readonly mark?: FrontierMark;
  /** Tells pictures of one claim with the same axes apart on a page. Default ''. */
  readonly name?: string;
  /** What stands above the picture. Default: the relations. */
  readonly heading?: string;
  /** Whether the picture brings its colours; a page's style sheet may have these classes. Default true. */
  readonly isStyled?: boolean;
}

/**
 * The frontier as a picture of its own (SVG text, 400 wide): boxes in three colours, marks at points that were
 * evaluated or tested; an outline around the stated regime and hatching where it does not reach; axes with
 * ticks, a legend, a title and a description. Colours are CSS variables (--hf-proved, --hf-violated,
 * --hf-undecided, --hf-holds, --hf-fails, --hf-supported, --hf-paper), lines and text take the current colour.
 * The same frontier gives the same bytes.
 */
export function frontierSvg(
  map: Frontier,
  { mark, name = '', heading = map.relations.join(', '), isStyled = true }: FrontierSvgOptions = {},
): string {
  const id = `hf-${map.claim}-${map.x.name}-${map.y.name}${name}`.replace(/[^A-Za-z0-9-]/g, '-');
  const frame = { x: place(map.x, LEFT, PLOT_WIDTH), y: place(map.y, BOTTOM, -PLOT_HEIGHT) };
  const { items, lines } = legend(map, id, mark);
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" class="hf-map" viewBox="0 0 ${WIDTH} ${LEGEND + lines * LINE}" role="img" aria-labelledby="${id}-title ${id}-desc">`,
    `<title id="${id}-title">${escaped(titleOf(map))}</title>`,
    `<desc id="${id}-desc">${escaped(description(map, mark))}</desc>`,
    ...(isStyled ? [`<style>${STYLE}</style>`] : []),
    `<defs>${hatch(id)}</defs>`,
    ...body(map, frame, id),
    ...map.points.map((point) => spot(point, frame)),
    ...(mark === undefined ? [] : [cross(frame.x(mark.x), frame.y(mark.y))]),
    `<rect class="hf-line" x="${LEFT}" y="${TOP}" width="${PLOT_WIDTH}" height="${PLOT_HEIGHT}"/>`,
    ...axes(map, frame),
    `<text class="hf-small" x="${LEFT}" y="${TOP - 11}">${escaped(shortened(heading))}</text>`,
    ...items,
    '</svg>',
  ].join('\n')}\n`;
}

/** Where a value, or the end of a box, stands. */
type Place = (value: number) => number;

function place({ min, max, scale, type }: FrontierAxis, start: number, length: number): Place {
  const half = type === 'integer' ? 0.5 : 0;
  const read = scale === 'log' ? Math.log : (value: number) => value;
  const [a, b] = [read(min - half), read(max + half)];
  return (value) => start + (a === b ? 0.5 : (read(value) - a) / (b - a)) * length;
}

interface Frame {
  readonly x: Place;
  readonly y: Place;
}

const hatch = (id: string): string =>
  `<pattern id="${id}-hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
  '<path d="M0 0V7" stroke="currentColor" stroke-opacity="0.55" stroke-width="1.4"/></pattern>';

const OUTCOMES: readonly FrontierOutcome[] = ['proved', 'violated', 'undecided'];

/** Boxes by outcome; those outside the regime cover all but the outer half of their outline. */
function body(map: Frontier, frame: Frame, id: string): readonly string[] {
  const outline = (boxes: readonly FrontierBox[]): string =>
    boxes.map((box) => rectangle(box, map, frame)).join('');
  const fills = (boxes: readonly FrontierBox[]): readonly string[] =>
    map.basis === 'points' ? [] : OUTCOMES.flatMap((outcome) => fill(outcome, boxes, outline));
  const outside = map.boxes.filter(({ regime }) => regime === 'outside');
  const inside = fills(map.boxes.filter(({ regime }) => regime !== 'outside'));
  if (outside.length === 0) return inside;
  const path = `<clipPath id="${id}-clip"><rect x="${LEFT}" y="${TOP}" width="${PLOT_WIDTH}" height="${PLOT_HEIGHT}"/></clipPath><path id="${id}-outside" d="${outline(outside)}"/>`;
  const use = (style: string): string => `<use href="#${id}-outside" ${style}/>`;
  return [
    `<defs>${path}</defs>`,
    ...inside,
    `<g clip-path="url(#${id}-clip)">${use('class="hf-edge"')}</g>`,
    ...(map.basis === 'points' ? [use('class="hf-ground"')] : fills(outside)),
    use(`fill="url(#${id}-hatch)"`),
  ];
}

function fill(
  outcome: FrontierOutcome,
  boxes: readonly FrontierBox[],
  outline: (boxes: readonly FrontierBox[]) => string,
): readonly string[] {
  const chosen = boxes.filter((box) => box.outcome === outcome);
  return chosen.length === 0
    ? []
    : [`<path class="hf-${outcome}" shape-rendering="crispEdges" d="${outline(chosen)}"/>`];
}

function rectangle(box: FrontierBox, map: Frontier, frame: Frame): string {
  const [x0, x1] = ends(box.x, map.x).map(frame.x);
  const [y0, y1] = ends(box.y, map.y).map(frame.y);
  return `M${short(x0!)} ${short(y1!)}H${short(x1!)}V${short(y0!)}H${short(x0!)}Z`;
}

const ends = ([lo, hi]: readonly [number, number], { type }: FrontierAxis): readonly number[] =>
  type === 'integer' ? [lo - 0.5, hi + 0.5] : [lo, hi];

/**
 * Discs where it holds, diamonds where it fails, each smaller than those of tested points; evaluated on samples
 * they are rings, and outside the regime they are faint. A small cross where a side is undefined.
 */
function spot({ x, y, outcome, how, regime }: FrontierPoint, frame: Frame): string {
  const [cx, cy] = [frame.x(x), frame.y(y)];
  if (outcome === 'undefined')
    return `<path class="hf-line" d="M${short(cx - 2)} ${short(cy - 2)}l4 4m0 -4l-4 4"/>`;
  const size = how === 'tested' ? 5 : 3;
  const style = `class="${how === 'tested' ? 'hf-tested' : how === 'exact' ? 'hf-dot' : 'hf-ring'} hf-${outcome}"${regime === 'outside' ? ' opacity="0.45"' : ''}`;
  return outcome === 'fails'
    ? `<path ${style} d="M${short(cx)} ${short(cy - size - 1)}l${size + 1} ${size + 1}l${-size - 1} ${size + 1}l${-size - 1} ${-size - 1}z"/>`
    : `<circle ${style} cx="${short(cx)}" cy="${short(cy)}" r="${size}"/>`;
}

/** A cross in a ring. */
const cross = (x: number, y: number): string =>
  `<path class="hf-mark" d="M${short(x - 7)} ${short(y)}h14M${short(x)} ${short(y - 7)}v14"/><circle class="hf-mark" cx="${short(x)}" cy="${short(y)}" r="4.5"/>`;

function axes(map: Frontier, frame: Frame): readonly string[] {
  const along = ticks(map.x).flatMap(({ value, label }) => {
    const x = short(frame.x(value));
    return [
      `<path class="hf-line" d="M${x} ${BOTTOM}v5"/>`,
      `<text class="hf-small" x="${x}" y="${BOTTOM + 18}" text-anchor="middle">${label}</text>`,
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
    `<text class="hf-name" x="${middle.x}" y="${BOTTOM + 36}" text-anchor="middle">${escaped(map.x.name)}</text>`,
    `<text class="hf-name" x="14" y="${middle.y}" text-anchor="middle" transform="rotate(-90 14 ${middle.y})">${escaped(map.y.name)}</text>`,
  ];
}

const LONGEST = 54;

const shortened = (text: string): string =>
  text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;

interface Item {
  readonly symbol: string;
  readonly label: string;
}

/** The legend in as many lines as it takes. */
function legend(map: Frontier, id: string, mark: FrontierMark | undefined) {
  let [x, line] = [LEFT, 0];
  const items = [
    ...(map.basis === 'boxes' ? boxItems(map) : []),
    ...(map.boxes.some(({ regime }) => regime === 'outside') ? [outsideItem(id)] : []),
    ...pointItems(map),
    ...(mark === undefined ? [] : [{ symbol: cross(7, 7), label: mark.word }]),
  ].map(({ symbol, label }) => {
    const room = 32 + 6.4 * label.length;
    if (x > LEFT && x + room > WIDTH) [x, line] = [LEFT, line + 1];
    const item = `<g transform="translate(${short(x)} ${LEGEND + line * LINE})">${symbol}<text class="hf-small" x="19" y="11">${escaped(label)}</text></g>`;
    x += room;
    return item;
  });
  return { items, lines: line + 1 };
}

/** Outcomes that the slice has; undecided also where it has none, for a map without it says so. */
const boxItems = ({ shares, boxes }: Frontier): readonly Item[] =>
  OUTCOMES.filter((name) => shares[name] > 0 || boxes.some(({ outcome }) => outcome === name)).map(
    (outcome) => ({
      symbol: `<rect class="hf-${outcome}" width="14" height="14"/>`,
      label: `${outcome} ${percent(shares[outcome])}`,
    }),
  );

const outsideItem = (id: string): Item => ({
  symbol: `<rect width="14" height="14" fill="url(#${id}-hatch)"/><rect class="hf-line" width="14" height="14"/>`,
  label: 'outside the regime',
});

function pointItems(map: Frontier): readonly Item[] {
  const points = map.points.filter(({ regime }) => regime === 'inside');
  const kinds = [...new Set(points.map(({ outcome, how }) => `${outcome} ${how}`))].sort();
  return kinds.map((kind) => {
    const [outcome, how] = kind.split(' ') as [FrontierPoint['outcome'], FrontierPoint['how']];
    const count = points.filter((point) => point.outcome === outcome && point.how === how).length;
    return {
      symbol: spot({ x: 7, y: 7, outcome, how, regime: 'inside' }, { x: (x) => x, y: (y) => y }),
      label: `${wordOf(outcome, how)} at ${count} ${count === 1 ? 'point' : 'points'}`,
    };
  });
}

const TESTED = { holds: 'supported', fails: 'refuted', undecided: 'undecided', undefined: 'undefined' };

function wordOf(outcome: FrontierPoint['outcome'], how: FrontierPoint['how']): string {
  if (how === 'tested') return `${TESTED[outcome]} on samples`;
  return how === 'sampled' && outcome !== 'undefined' ? `${outcome}, sampled,` : outcome;
}

const percent = (part: number): string =>
  part === 1 || part === 0 ? `${100 * part} %` : `${(100 * part).toPrecision(part >= 0.9995 ? 5 : 3)} %`;

const titleOf = ({ title, x, y }: Frontier): string => `${title}: where it holds, by ${x.name} and ${y.name}`;

function description({ relations, at, basis, points, shares, x, y }: Frontier, mark?: FrontierMark): string {
  const fixed = Object.entries(at).map(([name, value]) => `${name} = ${JSON.stringify(value)}`);
  const where = fixed.length === 0 ? '' : ` at ${fixed.join(', ')}`;
  const range = ({ name, min, max }: FrontierAxis): string => `${name} from ${min} to ${max}`;
  const inside = points.filter(({ regime }) => regime === 'inside');
  const holding = inside.filter(({ outcome }) => outcome === 'holds').length;
  const paved = `In the stated regime ${percent(shares.proved)} of the area is proved, ${percent(shares.violated)} violated, ${percent(shares.undecided)} undecided.`;
  const seen = `It holds at ${holding} of ${inside.length} points in regime; nothing is proved between them.`;
  const found = [
    ...(basis === 'boxes' ? [paved] : []),
    ...(basis === 'points' || inside.length > 0 ? [seen] : []),
    ...(mark === undefined ? [] : [`The ${mark.word} is at ${x.name} = ${mark.x}, ${y.name} = ${mark.y}.`]),
  ];
  return `${relations.join(' and ')}${where}, ${range(x)}, ${range(y)}. ${found.join(' ')}`;
}

const short = (value: number): string => String(Math.round(value * 10) / 10);

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
