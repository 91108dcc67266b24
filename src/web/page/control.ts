import type { IntegerParameter, Parameter, RealParameter, Value } from '../../regime/index.js';
import { shareOf, valueAt } from '../engine/valueAt.js';
import { build } from './build.js';

type Hear = (value: Value) => void;

/** A control for one parameter: a slider with a field for numbers, a list for choices, a field for vectors. */
export function control(name: string, domain: Parameter, start: Value, hear: Hear): HTMLElement {
  const id = `ex-${name}`;
  const about = domain.meaning === '' ? [] : [build('span', { class: 'ex-help' }, ` ${domain.meaning}`)];
  const label = build('label', { for: id }, name);
  return build(
    'div',
    { class: 'ex-control' },
    build('div', {}, label, ...about),
    ...inputs(id, name, domain, start, hear),
  );
}

function inputs(
  id: string,
  name: string,
  domain: Parameter,
  start: Value,
  hear: Hear,
): readonly HTMLElement[] {
  switch (domain.type) {
    case 'choice':
      return [list(id, domain.values, start as string, hear)];
    case 'integer':
    case 'real':
      return slider(id, name, domain, start as number, hear);
    default:
      return [numbers(id, start as readonly number[], hear)];
  }
}

function list(id: string, values: readonly string[], start: string, hear: Hear): HTMLElement {
  const options = values.map((value) => build('option', { value }, value));
  const select = build('select', { id }, ...options);
  select.value = start;
  select.addEventListener('change', () => hear(select.value));
  return select;
}

/** Positions of a slider that does not step through whole numbers one by one. */
const STEPS = 400;

function slider(
  id: string,
  name: string,
  { min, max, scale, type }: IntegerParameter | RealParameter,
  start: number,
  hear: Hear,
): readonly HTMLElement[] {
  const place = (value: number): string => String(Math.round(STEPS * shareOf(min, max, scale, value)));
  const range = build('input', {
    type: 'range',
    min: '0',
    max: String(STEPS),
    'aria-label': `${name}, slider`,
  });
  const exact = build('input', {
    id,
    type: 'number',
    step: 'any',
    value: String(start),
    inputmode: 'decimal',
  });
  range.value = place(start);
  range.addEventListener('input', () => {
    const value = roundValue(valueAt(min, max, scale, Number(range.value) / STEPS), min, max, type);
    exact.value = String(value);
    hear(value);
  });
  exact.addEventListener('input', () => {
    if (exact.value === '' || !Number.isFinite(Number(exact.value))) return;
    range.value = place(Number(exact.value));
    hear(Number(exact.value));
  });
  return [range, exact];
}

/** Four digits, or a whole number, between the ends. */
export function roundValue(value: number, min: number, max: number, type: 'integer' | 'real'): number {
  const rounded = type === 'integer' ? Math.round(value) : Number(value.toPrecision(4));
  return Math.min(max, Math.max(min, rounded));
}

function numbers(id: string, start: readonly number[], hear: Hear): HTMLElement {
  const input = build('input', { id, value: start.map((x) => String(x)).join(', '), spellcheck: 'false' });
  input.addEventListener('change', () => {
    const values = input.value
      .split(/[\s,]+/)
      .filter((word) => word !== '')
      .map(Number);
    if (values.length > 0 && values.every(Number.isFinite)) hear(values);
  });
  return input;
}
