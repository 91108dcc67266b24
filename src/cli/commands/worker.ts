import { publicAddress, serveQueue } from '../../engine/index.js';
import { queueAt, ROOT } from '../queue.js';

export interface WorkerOptions {
  readonly redis: string;
  readonly jobs?: number;
  readonly lease: number;
  readonly claims?: readonly string[];
}

/** Works on the queue of this build until it is told to stop; tasks begun are then finished. */
export async function worker({ redis, jobs, lease, claims = [] }: WorkerOptions): Promise<number> {
  const address = queueAt(redis, claims);
  let done = 0;
  const server = await serveQueue({
    ...address,
    root: ROOT,
    lease,
    ...(jobs !== undefined && { jobs: Math.max(1, jobs) }),
    onTask: () => {
      done += 1;
    },
  });
  process.stderr.write(`holdfast: listening at ${publicAddress(redis)} as ${address.name}\n`);
  await new Promise<void>((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop());
  });
  await server.close();
  process.stderr.write(`holdfast: ${done} tasks done\n`);
  return 0;
}
