import { createHash } from 'node:crypto';
import type { Queue } from 'bullmq';
import type { Work } from './mapTasks.js';
import { packed } from './packed.js';
import { type QueueAddress, queuePeers } from './redis.js';

export interface QueueOptions extends QueueAddress {
  /** The folder of the package's code; the module of the work lies below it. */
  readonly root: URL;
  /** Hears, once, that nobody works on the queue. */
  readonly onIdle?: () => void;
}

/** Milliseconds between looks at everything that is still open, lest an event was lost. */
const lookEvery = 1000;
/** Looks without a worker until `onIdle` hears of it. */
const idleLooks = 3;

/**
 * `mapTasks` by workers on other machines (see `serveQueue`): the results in the order of the tasks.
 *
 * Delivery is at least once and results are exactly once: a job is named by a digest of its task, and tasks
 * are pure, so that a repetition gives the same result and a result is taken once. A job that Redis lost is
 * added again. Results of a run that was interrupted are found again under the same names.
 */
export async function mapOnQueue<Task, Result>(
  work: Work<Task>,
  options: QueueOptions,
  onResult: (result: Result, position: number) => void = () => {},
): Promise<readonly Result[]> {
  if (work.tasks.length === 0) return [];
  const { bullmq, connect } = await queuePeers(options);
  const connection = connect();
  const queue = new bullmq.Queue(options.name, { connection });
  const events = new bullmq.QueueEvents(options.name, { connection });
  connection.on('error', ignore);
  queue.on('error', ignore);
  events.on('error', ignore);
  const jobs = jobsOf(work, options.root);
  try {
    await forgetFailures(queue, jobs);
    return await collect(queue, jobs, bell(events), onResult, options.onIdle);
  } finally {
    await Promise.all([events.close(), queue.close()]);
    connection.disconnect();
  }
}

/** Connections come back by themselves; what was under way is repeated. */
const ignore = (): void => {};

/** One job, and the tasks that it stands for. */
interface Job {
  readonly id: string;
  readonly data: { readonly text: string };
  readonly positions: number[];
}

function jobsOf({ module, tasks }: Work<unknown>, root: URL): readonly Job[] {
  const jobs = new Map<string, Job>();
  for (const [position, task] of tasks.entries()) {
    const text = packed({ module: module.href, task }, root);
    const id = `task-${createHash('sha256').update(text).digest('hex')}`;
    const job = jobs.get(id) ?? { id, data: { text }, positions: [] };
    jobs.set(id, job);
    job.positions.push(position);
  }
  return [...jobs.values()];
}

/** A failure of an earlier run says nothing: its cause may be gone. */
async function forgetFailures(queue: Queue, jobs: readonly Job[]): Promise<void> {
  for (const { id } of jobs) if ((await queue.getJobState(id)) === 'failed') await queue.remove(id);
  await addAll(queue, jobs);
}

const addAll = (queue: Queue, jobs: readonly Job[]): Promise<unknown> =>
  queue.addBulk(jobs.map(({ id, data }) => ({ name: 'task', data, opts: { jobId: id } })));

interface Bell {
  /** The jobs that were heard of since the last call; waits for one, but not for ever. */
  readonly wait: () => Promise<ReadonlySet<string>>;
}

function bell(events: import('bullmq').QueueEvents): Bell {
  let heard = new Set<string>();
  let wake = (): void => {};
  const hear = ({ jobId }: { readonly jobId: string }): void => {
    heard.add(jobId);
    wake();
  };
  events.on('completed', hear);
  events.on('failed', hear);
  return {
    wait: async () => {
      if (heard.size === 0)
        await new Promise<void>((done) => {
          wake = done;
          setTimeout(done, lookEvery);
        });
      const found = heard;
      heard = new Set();
      return found;
    },
  };
}

async function collect<Result>(
  queue: Queue,
  jobs: readonly Job[],
  { wait }: Bell,
  onResult: (result: Result, position: number) => void,
  onIdle: () => void = () => {},
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const open = new Map(jobs.map((job) => [job.id, job]));
  let looks = 0;
  const take = ({ id, positions }: Job, result: Result): void => {
    open.delete(id);
    for (const position of positions) {
      results[position] = result;
      onResult(result, position);
    }
  };
  await look(queue, [...open.values()], take);
  while (open.size > 0) {
    const heard = await wait();
    const due = heard.size > 0 ? [...heard].flatMap((id) => open.get(id) ?? []) : [...open.values()];
    await look(queue, due, take);
    if (heard.size > 0) continue;
    looks += 1;
    if (looks === idleLooks && (await queue.getWorkersCount()) === 0) onIdle();
  }
  await Promise.all(jobs.map(({ id }) => queue.remove(id)));
  return results;
}

/** Takes the results that are there, and adds jobs that are gone. */
async function look<Result>(
  queue: Queue,
  jobs: readonly Job[],
  take: (job: Job, result: Result) => void,
): Promise<void> {
  const lost: Job[] = [];
  for (const job of jobs) {
    const found = await queue.getJob(job.id);
    if (found === undefined || found === null) lost.push(job);
    else if (found.finishedOn !== undefined) {
      if (found.failedReason) throw new Error(found.failedReason);
      take(job, JSON.parse(found.returnvalue as string) as Result);
    }
  }
  if (lost.length > 0) await addAll(queue, lost);
}
