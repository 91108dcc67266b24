import { EFFORTS, type Effort } from '../verify/index.js';
import { fail } from './fail.js';

/** The named budget; a sentence when there is none of that name. */
export function readBudget(name: string): Effort['name'] {
  return Object.hasOwn(EFFORTS, name)
    ? (name as Effort['name'])
    : fail(`the budget '${name}' is unknown; it is one of ${Object.keys(EFFORTS).join(', ')}`);
}
