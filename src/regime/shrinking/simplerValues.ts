import type { Parameter, Value } from '../parameter.js';
import { simpleEnd, valueComplexity } from './complexity.js';
import { simplerLaws } from './simplerLaws.js';
import { simplerReals } from './simplerReals.js';
import { simplerVectors } from './simplerVectors.js';

/** Values of the domain that are strictly simpler, the simplest first where that helps; may be without end, never is. */
export function simplerValues(parameter: Parameter, value: Value): readonly Value[] {
  const limit = valueComplexity(parameter, value);
  return candidates(parameter, value).filter((other) => valueComplexity(parameter, other) < limit);
}

function candidates(parameter: Parameter, value: Value): readonly Value[] {
  switch (parameter.type) {
    case 'integer':
      return integers(value as number, simpleEnd(parameter.min, parameter.max), parameter.min, parameter.max);
    case 'real':
      return simplerReals(value as number, parameter.min, parameter.max);
    case 'choice':
      return parameter.values.slice(0, parameter.values.indexOf(value as string));
    case 'vector':
      return simplerVectors(parameter, value as readonly number[]);
    case 'simplex':
      return simplerLaws(parameter, value as readonly number[]);
  }
}

/** The simple end, the mirror image, then ever smaller steps towards the end. */
function integers(k: number, end: number, min: number, max: number): readonly number[] {
  const found = [end, 2 * end - k];
  for (let step = Math.trunc((k - end) / 2); step !== 0; step = Math.trunc(step / 2)) found.push(k - step);
  for (const step of [2, 3, 10]) found.push(k - step * Math.sign(k - end));
  return found.filter((other) => other >= min && other <= max && other !== k);
}
