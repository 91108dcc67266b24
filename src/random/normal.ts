import type { OwnStream, Stream } from './stream.js';

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

/**
 * Fills entries `from` to `to` - 1 with what as many calls of `normal` would give, about three times as fast: the
 * state of the generator is held in local variables.
 */
export function fillNormal(stream: Stream, out: Float64Array, from = 0, to: number = out.length): void {
  let at = from;
  if (isOwn(stream)) while (at < to) at = fillRun(stream, out, at, to);
  else for (; at < to; at++) out[at] = normal(stream);
}

const isOwn = (stream: Stream): stream is OwnStream => 'generator' in stream;

const twoToMinus52 = 2.220446049250313e-16;

/** Fills on until `to`, or up to and with the first variate that is not taken at once; returns where it stopped. */
function fillRun(stream: OwnStream, out: Float64Array, from: number, to: number): number {
  const { generator } = stream;
  let { s00, s01, s10, s11 } = generator;
  let at = from;
  for (; at < to; at++) {
    const first = (s00 + s10) | 0;
    let low = s10 ^ s00;
    let high = s11 ^ s01;
    let t00 = (s00 << 24) ^ (s01 >>> 8) ^ low ^ (low << 16);
    let t01 = (s01 << 24) ^ (s00 >>> 8) ^ high ^ ((high << 16) | (low >>> 16));
    let t10 = (high << 5) ^ (low >>> 27);
    let t11 = (low << 5) ^ (high >>> 27);
    const second = (t00 + t10) | 0;
    low = t10 ^ t00;
    high = t11 ^ t01;
    const r00 = (t00 << 24) ^ (t01 >>> 8) ^ low ^ (low << 16);
    const r01 = (t01 << 24) ^ (t00 >>> 8) ^ high ^ ((high << 16) | (low >>> 16));
    const r10 = (high << 5) ^ (low >>> 27);
    const r11 = (low << 5) ^ (high >>> 27);
    const third = (r00 + r10) | 0;
    low = r10 ^ r00;
    high = r11 ^ r01;
    t00 = (r00 << 24) ^ (r01 >>> 8) ^ low ^ (low << 16);
    t01 = (r01 << 24) ^ (r00 >>> 8) ^ high ^ ((high << 16) | (low >>> 16));
    t10 = (high << 5) ^ (low >>> 27);
    t11 = (low << 5) ^ (high >>> 27);
    const layer = first >>> 24;
    const u = ((second >>> 5) * 67108864 + (third >>> 6)) * twoToMinus52 - 1;
    if (!(Math.abs(u) < ratio[layer]!)) break;
    out[at] = u * x[layer]!;
    s00 = t00;
    s01 = t01;
    s10 = t10;
    s11 = t11;
  }
  generator.s00 = s00;
  generator.s01 = s01;
  generator.s10 = s10;
  generator.s11 = s11;
  if (at === to) return at;
  out[at] = normal(stream);
  return at + 1;
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
