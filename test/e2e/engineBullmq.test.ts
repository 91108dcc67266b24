import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holdfast, startHoldfast } from './holdfast.js';
import { hasRedis, type RedisServer, redisServer } from './redis.js';

const scratch = mkdtempSync(join(tmpdir(), 'holdfast-queue-'));
const at = (name: string): string => join(scratch, name);
const why = hasRedis ? '' : ' (skipped: there is no redis-server here)';

const SELECTION = ['gerstgrasser2024/a*', 'gerstgrasser2024/k*', 'xu2025/collapse-*'];
const WORKERS = 3;
const KILLS = 6;
const RESTART_AT = 2;

describe.skipIf(!hasRedis)(`verify --engine bullmq${why}`, () => {
  let redis: RedisServer;
  const workers: ReturnType<typeof startHoldfast>[] = [];
  const join = (...args: readonly string[]) =>
    startHoldfast('worker', '--redis', redis.url, '--jobs', '1', '--lease', '2', ...args);

  beforeAll(async () => {
    redis = await redisServer(scratch);
  });
  afterAll(async () => {
    for (const { child } of workers) child.kill('SIGKILL');
    await redis.kill();
    rmSync(scratch, { recursive: true, force: true });
  });

  it('should end in the bytes of the one-thread run while workers die every second and Redis dies once', async () => {
    for (let k = 0; k < WORKERS; k += 1) workers.push(join());
    const arguments_ = ['verify', ...SELECTION, '--engine', 'bullmq', '--redis', redis.url];
    const run = startHoldfast(...arguments_, '--json', at('queue.json'));
    const whole = startHoldfast('verify', ...SELECTION, '--jobs', '1', '--json', at('whole.json'));
    let over = false;
    run.ended.finally(() => {
      over = true;
    });
    let kills = 0;
    for (; kills < KILLS && !over; kills += 1) {
      await pause(1000);
      workers[kills % WORKERS]!.child.kill('SIGKILL');
      workers[kills % WORKERS] = join();
      if (kills === RESTART_AT) await redis.kill().then(redis.start);
    }
    expect(await run.ended, run.said.stderr).toBe(0);
    expect(kills).toBeGreaterThan(RESTART_AT);
    expect(await whole.ended, whole.said.stderr).toBe(0);
    expect(run.said.stdout).toBe(whole.said.stdout);
    expect(readFileSync(at('queue.json'), 'utf8')).toBe(readFileSync(at('whole.json'), 'utf8'));
    const steps = (text: string) => text.match(/\d+ of \d+ done/g);
    expect(steps(run.said.stderr)).toEqual(steps(whole.said.stderr));
  });

  it('should let a worker leave in good order', async () => {
    const last = workers.pop()!;
    for (const { child } of workers.splice(0)) child.kill('SIGKILL');
    while (!last.said.stderr.includes('listening')) await pause(50);
    last.child.kill('SIGTERM');
    expect(await last.ended).toBe(0);
    expect(last.said.stderr).toMatch(/\d+ tasks done\n$/);
  });

  it('should keep the claims of users who differ apart', async () => {
    const declaration = (bound: string) => `claims:
  - id: own2025/tangent
    title: The logarithm lies below its tangent
    source: { paper: Own, where: here, fidelity: derived }
    parameters: { x: 'real 0..10' }
    asserts: log(1+x) <= ${bound}
    controls:
      - { why: half of it, asserts: log(1+x) <= x/2, at: { x: 1 } }
      - { why: a third of it, asserts: log(1+x) <= x/3, at: { x: 1 } }
`;
    writeFileSync(at('own.yaml'), declaration('x'));
    const listening = join('--claims', at('own.yaml'));
    workers.push(listening);
    const own = ['verify', '--claims', at('own.yaml'), '--engine', 'bullmq', '--redis', redis.url];
    expect(await startHoldfast(...own).ended).toBe(0);
    writeFileSync(at('own.yaml'), declaration('x + 0'));
    const other = startHoldfast(...own);
    while (!other.said.stderr.includes('no worker of this build listens yet')) await pause(50);
    other.child.kill('SIGKILL');
    expect(await other.ended).toBe(null);
  });
});

describe('verify --engine', () => {
  it('should say in a sentence what is missing', () => {
    const requests: readonly (readonly [readonly string[], string])[] = [
      [['verify', '--engine', 'bullmq'], '--engine bullmq needs --redis URL'],
      [['verify', '--redis', 'redis://localhost'], '--redis is for --engine bullmq'],
      [['verify', '--engine', 'cluster'], "the engine 'cluster' is unknown; it is one of threads, bullmq"],
      [['worker', '--redis', 'localhost:6379'], "'localhost:6379' is no address of a Redis server"],
      [
        ['worker', '--redis', 'redis://u:secret@127.0.0.1:1'],
        'no Redis server answers at redis://127.0.0.1:1 (ECONN',
      ],
    ];
    for (const [args, sentence] of requests) {
      const { status, stderr } = holdfast(...args);
      expect(stderr).toContain(sentence);
      expect(stderr).not.toContain('secret');
      expect(status).toBe(2);
    }
  });
});
