import type { FrontierAxis } from './frontier.js';

export interface Tick {
  readonly value: number;
  readonly label: string;
}

/** Round values along an axis: powers of 10 (with 2 and 5 between on short ranges), or at most 8 even steps. */
export function ticks({ min, max, scale, type }: FrontierAxis): readonly Tick[] {
  const values = scale === 'log' ? logTicks(min, max) : evenTicks(min, max);
  return values
    .filter((value) => type === 'real' || Number.isInteger(value))
    .map((value) => ({ value, label: labelOf(value) }));
}

function logTicks(min: number, max: number): readonly number[] {
  const [first, last] = [Math.floor(Math.log10(min) + 1e-9), Math.ceil(Math.log10(max) - 1e-9)];
  const decades = last - first;
  const steps = decades <= 2 ? [1, 2, 5] : [1];
  const stride = Math.max(1, Math.ceil(decades / 8));
  const values: number[] = [];
  for (let power = first; power <= last; power += stride)
    for (const step of steps) values.push(Number(`${step}e${power}`));
  return values.filter((value) => value >= min && value <= max);
}

function evenTicks(min: number, max: number): readonly number[] {
  const rough = (max - min) / 6;
  const power = Math.floor(Math.log10(rough));
  const unit = [1, 2, 5, 10].map((step) => Number(`${step}e${power}`)).find((step) => step >= rough)!;
  const values: number[] = [];
  for (let k = Math.ceil(min / unit - 1e-9); k * unit <= max + unit * 1e-9; k++)
    values.push(Number((k * unit).toPrecision(12)));
  return values;
}

/** Numbers from 10000 on and below 0.001 with a power of ten. */
function labelOf(value: number): string {
  const size = Math.abs(value);
  if (value === 0 || (size >= 1e-3 && size < 1e4)) return String(value).replace('-', '−');
  const [mantissa, power] = value.toExponential().split('e') as [string, string];
  const raised = [...power.replace('+', '')].map((sign) => RAISED[sign]).join('');
  return mantissa === '1' ? `10${raised}` : `${mantissa.replace('-', '−')}·10${raised}`;
}

const RAISED: Readonly<Record<string, string>> = Object.fromEntries(
  [...'-0123456789'].map((sign, at) => [sign, [...'⁻⁰¹²³⁴⁵⁶⁷⁸⁹'][at]!]),
);
