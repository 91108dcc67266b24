import type { Stream } from './stream.js';

const layers = 256;
const edge = 3.6541528853610088;
const area = 0.0049286732339746554;
const { x, ratio } = ziggurat();

/**
 * A standard normal variate; exact up to the 2^-53 grid of the uniforms.
 *
 * Source: Marsaglia and Tsang, The ziggurat method for generating random variables, 2000; layer and position
 * are drawn independently, as in Doornik, An improved ziggurat method to generate normal random samples,
 * 2005. `edge` and `area` solve the 256-layer equations to 17 digits.
 */
export function normal(stream: Stream): number {
  for (;;) {
    const layer = stream.bits() >>> 24;
    const u = 2 * stream.uniform() - 1;
    if (Math.abs(u) < ratio[layer]!) return u * x[layer]!;
    if (layer === 0) return u < 0 ? -tail(stream) : tail(stream);
    const candidate = u * x[layer]!;
    const outer = density(x[layer]!);
    const inner = density(x[layer + 1]!);
    if (outer + stream.uniform() * (inner - outer) < density(candidate)) return candidate;
  }
}

/** A standard normal variate given that it exceeds `edge`. Source: Marsaglia, Generating a variable from the tail of the normal distribution, 1964. */
function tail(stream: Stream): number {
  for (;;) {
    const beyond = -Math.log(1 - stream.uniform()) / edge;
    if (-2 * Math.log(1 - stream.uniform()) > beyond * beyond) return edge + beyond;
  }
}

function density(at: number): number {
  return Math.exp(-0.5 * at * at);
}

/** Right ends of the layers, the base layer's stretched to its area with the tail, and the part of each that lies wholly under the density. */
function ziggurat(): { x: Float64Array; ratio: Float64Array } {
  const x = new Float64Array(layers + 1);
  x[0] = area / density(edge);
  x[1] = edge;
  for (let i = 2; i < layers; i++) x[i] = Math.sqrt(-2 * Math.log(area / x[i - 1]! + density(x[i - 1]!)));
  const ratio = Float64Array.from({ length: layers }, (_, i) => x[i + 1]! / x[i]!);
  return { x, ratio };
}
