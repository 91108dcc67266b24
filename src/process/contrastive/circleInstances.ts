import type { Point } from '../../regime/index.js';
import { readList } from '../_internals/readList.js';
import { type Binding, bindingText, readReal } from '../binding.js';
import type { Quantity } from '../quantity.js';
import { contrastiveLoss, type Views } from './contrastiveLoss.js';

export interface CircleInstancesOptions {
  /** Vector parameter with the angles of the local views. Default `angles`. */
  readonly angles?: string;
  /** Rotation of the global views against the local ones, in radians. Default 0. */
  readonly shift?: Binding;
  /** Temperature. Default `tau`. */
  readonly temperature?: Binding;
}

/** Instances on the unit circle: local views at given angles, global views turned by a shift. */
export function circleInstances(options: CircleInstancesOptions = {}): {
  /** The contrastive loss. */
  readonly loss: Quantity;
  /** Mean of 1 - cosine over pairs of different local views. */
  readonly distance: Quantity;
} {
  const { angles = 'angles', shift = 0, temperature = 'tau' } = options;
  return { loss: lossOf(angles, shift, temperature), distance: distanceOf(angles) };
}

function lossOf(angles: string, shift: Binding, temperature: Binding): Quantity {
  const [turn, tau, M] = [bindingText(shift), bindingText(temperature), `size(${angles})`];
  const apart = shift === 0 ? `${angles}[a]-${angles}[b]` : `${angles}[a]-${angles}[b]-${turn}`;
  const positive = shift === 0 ? '1' : `cos(${turn})`;
  const negatives = `sum(b == a ? 0 : exp((cos(${apart})-${positive})/${tau}), b, 1, ${M})`;
  return {
    meaning: 'contrastive loss of instances on the unit circle',
    support: 'nonnegative',
    routes: [
      { kind: 'closed', expression: `sum(log1p(${negatives}), a, 1, ${M})/${M}` },
      {
        kind: 'exact',
        name: 'unit vectors built, all their inner products, logarithm of the summed exponentials row by row',
        compute: (point) => {
          const tau = readReal(point, temperature, { min: 0.005 });
          return contrastiveLoss(viewsOn(point, angles, readReal(point, shift)), tau);
        },
        error: 1e-12,
        cost: (point) => 20 * sizeOf(point, angles) * sizeOf(point, angles),
      },
    ],
  };
}

/** Relative error of the exact route: 1e-15 over the distance's root, so at most 1e-10 unless all instances nearly coincide. */
function distanceOf(angles: string): Quantity {
  const M = `size(${angles})`;
  const pair = `2*sin((${angles}[a]-${angles}[b])/2)^2`;
  return {
    meaning: 'mean cosine distance of different instances on the unit circle',
    support: ['0', `${M}/(${M}-1)`],
    routes: [
      { kind: 'closed', expression: `sum(sum(${pair}, b, 1, ${M}), a, 1, ${M})/(${M}*(${M}-1))` },
      {
        kind: 'exact',
        name: 'half the mean squared chord of the unit vectors',
        compute: (point) => meanSquaredChord(viewsOn(point, angles, 0)) / 2,
        error: 1e-10,
        cost: (point) => 10 * sizeOf(point, angles) * sizeOf(point, angles),
      },
    ],
  };
}

const sizeOf = (point: Point, angles: string): number => readList(point, angles, { least: 2 }).length;

function viewsOn(point: Point, name: string, shift: number): Views {
  const angles = readList(point, name, { least: 2 });
  return {
    count: angles.length,
    dimension: 2,
    local: onCircle(angles, 0),
    global: onCircle(angles, shift),
  };
}

function onCircle(angles: Float64Array, shift: number): Float64Array {
  const vectors = new Float64Array(2 * angles.length);
  angles.forEach((angle, i) => {
    vectors[2 * i] = Math.cos(angle + shift);
    vectors[2 * i + 1] = Math.sin(angle + shift);
  });
  return vectors;
}

function meanSquaredChord({ count, local }: Views): number {
  let total = 0;
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < i; j++) {
      const x = local[2 * i]! - local[2 * j]!;
      const y = local[2 * i + 1]! - local[2 * j + 1]!;
      total += x * x + y * y;
    }
  }
  return (2 * total) / (count * (count - 1));
}
