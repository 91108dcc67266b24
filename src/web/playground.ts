import { PLAYGROUND_ID } from '../report/index.js';
import { drawPicture, type Mark } from './draw/drawPicture.js';
import type { Answer } from './engine/answer.js';
import type { Reply } from './engine/serve.js';
import { build, show } from './page/build.js';
import { EXAMPLES, type Fields, fieldsOf, hashOf, questionOf } from './page/playgroundState.js';
import { assets, type Engine, startEngine } from './page/runEngine.js';

const folder = assets();

/** Milliseconds without typing after which the relation is tried. */
const PAUSE = 450;

type Inputs = { readonly [name in keyof Fields]: HTMLTextAreaElement };

const inputs: Inputs = {
  relation: field('relation', 2, 'log(1+x) <= x'),
  variables: field('variables', 2, 'x: real 0..10'),
  assumptions: field('assumptions', 1, 'T >= d + 2'),
  definitions: field('definitions', 1, 'rate = sigma^2/n'),
};
const verdict = build('div', { class: 'pg-verdict', role: 'status', 'aria-live': 'polite' });
const drawing = build('div', {
  class: 'pg-picture scroll',
  tabindex: '0',
  role: 'region',
  'aria-label': 'Where it holds',
});
const rest = build('div', { class: 'pg-rest' });

function field(name: string, rows: number, placeholder: string): HTMLTextAreaElement {
  const attributes = {
    id: `pg-${name}`,
    rows: String(rows),
    placeholder,
    spellcheck: 'false',
    autocapitalize: 'off',
  };
  return build('textarea', attributes);
}

function labelled(name: keyof Fields, title: string, help: string): HTMLElement {
  inputs[name].setAttribute('aria-describedby', `pg-${name}-help`);
  return build(
    'div',
    { class: 'pg-field' },
    build('label', { for: `pg-${name}` }, title),
    inputs[name],
    build('p', { id: `pg-${name}-help`, class: 'pg-help' }, help),
  );
}

/** Fills the playground's element and asks what the address, or the first example, says. */
function start(root: Element): void {
  const form = build(
    'form',
    { class: 'pg-form' },
    labelled('relation', 'Relation', 'Two sides with <=, <, >=, > or = between them.'),
    labelled(
      'variables',
      'Variables, one a line',
      'x: real 0..10, n: integer 1..1e6 log, design: choice fresh shared, p: simplex 2..5',
    ),
    build(
      'details',
      {},
      build('summary', {}, 'Assumptions and definitions'),
      labelled('assumptions', 'Assumptions, one a line', 'Conditions under which the relation is meant.'),
      labelled('definitions', 'Definitions, one a line', 'Names for parts of the relation.'),
    ),
    build('button', { type: 'submit' }, 'Check'),
  );
  show(root, form, examples(), verdict, drawing, rest);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    ask();
  });
  let timer = 0;
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(ask, PAUSE);
  });
  window.addEventListener('hashchange', readAddress);
  readAddress();
}

function examples(): HTMLElement {
  const items = EXAMPLES.map((fields) =>
    build('li', {}, build('a', { href: hashOf(fields) }, fields.relation), ` ${fields.about}`),
  );
  return build(
    'details',
    { class: 'pg-examples' },
    build('summary', {}, 'Examples'),
    build('ul', {}, ...items),
  );
}

function readAddress(): void {
  const fields = fieldsOf(location.hash) ?? EXAMPLES[0]!;
  for (const [name, input] of Object.entries(inputs)) {
    input.value = fields[name as keyof Fields];
    if (input.value !== '') input.closest('details')?.setAttribute('open', '');
  }
  ask();
}

const read = (): Fields => ({
  relation: inputs.relation.value,
  variables: inputs.variables.value,
  assumptions: inputs.assumptions.value,
  definitions: inputs.definitions.value,
});

let engine: Promise<Engine> | undefined;
let asked = '';

/** Asks the engine anew, unless it is at this question already. */
function ask(): void {
  const fields = read();
  const hash = hashOf(fields);
  if (hash === asked) return;
  asked = hash;
  if (hash !== location.hash) history.replaceState(null, '', hash);
  const begun = performance.now();
  verdict.setAttribute('aria-busy', 'true');
  engine ??= startEngine(folder);
  engine
    .then(({ ask }) =>
      ask({ kind: 'answer', question: questionOf(fields) }, (reply) => hear(reply, begun), true),
    )
    .catch((error: Error) => hear({ kind: 'refused', sentence: error.message }, begun));
}

function hear(reply: Reply, begun: number): void {
  if (reply.kind === 'refused') {
    verdict.removeAttribute('aria-busy');
    show(
      verdict,
      build('p', { class: 'pg-word' }, 'Not a question yet'),
      build('pre', { class: 'pg-error' }, reply.sentence),
    );
    show(drawing);
    show(rest);
  }
  if (reply.kind === 'answer') tell(reply.answer, (performance.now() - begun) / 1000);
}

const WAITING: Readonly<Record<Answer['stage'], string>> = {
  searched: 'Searched; trying to prove it …',
  decided: 'Drawing where it holds …',
  drawn: 'Trying a longer proof …',
  done: '',
};

function tell(answer: Answer, seconds: number): void {
  const { verdict: word, stage } = answer;
  const isOpen = stage !== 'done' && word === 'undecided';
  if (stage === 'done') verdict.removeAttribute('aria-busy');
  verdict.dataset.verdict = isOpen ? 'open' : word;
  verdict.dataset.stage = stage;
  show(
    verdict,
    build('p', { class: 'pg-word' }, isOpen ? 'no violation so far' : word),
    build('p', {}, answer.because),
    ...(stage === 'done' ? [] : [build('p', { class: 'pg-help' }, WAITING[stage])]),
    ...witness(answer),
  );
  draw(answer);
  show(rest, details(answer, seconds));
}

function witness({ witness }: Answer): readonly HTMLElement[] {
  if (witness === undefined) return [];
  const facts = [
    ...Object.entries(witness.at).map(([name, value]) => [name, textOf(value)] as const),
    ['left side', witness.left] as const,
    ['right side', witness.right] as const,
  ];
  return [build('p', { class: 'pg-witness-title' }, 'Witness'), list('pg-witness', facts)];
}

/** Names with what is said of them. */
const list = (style: string, facts: readonly (readonly [string, string])[]): HTMLElement =>
  build(
    'dl',
    { class: style },
    ...facts.flatMap(([name, text]) => [build('dt', {}, name), build('dd', {}, text)]),
  );

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

function draw({ picture, witness }: Answer): void {
  if (picture === undefined) {
    show(drawing);
    return;
  }
  const mark: Mark | undefined = witness && { word: 'witness', at: witness.at };
  drawing.innerHTML = drawPicture(picture, mark);
}

/** Below zero without a witness: rounding alone would call it a violation, and exact arithmetic does not. */
const marginOf = (margin: number): string => (margin < 0 ? '0, to rounding,' : margin.toPrecision(4));

function details(
  { evaluations, worst, witness, boxes, open, command }: Answer,
  seconds: number,
): HTMLElement {
  const facts: readonly (readonly [string, string])[] = [
    ['points tried', String(evaluations)],
    ...(witness === undefined
      ? [['lowest margin', `${marginOf(worst.margin)} at ${JSON.stringify(worst.at)}`] as const]
      : []),
    ...(boxes === 0
      ? []
      : [['boxes', open === 0 ? String(boxes) : `${boxes}, and ${open} left open`] as const]),
    ['time', `${seconds.toFixed(2)} s`],
  ];
  return build(
    'div',
    {},
    list('pg-facts', facts),
    build('p', { class: 'pg-help' }, 'The same on the command line:'),
    build('pre', { tabindex: '0' }, build('code', {}, command)),
  );
}

const root = document.getElementById(PLAYGROUND_ID);
if (root !== null) start(root);
