import type { Point } from '../regime/index.js';
import { CLAIM_DATA_ID, type ClaimData, EXPLORER_ID } from '../report/index.js';
import type { Explored } from './engine/explore.js';
import type { Reply } from './engine/serve.js';
import { build, show } from './page/build.js';
import { control } from './page/control.js';
import { assets, type Engine, startEngine } from './page/runEngine.js';
import { slicer } from './page/slicer.js';

const folder = assets();

/** Fills the explorer's element: a control for each parameter, and both sides at the point they stand at. */
function start(root: HTMLElement, data: ClaimData): void {
  let point: Point = data.start;
  let engine: Promise<Engine> | undefined;
  const result = build('div', { class: 'ex-result', role: 'status', 'aria-live': 'polite' });
  const command = build('code');
  const evaluate = (): void => {
    command.textContent = commandAt(root.dataset.command, data.id, point);
    engine ??= startEngine(folder);
    engine
      .then(({ ask }) => ask({ kind: 'explore', data, point }, hear))
      .catch((error: Error) => hear({ kind: 'refused', sentence: error.message }));
  };
  const hear = (reply: Reply): void => {
    if (reply.kind === 'refused') show(result, build('p', {}, reply.sentence));
    if (reply.kind === 'explored') show(result, ...resultOf(reply.explored, JSON.stringify(reply.point)));
  };
  // A map takes longer than a point: it has a thread of its own, in which a newer one replaces it.
  let drawing: Promise<Engine> | undefined;
  const map = slicer(
    data,
    () => point,
    (wanted, hear) => {
      drawing ??= startEngine(folder);
      drawing
        .then(({ ask }) => ask({ kind: 'slice', data, wanted }, hear, true))
        .catch((error: Error) => hear({ kind: 'refused', sentence: error.message }));
    },
  );
  const controls = data.parameters.map(({ name, domain }) =>
    control(name, domain, point[name]!, (value) => {
      point = { ...point, [name]: value };
      evaluate();
      map?.moved();
    }),
  );
  const hint = build('p', {}, 'Move a control to evaluate both sides.');
  show(result, hint);
  command.textContent = commandAt(root.dataset.command, data.id, point);
  show(
    root,
    build('form', { class: 'ex-controls' }, ...controls),
    result,
    build('p', { class: 'ex-help' }, 'The same on the command line:'),
    build('pre', { tabindex: '0' }, command),
    ...(map === undefined ? [] : [map.element]),
  );
  root.querySelector('form')!.addEventListener('submit', (event) => event.preventDefault());
  const first = (): void => {
    if (engine === undefined) evaluate();
  };
  for (const kind of ['pointerenter', 'pointerdown', 'focusin'])
    root.addEventListener(kind, first, { once: true });
}

/** The page's command with the point in place of the empty one. */
function commandAt(command: string | undefined, id: string, point: Point): string {
  const known = command ?? `holdfast eval ${id} --at ''`;
  const at = JSON.stringify(point).replaceAll("'", "'\\''");
  return known.replace(/''$/, () => `'${at}'`);
}

function resultOf({ inRegime, outside, relations }: Explored, at: string): readonly HTMLElement[] {
  const state = build(
    'p',
    { class: inRegime ? 'ex-inside' : 'ex-outside' },
    inRegime ? 'In regime.' : `Outside the regime: ${outside}`,
  );
  const rows = relations.map(({ relation, left, right, margin, holds }) => {
    const cells = [left, right].map((side) =>
      side === undefined
        ? build('td', { class: 'ex-elsewhere' }, 'command line')
        : build('td', {}, String(side)),
    );
    return build(
      'tr',
      holds === undefined ? {} : { class: holds ? 'ex-holds' : 'ex-fails' },
      build('th', { scope: 'row' }, build('code', {}, relation)),
      ...cells,
      build('td', {}, margin === undefined ? '' : margin.toPrecision(4)),
      build('td', {}, holds === undefined ? '' : holds ? 'holds' : 'fails'),
    );
  });
  const isWhole = relations.every(({ holds }) => holds !== undefined);
  const note = 'A side that has no closed form is computed on the command line.';
  const head = ['relation', 'left', 'right', 'margin', ''].map((text) => build('th', { scope: 'col' }, text));
  const table = build(
    'table',
    { 'data-at': at },
    build('thead', {}, build('tr', {}, ...head)),
    build('tbody', {}, ...rows),
  );
  return [
    state,
    ...(isWhole ? [] : [build('p', { class: 'ex-help' }, note)]),
    build('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Both sides' }, table),
  ];
}

const root = document.getElementById(EXPLORER_ID);
const data = document.getElementById(CLAIM_DATA_ID)?.textContent;
if (root !== null && data) start(root, JSON.parse(data) as ClaimData);
