import { checkPoint } from './checkPoint.js';
import type { CompiledRegime } from './compileRegime.js';
import { type Core, valuesOf } from './core.js';
import { domainProblem } from './domain/domainProblem.js';
import { shapeProblem } from './domain/shapeProblem.js';
import type { Point } from './parameter.js';

type Membership = Pick<CompiledRegime, 'regime' | 'names' | 'parameters' | 'contains' | 'violated' | 'check'>;

/** What decides whether a point is in regime. */
export function membership(core: Core): Membership {
  const { regime, names, parameters, assumptions } = core;
  const problem = (point: Point): string | undefined => {
    for (const [at, name] of names.entries()) {
      const found =
        shapeProblem(name, parameters[at]!, point[name]) ??
        domainProblem(name, parameters[at]!, point[name]!);
      if (found !== undefined) return found;
    }
    const values = valuesOf(core, point);
    const broken = assumptions.find((assumption) => !assumption.holds(values));
    return broken && `The assumption '${broken.text}' does not hold at ${described(point, broken.reach)}.`;
  };
  return {
    regime,
    names,
    parameters,
    violated: problem,
    contains: (point) => problem(point) === undefined,
    check: (point) => checkPoint(names, parameters, point),
  };
}

function described(point: Point, reach: ReadonlySet<string>): string {
  const parts = Object.entries(point).filter(([name]) => reach.has(name));
  return parts.length === 0
    ? 'any point'
    : parts.map(([name, value]) => `${name} = ${JSON.stringify(value)}`).join(', ');
}
