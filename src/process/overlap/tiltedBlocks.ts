import type { Point } from '../../regime/index.js';
import { readInteger, readReal } from '../binding.js';
import { nuclearNorm } from '../numeric/nuclearNorm.js';
import type { Quantity } from '../quantity.js';

/**
 * Two deterministic classes whose column spaces are tilted towards each other: with S_ij = sin(u i j + 0.3 i)
 * of d x n0 and C_ij = cos(v i j + 0.5 j) of d x n1 (i, j from 1), the first class is S over zeros and the
 * second is overlap C over sqrt(1 - overlap^2) C, both with 2d rows. Parameters d, n0, n1, overlap, u, v.
 */
export interface TiltedBlocks {
  /** Nuclear norms of the two classes minus that of both side by side. */
  readonly overlapScore: Quantity;
  /** The same difference of squared Frobenius norms. */
  readonly frobeniusScore: Quantity;
  /** Sum of the two nuclear norms. */
  readonly totalNorm: Quantity;
}

/** Source of the score: Lezama et al., "OLE: orthogonal low-rank embedding", 2018. */
export function tiltedBlocks(): TiltedBlocks {
  return {
    // The difference of norms loses digits in proportion to total/score, which is largest at overlap 0.02.
    overlapScore: measured(
      'overlap score: nuclear norms of the two classes minus that of both side by side',
      'three nuclear norms by bidiagonalisation',
      (blocks) => nuclearTotal(blocks) - jointNorm(blocks),
      1e-9,
    ),
    frobeniusScore: measured(
      'squared Frobenius norms of the two classes minus that of both side by side',
      'three sums of squares',
      (blocks) => squares(blocks.first) + squares(blocks.second) - squares(sideBySide(blocks)),
      1e-12,
    ),
    totalNorm: measured(
      'sum of the nuclear norms of the two classes',
      'two nuclear norms by bidiagonalisation',
      nuclearTotal,
      1e-12,
    ),
  };
}

interface Blocks {
  /** Rows of both classes, 2d. */
  readonly rows: number;
  readonly first: Float64Array;
  readonly firstCols: number;
  readonly second: Float64Array;
  readonly secondCols: number;
}

function measured(meaning: string, name: string, score: (blocks: Blocks) => number, error: number): Quantity {
  return {
    meaning,
    support: 'nonnegative',
    routes: [{ kind: 'exact', name, compute: (point) => score(blocksAt(point)), error, cost }],
  };
}

function blocksAt(point: Point): Blocks {
  const d = readInteger(point, 'd', { min: 1 });
  const firstCols = readInteger(point, 'n0', { min: 1 });
  const secondCols = readInteger(point, 'n1', { min: 1 });
  const overlap = readReal(point, 'overlap', { min: 0, max: 1 });
  const u = readReal(point, 'u');
  const v = readReal(point, 'v');
  const apart = Math.sqrt((1 - overlap) * (1 + overlap));
  const first = new Float64Array(2 * d * firstCols);
  const second = new Float64Array(2 * d * secondCols);
  for (let i = 1; i <= d; i++) {
    for (let j = 1; j <= firstCols; j++) first[(i - 1) * firstCols + j - 1] = Math.sin(u * i * j + 0.3 * i);
    for (let j = 1; j <= secondCols; j++) {
      const wave = Math.cos(v * i * j + 0.5 * j);
      second[(i - 1) * secondCols + j - 1] = overlap * wave;
      second[(d + i - 1) * secondCols + j - 1] = apart * wave;
    }
  }
  return { rows: 2 * d, first, firstCols, second, secondCols };
}

function nuclearTotal({ rows, first, firstCols, second, secondCols }: Blocks): number {
  return nuclearNorm(first, rows, firstCols) + nuclearNorm(second, rows, secondCols);
}

function jointNorm(blocks: Blocks): number {
  return nuclearNorm(sideBySide(blocks), blocks.rows, blocks.firstCols + blocks.secondCols);
}

function sideBySide({ rows, first, firstCols, second, secondCols }: Blocks): Float64Array {
  const cols = firstCols + secondCols;
  const joint = new Float64Array(rows * cols);
  for (let i = 0; i < rows; i++) {
    joint.set(first.subarray(i * firstCols, (i + 1) * firstCols), i * cols);
    joint.set(second.subarray(i * secondCols, (i + 1) * secondCols), i * cols + firstCols);
  }
  return joint;
}

const squares = (a: Float64Array): number => a.reduce((total, x) => total + x * x, 0);

function cost(point: Point): number {
  const rows = 2 * readInteger(point, 'd');
  const cols = readInteger(point, 'n0') + readInteger(point, 'n1');
  const small = Math.min(rows, cols);
  return 20 * rows * cols + 8 * rows * cols * small + 100 * small * small;
}
