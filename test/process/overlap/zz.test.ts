import { it } from 'vitest';
import { nuclearNorm } from '/work/main/src/process/numeric/nuclearNorm.js';
import { singularValues } from '/work/main/src/process/numeric/singularValues.js';
import { normal, stream } from '/work/main/src/random/index.js';

it('x', () => {
  const s = stream('a');
  let worst = 0;
  for (let rep = 0; rep < 3000; rep++) {
    const m = 1 + Math.floor(s.uniform() * 12),
      n = 1 + Math.floor(s.uniform() * 12);
    const a = Float64Array.from({ length: m * n }, () => normal(s));
    if (rep % 3 === 0) for (let j = 0; j < n; j++) a[(m - 1) * n + j] = a[j]!;
    if (rep % 5 === 0) a.fill(0, 0, Math.floor((m * n) / 2));
    const x = nuclearNorm(a, m, n),
      y = singularValues(a, m, n).reduce((p, q) => p + q, 0);
    worst = Math.max(worst, Math.abs(x - y) / (y || 1));
  }
  console.log('worst', worst);
  const a = Float64Array.from({ length: 40 * 80 }, () => normal(s));
  let t = performance.now();
  for (let i = 0; i < 200; i++) nuclearNorm(a, 40, 80);
  console.log('ms', (performance.now() - t) / 200);
  t = performance.now();
  for (let i = 0; i < 20; i++) singularValues(a, 40, 80);
  console.log('ms jac', (performance.now() - t) / 20);
  t = performance.now();
  for (let i = 0; i < 2000; i++) nuclearNorm(a, 30, 16);
  console.log('ms 30x16', (performance.now() - t) / 2000);
});
