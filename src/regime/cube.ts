import type { CompiledRegime } from './compileRegime.js';
import { type Core, pointOf, valuesOf } from './core.js';
import { coordinatesOf, valueFromUnit, valueToUnit } from './domain/unitCube.js';

type Cube = Pick<CompiledRegime, 'dimension' | 'coordinates' | 'fromUnit' | 'toUnit'>;

/** The unit cube over the domains, assumptions aside. */
export function cube(core: Core): Cube {
  const { parameters } = core;
  const coordinates = parameters.flatMap(coordinatesOf);
  const starts = parameters.map((_, at) => coordinates.findIndex(({ parameter }) => parameter === at));
  return {
    dimension: coordinates.length,
    coordinates,
    fromUnit: (u) =>
      pointOf(
        core,
        parameters.map((parameter, at) => valueFromUnit(parameter, u, starts[at]!)),
      ),
    toUnit: (point) => {
      const u = new Float64Array(coordinates.length);
      for (const [at, value] of valuesOf(core, point).entries())
        valueToUnit(parameters[at]!, value, u, starts[at]!);
      return u;
    },
  };
}
