import type { Contractor } from './contraction/contractor.js';
import { allHold, type Core } from './core.js';
import { domainProblem } from './domain/domainProblem.js';
import { nearest } from './domain/pickValue.js';
import { shapeProblem } from './domain/shapeProblem.js';
import type { Value } from './parameter.js';
import { walk } from './walk.js';

/** Ends of ranges first, then a little inside, where strict comparisons and rounding leave room. */
const insets = [0, 1e-12, 1e-6, 1e-2];

/** The point in regime near the targets that contraction leads to when the parameters in `first` choose first; undefined when none is found. */
export function repaired(
  core: Core,
  targets: readonly Value[],
  first: readonly number[],
): Value[] | undefined {
  if (isInside(core, targets)) return [...targets];
  const order = [...first, ...core.parameters.keys()].filter((at, k, all) => all.indexOf(at) === k);
  for (const inset of insets)
    for (const box of core.boxes.all) {
      const found = nearestIn(core, box, targets, order, inset);
      if (found !== undefined) return found;
    }
  return undefined;
}

function isInside(core: Core, values: readonly Value[]): boolean {
  const { names, parameters } = core;
  return (
    values.every(
      (value, at) =>
        shapeProblem(names[at]!, parameters[at]!, value) === undefined &&
        domainProblem(names[at]!, parameters[at]!, value) === undefined,
    ) && allHold(core, values)
  );
}

function nearestIn(
  core: Core,
  box: Contractor,
  targets: readonly Value[],
  order: readonly number[],
  inset: number,
): Value[] | undefined {
  const found = walk(box, core.parameters, order, nearest(targets, inset));
  return found !== undefined && allHold(core, found) ? found : undefined;
}
