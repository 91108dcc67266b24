import { claim, compileClaim, control } from '../../src/claim/index.js';
import { minimise } from '../../src/falsify/index.js';
import { regressionChain } from '../../src/process/index.js';
import { proveRelation } from '../../src/prove/index.js';
import { compileRegime, real, regime } from '../../src/regime/index.js';
import { EFFORTS, sampleMean, verifyClaim } from '../../src/verify/index.js';

/**
 * A process of its own that carries a load of some size and tells what that took: `node load.js KIND SIZE` prints
 * {seconds, megabytes}, CPU time of the load alone and the peak of the whole process.
 */
const loads: Readonly<Record<string, (size: number) => unknown>> = {
  claims: (size) => {
    for (let k = 0; k < size; k += 1)
      verifyClaim(tangent(k), { seed: 1, effort: EFFORTS.quick, alpha: 1e-3 });
  },
  points: (size) =>
    minimise({ ...ball(4), margin: distanceTo(4) }, { key: ['bench', 'points'], budget: size }),
  samples: (size) => {
    const { routes } = regressionChain({ workflow: 'replace', design: 'fresh' }).squaredError;
    const route = routes.find((one) => one.kind === 'sampled' && one.sampler === 'reduced');
    if (route?.kind !== 'sampled') throw new Error('there is no reduced sampler');
    return sampleMean(route, { d: 20, T: 100, sigma: 1, n: 10 }, ['bench', 'samples'], size);
  },
  boxes: (size) => {
    const compiled = compileClaim(tight);
    const { boxes } = proveRelation(compiled, compiled.relations[0]!, size);
    if (boxes < size / 2) throw new Error(`only ${boxes} of ${size} boxes were looked at`);
  },
  dimensions: (size) =>
    minimise({ ...ball(size), margin: distanceTo(size) }, { key: ['bench', size], budget: 100_000 }),
};

const source = {
  paper: { key: 'bench', authors: '', title: '', year: 2025 },
  where: '',
  fidelity: 'derived',
} as const;

const tangent = (k: number) =>
  claim({
    id: `bench/tangent-${k}`,
    title: 'the logarithm lies below its tangent',
    kind: 'inequality',
    source,
    regime: regime({ x: real(0, 10 + k) }),
    asserts: 'log(1+x) <= x',
    controls: [
      control('half of it', { asserts: 'log(1+x) <= x/2', at: { x: 1 } }),
      control('a third of it', { asserts: 'log(1+x) <= x/3', at: { x: 1 } }),
    ],
    view: { x: 'x' },
  });

/** True by a hair everywhere, so that boxes are cut for as long as they are paid for. */
const tight = claim({
  id: 'bench/tight',
  title: 'the sine of a sum, by halves',
  kind: 'inequality',
  source,
  regime: regime({ x: real(-2, 2), y: real(-2, 2) }),
  asserts: 'abs(sin(x)*cos(y) - sin(x+y)/2 - sin(x-y)/2) <= 1e-13',
  controls: [],
  view: { x: 'x' },
});

const names = (size: number): readonly string[] => Array.from({ length: size }, (_, i) => `x${i}`);

const ball = (size: number) => ({
  regime: compileRegime(regime(Object.fromEntries(names(size).map((name) => [name, real(0, 1)])))),
});

function distanceTo(size: number): (point: Readonly<Record<string, unknown>>) => number {
  const all = names(size);
  return (point) => 1 + all.reduce((sum, name) => sum + ((point[name] as number) - 0.3) ** 2, 0);
}

const [kind, size] = process.argv.slice(2);
const before = process.cpuUsage();
loads[kind!]!(Number(size));
const { user, system } = process.cpuUsage(before);
const megabytes = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ seconds: (user + system) / 1e6, megabytes }));
