import type { Point } from '../../regime/index.js';
import type { ClaimData } from '../../report/index.js';
import { drawPicture } from '../draw/drawPicture.js';
import type { Reply } from '../engine/serve.js';
import type { SliceRequest } from '../engine/sliceMap.js';
import { build, show } from './build.js';

/** The part of the explorer that draws a map over two parameters of the reader's choice. */
export interface Slicer {
  readonly element: HTMLElement;
  /** Draws anew where the other parameters now stand, when a map is open. */
  moved(): void;
}

/** Milliseconds without a move after which the map is drawn anew. */
const PAUSE = 200;

/**
 * Undefined where there is nothing to choose: fewer than two numbers, or no relation with closed forms. `ask`
 * carries a request to the engine, `pointNow` says where the explorer's controls stand.
 */
export function slicer(
  data: ClaimData,
  pointNow: () => Point,
  ask: (wanted: SliceRequest, hear: (reply: Reply) => void) => void,
): Slicer | undefined {
  const numbers = data.parameters
    .filter(({ domain }) => (domain.type === 'integer' || domain.type === 'real') && domain.min < domain.max)
    .map(({ name }) => name);
  const relations = data.relations.flatMap(({ mapped, text }, at) => (mapped ? [{ at, text }] : []));
  if (numbers.length < 2 || relations.length === 0) return undefined;
  const [x, y] = axesOf(data, numbers);
  const across = list('ex-across', 'Across', numbers, x);
  const up = list('ex-up', 'Up', numbers, y);
  const which = list(
    'ex-relation',
    'Relation',
    relations.map(({ text }) => text),
    relations[0]!.text,
  );
  const picture = build('div', { class: 'frontier' });
  const state = build('p', { class: 'ex-help', role: 'status', 'aria-live': 'polite' });
  const form = build('form', { class: 'ex-slice' }, across.field, up.field);
  if (relations.length > 1) form.append(which.field);
  const element = build(
    'details',
    { class: 'ex-map' },
    build('summary', {}, 'Map of a slice of your choice'),
    build(
      'p',
      { class: 'ex-help' },
      'Where the relation holds over two parameters; the others stay where the controls above stand.',
    ),
    form,
    state,
    picture,
  );
  const draw = (): void => {
    const [horizontal, vertical] = [across.select.value, up.select.value];
    if (horizontal === vertical) {
      show(state, 'Choose two different parameters.');
      show(picture);
      return;
    }
    show(state, 'Drawing …');
    const relation = relations[Math.max(0, which.select.selectedIndex)]!.at;
    const at = pointNow();
    ask({ relation, x: horizontal, y: vertical, at }, (reply) => {
      if (reply.kind === 'refused') show(state, reply.sentence);
      if (reply.kind !== 'sliced') return;
      show(state);
      picture.innerHTML = drawPicture(
        { kind: 'map', map: reply.map },
        { word: 'where the controls stand', at },
      );
    });
  };
  let timer = 0;
  const moved = (): void => {
    if (!element.open) return;
    clearTimeout(timer);
    timer = window.setTimeout(draw, PAUSE);
  };
  element.addEventListener('toggle', () => {
    if (element.open) draw();
  });
  form.addEventListener('change', draw);
  form.addEventListener('submit', (event) => event.preventDefault());
  return { element, moved };
}

/** The claim's own axes as far as they are numbers, then its first numbers. */
function axesOf({ view }: ClaimData, numbers: readonly string[]): readonly [string, string] {
  const own = [view.x, view.y].filter((name) => name !== undefined && numbers.includes(name));
  const [x, y] = [...new Set([...(own as string[]), ...numbers])];
  return [x!, y!];
}

function list(id: string, label: string, values: readonly string[], start: string) {
  const select = build('select', { id }, ...values.map((value) => build('option', { value }, value)));
  select.value = start;
  const field = build('div', {}, build('label', { for: id }, label), select);
  return { select, field };
}
