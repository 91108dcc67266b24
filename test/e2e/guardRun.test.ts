import { execFileSync, spawn } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { hasPython, holdfast, isBuilt, MAIN } from './guardCommand.js';

// Hundreds of short processes are started, each of which waits for its turn on a busy machine.
vi.setConfig({ testTimeout: 300_000 });

const DOCS = fileURLToPath(new URL('../../docs/examples/', import.meta.url));
const ACTION = fileURLToPath(new URL('../../action.yml', import.meta.url));

const hasR = (() => {
  try {
    execFileSync('Rscript', ['-e', 'library(jsonlite)'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

const folderWith = (...files: readonly string[]): string => {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-run-'));
  for (const file of files) cpSync(join(DOCS, file), join(folder, file.split('/').at(-1)!));
  return folder;
};

const CLAIM = ['--claim', 'replace-linear', '--set', 'design=fresh', 'd=1'];
const SMALL = ['--points', '6', '--size', '200', '--replicates', '60'];

interface Report {
  readonly simulators: readonly {
    readonly outcome: string;
    readonly values: number;
    readonly points: readonly unknown[];
    readonly witness?: { readonly point: Readonly<Record<string, number>> };
  }[];
}
const reportIn = (folder: string, name = 'report.json'): Report =>
  JSON.parse(readFileSync(join(folder, name), 'utf8')) as Report;

describe.skipIf(!isBuilt || !hasPython)('holdfast guard --run', () => {
  it('should raise no alarm on the example that obeys, through the Python adapter', () => {
    const folder = folderWith('holdfast_adapter.py', 'regression_simulator.py');
    const { code, out, err } = holdfast(
      folder,
      'guard',
      '--run',
      'python3 regression_simulator.py',
      ...CLAIM,
      ...SMALL,
    );
    expect(code, out + err).toBe(0);
    expect(out).toContain('0 alarm');
  });

  it('should find the smallest configuration of one that does not, and replay it by the printed command', () => {
    const folder = folderWith('holdfast_adapter.py', 'regression_simulator.py');
    const script = join(folder, 'regression_simulator.py');
    writeFileSync(
      script,
      readFileSync(script, 'utf8').replace('rng.gauss(0, sigma)', 'rng.gauss(0, 1.5 * sigma)'),
    );
    const { code, out } = holdfast(
      folder,
      'guard',
      '--run',
      'python3 regression_simulator.py',
      ...CLAIM,
      ...SMALL,
    );
    expect(code, out).toBe(1);
    expect(out).toContain('"n":1');
    const replay = /replay: holdfast (guard .*)/.exec(out)![1]!;
    const words = [...replay.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare!);
    const again = holdfast(folder, ...words);
    expect(again.code, again.out + again.err).toBe(1);
    expect(again.out).toContain('1 configuration,');
  });

  it('should run a script that cannot be changed once a value, its arguments filled in', () => {
    const folder = mkdtempSync(join(tmpdir(), 'holdfast-run-'));
    writeFileSync(
      join(folder, 'sim.py'),
      `import argparse, random
flags = argparse.ArgumentParser()
flags.add_argument("--n", type=int)
flags.add_argument("--seed", type=int)
given = flags.parse_args()
rng = random.Random(given.seed)
mean = sum(rng.gauss(0, 1) for _ in range(given.n)) / given.n
print("done", given.n)
print(mean**2)
`,
    );
    writeFileSync(
      join(folder, 'claims.yaml'),
      `claims:
  - id: means/squared
    title: The squared mean of n standard normal values is 1/n on average
    source: { paper: means, where: '', fidelity: derived }
    parameters: { n: integer 2..50 }
    measures: { error: { meaning: squared mean, support: nonnegative, closed: 1/n } }
    asserts: error = 1/n
    controls:
      - { why: half, asserts: error = 1/(2*n), at: { n: 5 } }
      - { why: twice, asserts: error = 2/n, at: { n: 5 } }
`,
    );
    const run = (command: string) =>
      holdfast(
        folder,
        ...['guard', '--run', command, '--claims', 'claims.yaml', '--claim', 'squared'],
        ...['--points', '1', '--replicates', '4', '--json', 'report.json'],
      );
    const { code, out, err } = run('python3 sim.py --n {n} --seed {seed}');
    expect(code, out + err).toBe(0);
    expect(reportIn(folder).simulators[0]!.values).toBeGreaterThanOrEqual(4);
    const unknown = run('python3 sim.py --n {m} --seed {seed}');
    expect(unknown.code).toBe(2);
    expect(unknown.out).toContain('the command asks for {m}; known are {n} {seed} {replicates}');
  });

  it('should go on with --resume where it was killed, with the same report and no answer asked for twice', async () => {
    const folder = folderWith('holdfast_adapter.py', 'regression_simulator.py');
    // Every request is written down, and takes long enough for a kill in between.
    const script = join(folder, 'regression_simulator.py');
    const adapter = join(folder, 'holdfast_adapter.py');
    writeFileSync(
      adapter,
      readFileSync(adapter, 'utf8').replace(
        '        request = json.loads(line)\n',
        '        request = json.loads(line)\n        import time; time.sleep(0.1)\n        open("asked.log", "a").write(line)\n',
      ),
    );
    const args = ['guard', '--run', `python3 ${script}`, ...CLAIM, ...SMALL];
    const whole = holdfast(folder, ...args, '--json', 'whole.json');
    expect(whole.code, whole.out + whole.err).toBe(0);
    const asked = (): string[] => readFileSync(join(folder, 'asked.log'), 'utf8').trim().split('\n');
    const all = asked();
    writeFileSync(join(folder, 'asked.log'), '');
    await killedAfter(folder, [...args, '--json', 'report.json'], 6);
    const before = asked();
    expect(existsSync(join(folder, 'report.json'))).toBe(false);
    // The last line of the journal is cut off, as a kill may leave it.
    appendFileSync(join(folder, 'report.json.answers'), '["half a li');
    const { code, out, err } = holdfast(folder, ...args, '--json', 'report.json', '--resume');
    expect(code, out + err).toBe(0);
    expect(reportIn(folder)).toEqual(reportIn(folder, 'whole.json'));
    // The three questions on the simulator's temper, and the one that was under way, are asked again.
    expect(asked().length).toBeLessThanOrEqual(all.length + 4);
    expect(before.length).toBeGreaterThanOrEqual(6);
    expect(existsSync(join(folder, 'report.json.answers'))).toBe(false);
  });
});

/** Starts the command, and kills it outright once the simulator was asked so many times. */
async function killedAfter(folder: string, args: readonly string[], requests: number): Promise<void> {
  const child = spawn(process.execPath, [MAIN, ...args], { cwd: folder, stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const log = join(folder, 'asked.log');
  while (readFileSync(log, 'utf8').split('\n').length <= requests)
    await new Promise((resolve) => setTimeout(resolve, 20));
  child.kill('SIGKILL');
  await ended;
}

describe.skipIf(!isBuilt || !hasR)(
  `the R adapter${hasR ? '' : ' (skipped: Rscript with jsonlite is not installed)'}`,
  () => {
    it('should answer the same protocol', () => {
      const folder = folderWith('holdfast_adapter.R');
      writeFileSync(
        join(folder, 'sim.R'),
        `source("holdfast_adapter.R")
serve(function(T, sigma, n, ...) {
  slope <- 0
  for (fit in seq_len(n)) {
    x <- rnorm(T)
    y <- slope * x + rnorm(T, sd = sigma)
    slope <- sum(x * y) / sum(x^2)
  }
  slope^2
})
`,
      );
      const { code, out, err } = holdfast(folder, 'guard', '--run', 'Rscript sim.R', ...CLAIM, ...SMALL);
      expect(code, out + err).toBe(0);
    });
  },
);

describe('the composite action', () => {
  const action = parse(readFileSync(ACTION, 'utf8')) as {
    readonly inputs: Readonly<Record<string, { readonly default: string }>>;
    readonly runs: {
      readonly steps: readonly {
        readonly run?: string;
        readonly env?: Readonly<Record<string, string>>;
        readonly uses?: string;
      }[];
    };
  };

  it('should have what GitHub asks of one', () => {
    const text = { type: 'string', minLength: 1 };
    const strict = (properties: Readonly<Record<string, unknown>>, required: readonly string[]) => ({
      type: 'object',
      additionalProperties: false,
      properties,
      required,
    });
    const step = {
      ...strict(
        { id: text, name: text, if: text, uses: text, with: {}, run: text, shell: text, env: {} },
        [],
      ),
      oneOf: [{ required: ['uses'] }, { required: ['run', 'shell'] }],
    };
    const input = strict({ description: text, required: { type: 'boolean' }, default: { type: 'string' } }, [
      'description',
    ]);
    const isAction = new Ajv().compile(
      strict(
        {
          name: text,
          description: { ...text, maxLength: 125 },
          branding: strict({ icon: text, color: { enum: ['blue', 'green', 'orange', 'red', 'purple'] } }, []),
          inputs: {
            type: 'object',
            additionalProperties: input,
            propertyNames: { pattern: '^[a-z_][a-z0-9_-]*$' },
          },
          runs: strict({ using: { const: 'composite' }, steps: { type: 'array', items: step } }, [
            'using',
            'steps',
          ]),
        },
        ['name', 'description', 'runs'],
      ),
    );
    expect(isAction(action), JSON.stringify(isAction.errors)).toBe(true);
  });

  it('should pin what it uses, name inputs that exist, and let no input be read as a script', () => {
    const text = readFileSync(ACTION, 'utf8');
    for (const [, name] of text.matchAll(/inputs\.(\w+)/g))
      expect(Object.keys(action.inputs)).toContain(name);
    for (const { uses, run } of action.runs.steps) {
      if (uses !== undefined) expect(uses).toMatch(/^[\w-]+\/[\w/-]+@v\d+$/);
      expect(run ?? '').not.toContain('${{');
    }
  });

  it.skipIf(!isBuilt || !hasPython)('should hold a repository and write both reports', () => {
    const folder = mkdtempSync(join(tmpdir(), 'holdfast-action-'));
    copyFileSync(join(DOCS, 'tutorial', 'sim.py'), join(folder, 'sim.py'));
    execFileSync('python3', ['sim.py'], { cwd: folder });
    expect(holdfast(folder, 'init', '--yes').code).toBe(0);
    // In place of npx, which would fetch the package.
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'npx'), `#!/bin/sh\nshift 2\nexec "${process.execPath}" "${MAIN}" "$@"\n`);
    chmodSync(join(bin, 'npx'), 0o755);
    const { run, env } = action.runs.steps.find((step) => step.run !== undefined)!;
    const filled = Object.fromEntries(
      Object.entries(env!).map(([name, value]) => [
        name,
        value.replace(/\$\{\{ inputs\.(\w+) \}\}/, (_all, input: string) => action.inputs[input]!.default),
      ]),
    );
    const out = execFileSync('bash', ['-e', '-c', run!], {
      cwd: folder,
      encoding: 'utf8',
      env: {
        ...process.env,
        ...filled,
        PATH: `${bin}:${process.env.PATH}`,
        GITHUB_STEP_SUMMARY: join(folder, 's.md'),
      },
    });
    expect(out).toContain('2 supported');
    expect(readFileSync(join(folder, 'holdfast.xml'), 'utf8')).toContain('failures="0"');
    expect(JSON.parse(readFileSync(join(folder, 'holdfast.sarif'), 'utf8'))).toMatchObject({
      version: '2.1.0',
    });
    expect(readFileSync(join(folder, 's.md'), 'utf8')).toContain('nothing speaks against');
  });
});
