import { categoricalSampler, type Stream } from '../../random/index.js';
import type { Point } from '../../regime/index.js';
import type { SampledRoute } from '../quantity.js';
import { readCandidates } from './candidates.js';

/** Draws the candidates, keeps one in proportion to exp(r), and observes the atom kept. */
export function lottery(name: string, observe: (point: Point) => (kept: number) => number): SampledRoute {
  return {
    kind: 'sampled',
    name,
    sampler: 'direct',
    prepare: (point) => {
      const { law, rewards, count } = readCandidates(point);
      const observable = observe(point);
      const draw = categoricalSampler(law);
      const weights = rewards.map(Math.exp);
      return (stream) => observable(keepOne(stream, draw, weights, count));
    },
    cost: (point) => 60 * readCandidates(point).count,
  };
}

/** Candidate k replaces the one held with probability w_k over the sum of all weights so far, which ends in the law wanted. */
function keepOne(
  stream: Stream,
  draw: (stream: Stream) => number,
  weights: Float64Array,
  count: number,
): number {
  let held = draw(stream);
  let total = weights[held]!;
  for (let k = 1; k < count; k++) {
    const next = draw(stream);
    total += weights[next]!;
    if (stream.uniform() * total < weights[next]!) held = next;
  }
  return held;
}
