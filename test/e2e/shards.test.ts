import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { holdfast } from './holdfast.js';

const scratch = mkdtempSync(join(tmpdir(), 'holdfast-shards-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const at = (...names: readonly string[]): string => join(scratch, ...names);
const example = (name: string): string =>
  fileURLToPath(new URL(`../../docs/examples/${name}`, import.meta.url));

const SELECTION = ['xu2025/collapse-*', 'gerstgrasser2024/dd-q*', 'gerstgrasser2024/dd-work*'];

describe('verify --shard and merge', () => {
  it('should end in the bytes of the one-thread run, in any order and with repetitions', () => {
    const whole = holdfast('verify', ...SELECTION, '--jobs', '1', '--json', at('whole.json'));
    expect(whole.status, whole.stderr).toBe(0);
    for (const shard of ['3/3', '1/3', '2/3', '1/2'])
      expect(holdfast('verify', ...SELECTION, '--shard', shard, '--out', at('shards')).status, shard).toBe(0);
    copyFileSync(at('shards', 'shard-1-of-3.json'), at('shards', 'shard-1-of-3 (again).json'));
    const merged = holdfast('merge', at('shards'), '--json', at('merged.json'));
    expect(merged).toMatchObject({ status: 0, stdout: whole.stdout });
    expect(readFileSync(at('merged.json'), 'utf8')).toBe(readFileSync(at('whole.json'), 'utf8'));
  });

  it('should name a missing shard and refuse one that contradicts another', () => {
    rmSync(at('shards', 'shard-1-of-2.json'));
    const text = readFileSync(at('shards', 'shard-1-of-3.json'), 'utf8');
    const copy = at('shards', 'shard-1-of-3 (again).json');
    writeFileSync(copy, text.replace(/"evaluations": (\d)/, '"evaluations": 1$1'));
    const contradicting = holdfast('merge', at('shards'));
    expect(contradicting.status).toBe(2);
    expect(contradicting.stderr).toMatch(/contradicts .*shard-1-of-3.*: their results of '.*' differ/);
    writeFileSync(copy, text.slice(0, 1000));
    expect(holdfast('merge', at('shards')).stderr).toContain('cannot be read as JSON; run its shard again');
    rmSync(copy);
    rmSync(at('shards', 'shard-2-of-3.json'));
    const missing = holdfast('merge', at('shards'));
    expect(missing.status).toBe(2);
    expect(missing.stderr).toContain('shard 2/3 is missing');
  });

  it('should refuse requests that make no sense, in a sentence', () => {
    mkdirSync(at('empty'));
    const requests: readonly (readonly [readonly string[], string])[] = [
      [['verify', '--shard', '1/2'], '--shard needs --out DIR'],
      [['verify', '--out', 'x'], '--out needs --shard i/n'],
      [['verify', '--shard', '3/2', '--out', 'x'], "'3/2' is no shard"],
      [['verify', '--shard', '1/2', '--out', 'x', '--json', 'y'], '--json is for whole runs'],
      [['merge', at('empty')], 'there is no shard in'],
      [['merge', at('absent')], 'cannot be read (ENOENT)'],
    ];
    for (const [args, sentence] of requests) {
      const { status, stderr } = holdfast(...args);
      expect(stderr).toContain(sentence);
      expect(status).toBe(2);
    }
  });
});

describe('the examples for schedulers', () => {
  it('should give a Slurm script that deals out the shards', () => {
    const script = example('slurm-array.sh');
    expect(spawnSync('bash', ['-n', script]).status).toBe(0);
    writeFileSync(at('npx'), '#!/bin/sh\necho "$@"\n');
    chmodSync(at('npx'), 0o755);
    const env = {
      PATH: `${scratch}${delimiter}${process.env.PATH}`,
      SLURM_ARRAY_TASK_ID: '3',
      SLURM_ARRAY_TASK_COUNT: '16',
      SLURM_CPUS_PER_TASK: '2',
    };
    const { stdout } = spawnSync('bash', [script, 'xu2025', '--budget', 'deep'], { encoding: 'utf8', env });
    expect(stdout).toBe('holdfast verify xu2025 --budget deep --jobs 2 --shard 3/16 --out shards\n');
  });

  it('should give a matrix of which the last job merges what the others verify', () => {
    const { jobs } = parse(readFileSync(example('github-matrix.yml'), 'utf8')) as {
      jobs: Record<'shard' | 'merge', { needs?: string; steps: { run?: string }[] }>;
    };
    const commands = (name: 'shard' | 'merge') => jobs[name].steps.flatMap(({ run }) => run ?? []).join('\n');
    expect(commands('shard')).toMatch(
      /--shard \$\{\{ matrix\.shard \}\}\/\$\{\{ strategy\.job-total \}\} --out shards$/m,
    );
    expect(commands('merge')).toContain('npx holdfast merge shards --json evidence.json');
    expect(jobs.merge.needs).toBe('shard');
  });
});
