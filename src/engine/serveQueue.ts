import { availableParallelism } from 'node:os';
import { Tinypool } from 'tinypool';
import { unpacked } from './packed.js';
import { type QueueAddress, queuePeers } from './redis.js';

export interface ServeOptions extends QueueAddress {
  /** The folder of the package's code. Only modules below it are run. */
  readonly root: URL;
  /** Threads. Default: the number of cores. */
  readonly jobs?: number;
  /** Seconds without a sign of life after which a task of this worker is given to another. Default 30. */
  readonly lease?: number;
  /** Hears of each task that is done. */
  readonly onTask?: () => void;
}

/** A worker on a queue. */
export interface Server {
  /** Takes no more tasks, and resolves when those begun are done. */
  readonly close: () => Promise<void>;
}

const defaultLease = 30;

/**
 * Works on the tasks of a queue until it is closed. A worker may join, leave or die at any time: what it had
 * begun is done again by another after the lease. Tasks run on threads, so that signs of life are punctual.
 */
export async function serveQueue(options: ServeOptions): Promise<Server> {
  const { bullmq, connect } = await queuePeers(options);
  const { root, name, jobs = availableParallelism(), lease = defaultLease, onTask = () => {} } = options;
  const connection = connect();
  const pools = new Map<string, Tinypool>();
  const poolOf = (module: string): Tinypool => {
    const pool = pools.get(module) ?? new Tinypool({ filename: module, minThreads: jobs, maxThreads: jobs });
    pools.set(module, pool);
    return pool;
  };
  const run = async ({ data }: { readonly data: { readonly text: string } }): Promise<string> => {
    const { module, task } = unpacked<{ module: string; task: unknown }>(data.text, root);
    if (!isBelow(module, root)) throw new Error(`${module} is no module of the package`);
    const result = JSON.stringify(await poolOf(module).run(task));
    onTask();
    return result;
  };
  const worker = new bullmq.Worker(name, run, {
    connection,
    concurrency: jobs,
    lockDuration: 1000 * lease,
    stalledInterval: 500 * lease,
    maxStalledCount: Number.MAX_SAFE_INTEGER,
    runRetryDelay: 1000,
    drainDelay: 1,
  });
  // Connections come back by themselves; a task whose result did not arrive is done again.
  connection.on('error', () => {});
  worker.on('error', () => {});
  return {
    close: async () => {
      await worker.close();
      connection.disconnect();
      await Promise.all([...pools.values()].map((pool) => pool.destroy()));
    },
  };
}

/** Whether a module lies below the root when its URL is read as URLs are, without `..`. */
const isBelow = (module: string, root: URL): boolean =>
  URL.canParse(module) && new URL(module).href === module && module.startsWith(root.href);
