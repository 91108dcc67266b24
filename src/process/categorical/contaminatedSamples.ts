import { categoricalSampler, multinomial, type Stream } from '../../random/index.js';
import type { ContaminatedRoles, ContaminatedSetting } from './contaminatedRoles.js';

/** Draws the squared distance of the fit from the real law, every generation by its counts. */
export function multinomialCounts(
  roles: ContaminatedRoles,
  setting: ContaminatedSetting,
): (stream: Stream) => number {
  const { masses, first, sizes, fresh, generation } = setting;
  const pooled = roles.workflow === 'accumulate';
  const [counts, batch, real] = [masses.slice(), masses.slice(), masses.slice()];
  const weights = masses.slice();
  return (stream) => {
    multinomial(stream, first, masses, counts);
    let total = first;
    for (let t = 1; t <= generation; t++) {
      const n = sizes(t);
      if (roles.mixing === 'split') {
        const fixed = Math.round(fresh(t) * n);
        multinomial(stream, fixed, masses, real);
        multinomial(stream, n - fixed, counts, batch);
        addTo(batch, real);
      } else {
        const share = fresh(t);
        for (let i = 0; i < weights.length; i++)
          weights[i] = share * masses[i]! + ((1 - share) * counts[i]!) / total;
        multinomial(stream, n, weights, batch);
      }
      if (pooled) addTo(counts, batch);
      else counts.set(batch);
      total = pooled ? total + n : n;
    }
    return squaredDistance(counts, total, masses);
  };
}

/** As `multinomialCounts`, label by label. */
export function copiedLabels(
  roles: ContaminatedRoles,
  setting: ContaminatedSetting,
): (stream: Stream) => number {
  const { masses, first, sizes, fresh, generation } = setting;
  const realLabel = categoricalSampler(masses);
  const counts = masses.slice();
  return (stream) => {
    let data = Array.from({ length: first }, () => realLabel(stream));
    for (let t = 1; t <= generation; t++) {
      const n = sizes(t);
      const share = fresh(t);
      const fixed = Math.round(share * n);
      const isReal = (i: number) => (roles.mixing === 'split' ? i < fixed : stream.uniform() < share);
      const batch = Array.from({ length: n }, (_, i) =>
        isReal(i) ? realLabel(stream) : data[Math.floor(stream.uniform() * data.length)]!,
      );
      data = roles.workflow === 'accumulate' ? data.concat(batch) : batch;
    }
    counts.fill(0);
    for (const label of data) counts[label]!++;
    return squaredDistance(counts, data.length, masses);
  };
}

function addTo(counts: Float64Array, more: Float64Array): void {
  for (let i = 0; i < counts.length; i++) counts[i]! += more[i]!;
}

function squaredDistance(counts: Float64Array, total: number, masses: Float64Array): number {
  return counts.reduce((sum, count, i) => {
    const off = count / total - masses[i]!;
    return sum + off * off;
  }, 0);
}
