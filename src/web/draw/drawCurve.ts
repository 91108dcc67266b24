import type { CurvePicture } from '../engine/picture.js';
import type { Mark } from './drawPicture.js';
import { axisScale, type Scale, scaleOf, short } from './scale.js';
import { label, picture, tag } from './svg.js';
import { extent, fixedText, legend, WORDS } from './words.js';

const WIDTH = 640;
const HEIGHT = 340;
const [LEFT, RIGHT, TOP, BOTTOM] = [64, 624, 34, 272];
/** The strip of colours under the curves. */
const STRIP = 282;

/** Both sides along one variable, with a strip that says where the relation holds. */
export function drawCurve(shown: CurvePicture, mark?: Mark): string {
  const { x, left, right } = shown;
  const across = axisScale(x, LEFT, RIGHT);
  const [low, high] = rangeOf(left, right);
  const up = scaleOf(low, high, 'linear', BOTTOM, TOP);
  const text = textOf(shown, mark);
  const inside = [
    grid(across, up),
    tag('path', { d: path(x.values, left, across, up), class: 'curve left-side' }),
    tag('path', { d: path(x.values, right, across, up), class: 'curve right-side' }),
    strip(shown, across),
    marked(mark, shown, across),
    label((LEFT + RIGHT) / 2, HEIGHT - 6, x.name, { 'text-anchor': 'middle' }),
    tag('line', { x1: LEFT, y1: 14, x2: LEFT + 24, y2: 14, class: 'curve left-side' }),
    label(LEFT + 30, 18, 'left side'),
    tag('line', { x1: LEFT + 110, y1: 14, x2: LEFT + 134, y2: 14, class: 'curve right-side' }),
    label(LEFT + 140, 18, 'right side'),
    legend(
      shown.pieces.map(({ outcome }) => outcome),
      RIGHT,
      18,
    ),
  ].join('');
  return picture(WIDTH, HEIGHT, `Both sides along ${x.name}`, text, inside);
}

/** The values without the farthest tenth when these would flatten all others. */
function rangeOf(left: readonly number[], right: readonly number[]): readonly [number, number] {
  const values = [...left, ...right].filter(Number.isFinite).sort((a, b) => a - b);
  if (values.length === 0) return [0, 1];
  const [low, high] = extent(values);
  return low === high ? [low - 1, high + 1] : [low, high];
}

function grid(across: Scale, up: Scale): string {
  const rows = up.ticks.map(
    (value) =>
      tag('line', { x1: LEFT, x2: RIGHT, y1: up.place(value), y2: up.place(value), class: 'grid' }) +
      label(LEFT - 6, up.place(value) + 4, short(value), { 'text-anchor': 'end' }),
  );
  const columns = across.ticks.map(
    (value) =>
      tag('line', {
        x1: across.place(value),
        x2: across.place(value),
        y1: TOP,
        y2: BOTTOM,
        class: 'grid',
      }) + label(across.place(value), STRIP + 30, short(value), { 'text-anchor': 'middle' }),
  );
  return [...rows, ...columns].join('');
}

/** A line through the points; it breaks where a value is not a number or leaves the picture. */
function path(xs: readonly number[], ys: readonly number[], across: Scale, up: Scale): string {
  let isDrawing = false;
  return xs
    .map((x, at) => {
      const y = up.place(ys[at]!);
      if (!(y >= TOP - 1 && y <= BOTTOM + 1)) {
        isDrawing = false;
        return '';
      }
      const step = `${isDrawing ? 'L' : 'M'}${across.place(x).toFixed(1)} ${y.toFixed(1)}`;
      isDrawing = true;
      return step;
    })
    .join('');
}

/** The pieces as colours; a whole number stands for the half before and after it. */
function strip({ x, pieces }: CurvePicture, across: Scale): string {
  const half = x.isWhole ? 0.5 : 0;
  const place = (value: number): number => Math.min(RIGHT, Math.max(LEFT, across.place(value)));
  return pieces
    .map(({ from, to, outcome }) => {
      const start = place(Math.max(x.values[0]!, from - half));
      const end = place(Math.min(x.values.at(-1)!, to + half));
      return tag('rect', {
        x: start,
        y: STRIP,
        width: Math.max(0.5, end - start),
        height: 12,
        class: `hf-${outcome}`,
      });
    })
    .join('');
}

function marked(mark: Mark | undefined, { x }: CurvePicture, across: Scale): string {
  const value = mark?.at[x.name];
  if (mark === undefined || typeof value !== 'number') return '';
  const place = across.place(value);
  const isLeft = place > (LEFT + RIGHT) / 2;
  return (
    tag('line', { x1: place, x2: place, y1: TOP, y2: STRIP + 12, class: 'mark' }) +
    label(place + (isLeft ? -5 : 5), TOP + 12, `${mark.word} ${x.name} = ${short(value)}`, {
      'text-anchor': isLeft ? 'end' : 'start',
    })
  );
}

function textOf({ x, pieces, fixed }: CurvePicture, mark: Mark | undefined): string {
  const spans = pieces
    .slice(0, 12)
    .map(({ from, to, outcome }) => `${WORDS[outcome]} from ${short(from)} to ${short(to)}`);
  const found = spans.length === 0 ? '' : ` The relation is ${spans.join(', ')}.`;
  const where = mark === undefined ? '' : ` ${mark.word}: ${x.name} = ${short(Number(mark.at[x.name]))}.`;
  return `The two sides along ${x.name}${fixedText(fixed)} from ${short(x.values[0]!)} to ${short(x.values.at(-1)!)}.${found}${where}`;
}
