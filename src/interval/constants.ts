import { of } from './interval.js';
import { up } from './rounding.js';

/** pi between two neighbouring doubles (the double `Math.PI` lies below it). */
export const PI = of(Math.PI, up(Math.PI));

/** pi / 2 between two neighbouring doubles. */
export const HALF_PI = of(Math.PI / 2, up(Math.PI / 2));

/** e between two neighbouring doubles (the double `Math.E` lies below it). */
export const E = of(Math.E, up(Math.E));
