import { multinomial, type Stream } from '../../random/index.js';
import type { CellError, MixedSetting } from './mixedTrainingExact.js';

/** Draws the error of the last fit, from the loop itself. */
export function simulation(setting: MixedSetting, error: CellError): (stream: Stream) => number {
  return setting.design === 'iid' ? iidLoop(setting, error) : poolLoop(setting, error);
}

function iidLoop(
  { masses, real: N, realShare, generation }: MixedSetting,
  error: CellError,
): (stream: Stream) => number {
  const law = new Float64Array(masses.length);
  const counts = new Float64Array(masses.length);
  return (stream) => {
    multinomial(stream, N, masses, counts);
    for (let g = 2; g <= generation; g++) {
      for (let i = 0; i < law.length; i++)
        law[i] = realShare * masses[i]! + ((1 - realShare) * counts[i]!) / N;
      multinomial(stream, N, law, counts);
    }
    return errorOf(counts, N, masses, error);
  };
}

function poolLoop(
  { masses, design, real: n, synthetic: m, generation }: MixedSetting,
  error: CellError,
): (stream: Stream) => number {
  const real = new Float64Array(masses.length);
  const drawn = new Float64Array(masses.length);
  const counts = new Float64Array(masses.length);
  return (stream) => {
    multinomial(stream, n, masses, real);
    counts.set(real);
    for (let g = 2; g <= generation; g++) {
      multinomial(stream, m, counts, drawn);
      if (design === 'fresh') multinomial(stream, n, masses, real);
      for (let i = 0; i < counts.length; i++) counts[i] = real[i]! + drawn[i]!;
    }
    return errorOf(counts, generation === 1 ? n : n + m, masses, error);
  };
}

function errorOf(counts: Float64Array, total: number, masses: Float64Array, error: CellError): number {
  return counts.reduce((sum, count, i) => sum + error(count / total - masses[i]!), 0);
}
