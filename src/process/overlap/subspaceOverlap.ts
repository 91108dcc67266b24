import type { Point } from '../../regime/index.js';
import { readList } from '../_internals/readList.js';
import { refuse } from '../_internals/refuse.js';
import { type Binding, readInteger, readReal } from '../binding.js';
import { nuclearNorm } from '../numeric/nuclearNorm.js';
import type { Quantity } from '../quantity.js';

export interface SubspaceOverlapOptions {
  /** Vector parameter with the principal angles, r of them, in radians. Default `theta`. */
  readonly angles?: string;
  /** Dimension of the space, at least 2r. Default `d`. */
  readonly dimension?: Binding;
  /** Amount by which every angle is opened. Default 0. */
  readonly opening?: Binding;
}

/**
 * The overlap score of two orthonormal bases of r-dimensional subspaces with given principal angles: 2r minus
 * the nuclear norm of both bases side by side. The bases are built from the angles, turned by rotations of
 * neighbouring coordinates. Absolute error at most 1e-14 r.
 */
export function subspaceOverlap(options: SubspaceOverlapOptions = {}): Quantity {
  const { angles = 'theta', dimension = 'd', opening = 0 } = options;
  return {
    meaning: `overlap score of two orthonormal bases with principal angles ${angles}${opening === 0 ? '' : ` opened by ${opening}`}`,
    support: ['0', `(2-sqrt(2))*size(${angles})`],
    routes: [
      {
        kind: 'exact',
        name: 'nuclear norms of the bases, alone and side by side',
        compute: (point) => score(point, angles, dimension, opening),
        // Relative to the score, which is 1.6e-7 when the angles are 8e-4 short of a right angle.
        error: opening === 0 ? 1e-11 : 1e-7,
        cost: (point) => {
          const r = readList(point, angles).length;
          return 2000 * r + 60 * r * r * readInteger(point, dimension, { min: 1 });
        },
      },
    ],
  };
}

function score(point: Point, name: string, dimension: Binding, opening: Binding): number {
  const angles = readList(point, name);
  const wider = readReal(point, opening);
  const r = angles.length;
  const d = readInteger(point, dimension, { min: 1 });
  if (d < 2 * r) refuse(String(dimension), `at least 2*size(${name}) = ${2 * r}`, d);
  const bases = sideBySide(angles, wider, d);
  turnRows(bases, d, 2 * r);
  const alone = (first: number): number => nuclearNorm(columnsFrom(bases, d, 2 * r, first, r), d, r);
  return alone(0) + alone(r) - nuclearNorm(bases, d, 2 * r);
}

/** Columns e_i and cos(angle_i) e_i + sin(angle_i) e_(r+i), d x 2r. */
function sideBySide(angles: Float64Array, wider: number, d: number): Float64Array {
  const r = angles.length;
  const bases = new Float64Array(d * 2 * r);
  angles.forEach((angle, i) => {
    bases[i * 2 * r + i] = 1;
    bases[i * 2 * r + r + i] = Math.cos(angle + wider);
    bases[(r + i) * 2 * r + r + i] = Math.sin(angle + wider);
  });
  return bases;
}

function turnRows(a: Float64Array, rows: number, cols: number): void {
  for (let i = 0; i + 1 < rows; i++) {
    const cosine = Math.cos(i + 0.5);
    const sine = Math.sin(i + 0.5);
    for (let j = 0; j < cols; j++) {
      const x = a[i * cols + j]!;
      const y = a[(i + 1) * cols + j]!;
      a[i * cols + j] = cosine * x - sine * y;
      a[(i + 1) * cols + j] = sine * x + cosine * y;
    }
  }
}

function columnsFrom(
  a: Float64Array,
  rows: number,
  cols: number,
  first: number,
  count: number,
): Float64Array {
  const out = new Float64Array(rows * count);
  for (let i = 0; i < rows; i++) out.set(a.subarray(i * cols + first, i * cols + first + count), i * count);
  return out;
}
