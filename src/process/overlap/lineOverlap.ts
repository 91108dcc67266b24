import { chiSquare, normal, type Stream } from '../../random/index.js';
import type { Point } from '../../regime/index.js';
import { type Binding, bindingText, readInteger, readReal } from '../binding.js';
import { betaMean } from '../numeric/betaMean.js';
import { chiSquareMean } from '../numeric/chiSquareMean.js';
import type { Quantity } from '../quantity.js';

export interface LineOverlapOptions {
  /** Samples of each class. Default `n`. */
  readonly samples?: Binding;
  /** Angle between the two lines, in radians. Default `theta`. */
  readonly angle?: Binding;
}

/**
 * The mean overlap score of two noiseless classes on two lines at an angle, n standard normal coefficients
 * each. With A and B the lengths of the two classes it is A + B minus the nuclear norm of the 2 x 2n matrix
 * of both, whose singular values solve a quadratic equation.
 */
export function lineOverlap(options: LineOverlapOptions = {}): { readonly meanScore: Quantity } {
  const { samples = 'n', angle = 'theta' } = options;
  const setting = (point: Point) => ({
    n: readInteger(point, samples, { min: 1 }),
    sine: Math.sin(readReal(point, angle)),
    cosine: Math.cos(readReal(point, angle)),
  });
  return {
    meanScore: {
      meaning: 'mean overlap score of two noiseless classes on two lines',
      support: 'nonnegative',
      routes: [
        {
          kind: 'exact',
          name: 'mean over the common length and over the ratio of the two lengths, both by quadrature',
          compute: (point) => {
            const { n, sine, cosine } = setting(point);
            const size = chiSquareMean(2 * n, Math.sqrt);
            const share = (x: number, rest: number) => score(Math.sqrt(x), Math.sqrt(rest), sine, cosine);
            return size * betaMean(n / 2, n / 2, share);
          },
          error: 1e-11,
          cost: () => 8000,
        },
        {
          kind: 'sampled',
          name: 'coefficients of both classes',
          sampler: 'direct',
          secondMoment: secondMoment(samples),
          prepare: (point) => {
            const { n, sine, cosine } = setting(point);
            return (stream) => score(lengthOf(stream, n), lengthOf(stream, n), sine, cosine);
          },
          cost: (point) => 40 * setting(point).n,
        },
        {
          kind: 'sampled',
          name: 'two chi variables',
          sampler: 'reduced',
          secondMoment: secondMoment(samples),
          prepare: (point) => {
            const { n, sine, cosine } = setting(point);
            const length = (stream: Stream) => Math.sqrt(chiSquare(stream, n));
            return (stream) => score(length(stream), length(stream), sine, cosine);
          },
          cost: () => 60,
        },
      ],
    },
  };
}

/** The score is at most (2 - sqrt(2))/2 of the sum of the lengths, whose square is at most twice A^2 + B^2. */
const secondMoment = (samples: Binding): string => `(3-2*sqrt(2))/2*4*${bindingText(samples)}`;

/**
 * A + B - sqrt(A^2 + B^2 + 2 A B sin(angle)), the difference rationalised: for orthogonal lines it is 0 to
 * the last digit. The sum of the singular values squared is the sum of their squares plus twice the area.
 */
function score(a: number, b: number, sine: number, cosine: number): number {
  const joint = Math.sqrt(a * a + b * b + 2 * a * b * sine);
  const gap = (cosine * cosine) / (1 + sine);
  return (2 * a * b * gap) / (a + b + joint);
}

function lengthOf(stream: Stream, n: number): number {
  let squared = 0;
  for (let k = 0; k < n; k++) {
    const g = normal(stream);
    squared += g * g;
  }
  return Math.sqrt(squared);
}
