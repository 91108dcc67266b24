import type { Redis, RedisOptions } from 'ioredis';

/** Where the tasks of a cluster are kept. */
export interface QueueAddress {
  /** `redis://host:port`, `rediss://` for TLS; user, password and database as usual in such a URL. */
  readonly redis: string;
  /** Name of the queue: equal for all whose results may stand for each other. */
  readonly name: string;
}

/** The optional peers, loaded on first use. */
export interface Peers {
  readonly bullmq: typeof import('bullmq');
  readonly connect: (options?: RedisOptions) => Redis;
}

/** Loads bullmq and ioredis; a sentence when they are not installed, or when Redis does not answer. */
export async function queuePeers({ redis }: QueueAddress): Promise<Peers> {
  const url = readUrl(redis);
  const loaded = await Promise.all([import('bullmq'), import('ioredis')]).catch(() => {
    throw new Error('the queue needs two optional packages; install them with: npm install bullmq ioredis');
  });
  const [bullmq, { Redis: Client }] = loaded;
  const connect = (options: RedisOptions = {}): Redis =>
    new Client(url, { maxRetriesPerRequest: null, retryStrategy, ...options });
  await answers(connect, redis);
  return { bullmq, connect };
}

const longestPause = 1000;
const retryStrategy = (times: number): number => Math.min(100 * times, longestPause);

function readUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['redis:', 'rediss:'].includes(url.protocol) || url.hostname === '')
    throw new Error(`'${text}' is no address of a Redis server; write for example redis://localhost:6379`);
  return text;
}

/** The address without its password. */
export function publicAddress(redis: string): string {
  const url = new URL(redis);
  return `${url.protocol}//${url.host}${url.pathname}`;
}

async function answers(connect: Peers['connect'], redis: string): Promise<void> {
  const probe = connect({ lazyConnect: true, connectTimeout: 5000, retryStrategy: () => null });
  let reason = '';
  probe.on('error', (error: NodeJS.ErrnoException) => {
    reason ||= error.code ?? error.message;
  });
  try {
    await probe.connect();
    await probe.ping();
  } catch (error) {
    const why = reason || (error as Error).message;
    throw new Error(`no Redis server answers at ${publicAddress(redis)} (${why})`);
  } finally {
    probe.disconnect();
  }
}
