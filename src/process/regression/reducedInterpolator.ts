import { beta, chiSquare, normal, type Stream } from '../../random/index.js';
import type { ErrorDraw } from './directChain.js';
import type { RegressionSetting } from './roles.js';

/** One shared isotropic design: what the projection loses of the truth, and an independent noise orthogonal to it. */
export function reducedSharedInterpolator(setting: RegressionSetting, weight: number): ErrorDraw {
  const { features: d, samples: T, noise, signal } = setting;
  const scale = weight * noise * noise;
  return (stream) => {
    const lost = signal * signal * beta(stream, (d - T) / 2, T / 2);
    return scale === 0 ? lost : lost + (scale * chiSquare(stream, T)) / chiSquare(stream, d - T + 1);
  };
}

/**
 * Replace, fresh isotropic designs, features >= 3: the pair (component of the fit along the truth, squared
 * length of the fit) is a Markov chain. A projection onto a random T-space keeps a beta share of the squared
 * length and turns the vector towards a uniform direction across it; the noise of the fit has a uniform
 * direction within the T-space and the squared length sigma^2 chi2_T / chi2_(d-T+1).
 */
export function reducedReplacedInterpolator(setting: RegressionSetting): ErrorDraw {
  const { signal, generations } = setting;
  return (stream) => {
    let component = signal;
    let length = signal;
    for (let k = 0; k < generations; k++) {
      const cosine = length > 0 ? Math.max(-1, Math.min(1, component / length)) : 1;
      const next = step(stream, setting, length, cosine);
      component = next.component;
      length = next.length;
    }
    return length * length - 2 * component * signal + signal * signal;
  };
}

function step(
  stream: Stream,
  { features: d, samples: T, noise }: RegressionSetting,
  length: number,
  cosine: number,
): { component: number; length: number } {
  const share = beta(stream, T / 2, (d - T) / 2);
  const towards = coordinate(stream, d - 1);
  const across = coordinate(stream, d - 2);
  const sine = Math.sqrt(1 - cosine * cosine);
  let along = Math.sqrt(share) * length;
  let beside = 0;
  if (noise > 0) {
    const size = noise * Math.sqrt(chiSquare(stream, T) / chiSquare(stream, d - T + 1));
    const part = coordinate(stream, T);
    along += size * part;
    beside = size * Math.sqrt(Math.max(0, 1 - part * part));
  }
  // Cosines, with the truth, of the projected direction and of the noise's direction across it.
  const projected = Math.sqrt(share) * cosine + Math.sqrt(1 - share) * sine * towards;
  const sideways = sine * Math.sqrt(Math.max(0, 1 - towards * towards)) * across;
  return { component: along * projected + beside * sideways, length: Math.hypot(along, beside) };
}

/** First coordinate of a uniform point on the unit sphere in `dimension` dimensions. */
function coordinate(stream: Stream, dimension: number): number {
  const z = normal(stream);
  if (dimension === 1) return z < 0 ? -1 : 1;
  return z / Math.sqrt(z * z + chiSquare(stream, dimension - 1));
}
