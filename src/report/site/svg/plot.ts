import { type Html, html, raw } from '../html.js';
import { numeralText } from '../typography.js';
import { type Axis, position } from './axis.js';

/** A curve, a ribbon around one, or single points. */
export type Series =
  | {
      readonly kind: 'line';
      readonly style: string;
      readonly label: string;
      readonly points: readonly Pair[];
    }
  | {
      readonly kind: 'dots';
      readonly style: string;
      readonly label: string;
      readonly points: readonly Pair[];
    }
  | {
      readonly kind: 'band';
      readonly style: string;
      readonly label: string;
      readonly points: readonly (readonly [x: number, low: number, high: number])[];
    };

/** A point of a curve; a value that is not finite interrupts it. */
export type Pair = readonly [x: number, y: number];

export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly style: string;
  readonly label: string;
}

export interface PlotOptions {
  /** Begins the ids of the picture's title and description; unique on its page. */
  readonly id: string;
  readonly title: string;
  /** What is to be seen, for those who do not see it. */
  readonly description: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly xLabel: string;
  readonly series: readonly Series[];
  /** Stretches of the x axis, each with a class and a word for it, coloured above the axis. */
  readonly strip?: readonly Stretch[];
  /** Default 360 by 232. */
  readonly size?: readonly [width: number, height: number];
}

const MARGIN = { left: 50, right: 14, bottom: 38 };
const LEGEND_LINE = 16;

/**
 * A plot as SVG. Colours come from the page by class, so that it reads in light and dark; the same input
 * gives the same bytes.
 */
export function plot(options: PlotOptions): Html {
  const [width, height] = options.size ?? [360, 232];
  const entries = [...options.series.filter(({ label }) => label !== ''), ...kindsOf(options.strip ?? [])];
  const legend = legendOf(entries, width);
  const frame = {
    left: MARGIN.left,
    right: width - MARGIN.right,
    top: 10 + legend.lines * LEGEND_LINE,
    bottom: height - MARGIN.bottom,
  };
  return html`<svg class="plot" role="img" viewBox="0 0 ${width} ${height}" aria-labelledby="${options.id}-t ${options.id}-d"${hoverData(options, frame)}>
<title id="${options.id}-t">${options.title}</title>
<desc id="${options.id}-d">${options.description}</desc>
${legend.markup}${stripOf(options, frame)}
${xAxis(options, frame)}${yAxis(options, frame)}
${options.series.map((series) => drawn(series, options, frame))}
</svg>`;
}

interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const place = (value: number): string => String(Math.round(value * 10) / 10);

const across = ({ x }: PlotOptions, frame: Frame, value: number): number =>
  frame.left + position(x, value) * (frame.right - frame.left);

const up = ({ y }: PlotOptions, frame: Frame, value: number): number =>
  frame.bottom - Math.min(1.02, Math.max(-0.02, position(y, value))) * (frame.bottom - frame.top);

/** Each kind of stretch once, for the legend. */
const kindsOf = (strip: readonly Stretch[]): readonly Stretch[] =>
  strip.filter(({ style }, at) => strip.findIndex((other) => other.style === style) === at);

const STRIP = 9;

function stripOf(options: PlotOptions, frame: Frame): Html {
  return html`${(options.strip ?? []).map(({ from, to, style }) => {
    const [start, end] = [from, to].map((value) => across(options, frame, value)) as [number, number];
    return html`<rect class="${style}" x="${place(start)}" y="${frame.bottom - STRIP}" width="${place(Math.max(0.5, end - start))}" height="${STRIP}"/>`;
  })}`;
}

function xAxis(options: PlotOptions, frame: Frame): Html {
  const ticks = options.x.ticks.map((value) => {
    const at = place(across(options, frame, value));
    return html`<path class="tick" d="M${at} ${frame.bottom}v4"/><text class="number" x="${at}" y="${frame.bottom + 15}" text-anchor="middle">${tickText(value)}</text>`;
  });
  const middle = place((frame.left + frame.right) / 2);
  return html`<path class="axis" d="M${frame.left} ${frame.bottom}H${frame.right}"/>${ticks}<text class="name" x="${middle}" y="${frame.bottom + 31}" text-anchor="middle">${options.xLabel}</text>`;
}

function yAxis(options: PlotOptions, frame: Frame): Html {
  return html`${options.y.ticks.map((value) => {
    const at = place(up(options, frame, value));
    return html`<path class="rule" d="M${frame.left} ${at}H${frame.right}"/><text class="number" x="${frame.left - 6}" y="${at}" dy="0.32em" text-anchor="end">${tickText(value)}</text>`;
  })}`;
}

/** Short ticks: 10000 and beyond, and below 0.001, as powers of ten with superscript digits. */
export function tickText(value: number): string {
  const size = Math.abs(value);
  if (value === 0 || (size >= 1e-3 && size < 1e4)) return numeralText(Number(value.toPrecision(6)));
  const [mantissa, power] = value.toExponential(2).split('e') as [string, string];
  const digits = [...String(Number(power))].map((sign) => RAISED[sign]).join('');
  const factor = numeralText(Number(mantissa));
  return factor === '1' ? `10${digits}` : `${factor}·10${digits}`;
}

const RAISED: Readonly<Record<string, string>> = {
  '-': '⁻',
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
};

function drawn(series: Series, options: PlotOptions, frame: Frame): Html {
  const at = (x: number, y: number): string =>
    `${place(across(options, frame, x))} ${place(up(options, frame, y))}`;
  if (series.kind === 'dots') {
    return html`<g class="dots ${series.style}">${series.points
      .filter(([, y]) => shows(options.y, y))
      .map(
        ([x, y]) =>
          html`<circle cx="${place(across(options, frame, x))}" cy="${place(up(options, frame, y))}" r="3"/>`,
      )}</g>`;
  }
  if (series.kind === 'band') {
    const inside = series.points.filter(([, low, high]) => shows(options.y, high) && !Number.isNaN(low));
    if (inside.length < 2) return raw('');
    const floor = (low: number): number => (shows(options.y, low) ? low : options.y.domain[0]);
    const upper = inside.map(([x, , high]) => at(x, high));
    const lower = inside.map(([x, low]) => at(x, floor(low))).reverse();
    return html`<path class="band ${series.style}" d="M${[...upper, ...lower].join('L')}Z"/>`;
  }
  return html`${runsOf(series.points, options.y).map((run) =>
    run.length === 1
      ? html`<circle class="dots ${series.style}" cx="${place(across(options, frame, run[0]![0]))}" cy="${place(up(options, frame, run[0]![1]))}" r="2.5"/>`
      : html`<path class="line ${series.style}" d="M${run.map(([x, y]) => at(x, y)).join('L')}"/>`,
  )}`;
}

const shows = (axis: Axis, value: number): boolean =>
  Number.isFinite(value) && (axis.scale === 'linear' || value > 0);

/** The stretches of a curve between its interruptions. */
function runsOf(points: readonly Pair[], axis: Axis): readonly (readonly Pair[])[] {
  const runs: Pair[][] = [[]];
  for (const point of points) {
    if (shows(axis, point[1])) runs.at(-1)!.push(point);
    else if (runs.at(-1)!.length > 0) runs.push([]);
  }
  return runs.filter((run) => run.length > 0);
}

/** Width of a character of the legend, near enough to place the next entry. */
const CHARACTER = 6.1;

function legendOf(
  entries: readonly (Series | Stretch)[],
  width: number,
): { readonly lines: number; readonly markup: Html } {
  let [x, line] = [MARGIN.left, 0];
  const placed = entries.map((series) => {
    const room = 30 + series.label.length * CHARACTER;
    if (x > MARGIN.left && x + room > width - MARGIN.right) [x, line] = [MARGIN.left, line + 1];
    const here = { series, x, y: 12 + line * LEGEND_LINE };
    x += room + 8;
    return here;
  });
  return { lines: entries.length === 0 ? 0 : line + 1, markup: html`${placed.map(legendEntry)}` };
}

function legendEntry({
  series,
  x,
  y,
}: {
  readonly series: Series | Stretch;
  readonly x: number;
  readonly y: number;
}): Html {
  const swatch = !('kind' in series)
    ? html`<rect class="${series.style}" x="${x}" y="${y - 5}" width="18" height="10"/>`
    : series.kind === 'dots'
      ? html`<circle class="dots ${series.style}" cx="${x + 9}" cy="${y}" r="3"/>`
      : series.kind === 'band'
        ? html`<rect class="band ${series.style}" x="${x}" y="${y - 5}" width="18" height="10"/>`
        : html`<path class="line ${series.style}" d="M${x} ${y}h18"/>`;
  return html`${swatch}<text class="key" x="${x + 24}" y="${y}" dy="0.32em">${series.label}</text>`;
}

/** Values for the reader's pointer: x positions in the drawing and the numbers there, one list a curve. */
function hoverData(options: PlotOptions, frame: Frame): Html {
  const lines = options.series.filter(({ kind, label }) => kind !== 'band' && label !== '');
  const xs = [...new Set(lines.flatMap(({ points }) => points.map(([x]) => x)))].sort((a, b) => a - b);
  if (xs.length === 0 || xs.length > 200) return raw('');
  const values = lines.map(({ label, points }) => {
    const byX = new Map(points.map(([x, y]) => [x, y]));
    return [label, xs.map((x) => short(byX.get(x)))];
  });
  const data = {
    name: options.xLabel,
    x: xs.map(short),
    px: xs.map((x) => Math.round(across(options, frame, x))),
    values,
  };
  return html` data-values="${JSON.stringify(data)}"`;
}

const short = (value: number | undefined): number | null =>
  value === undefined || !Number.isFinite(value) ? null : Number(value.toPrecision(5));
