import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';

export const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

/** A Redis server with append-only persistence, which can be killed and started again. */
export interface RedisServer {
  readonly url: string;
  readonly kill: () => Promise<void>;
  readonly start: () => Promise<void>;
}

/** Starts one on a free port; its data are in `folder`. */
export async function redisServer(folder: string): Promise<RedisServer> {
  const port = await freePort();
  const options = ['--port', String(port), '--dir', folder, '--appendonly', 'yes', '--save', ''];
  let child: ChildProcess;
  const start = async (): Promise<void> => {
    child = spawn('redis-server', [...options, '--bind', '127.0.0.1'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await new Promise<void>((ready, failed) => {
      child.stdout!.on('data', (text) => /Ready to accept connections/.test(text) && ready());
      child.once('exit', () => failed(new Error('redis-server did not start')));
    });
  };
  const kill = async (): Promise<void> => {
    const gone = new Promise((done) => child.once('exit', done));
    child.kill('SIGKILL');
    await gone;
  };
  await start();
  return { url: `redis://127.0.0.1:${port}`, kill, start };
}

function freePort(): Promise<number> {
  return new Promise((found) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => found(port));
    });
  });
}
