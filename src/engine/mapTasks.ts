import { availableParallelism } from 'node:os';
import { Tinypool } from 'tinypool';

/** Work that can run on any thread: a module whose default export maps one task to its result. */
export interface Work<Task> {
  /** URL of the module. Tasks and results must survive structured cloning. */
  readonly module: URL;
  readonly tasks: readonly Task[];
  /** Threads; 1 runs in this thread. Default: the number of cores. */
  readonly jobs?: number;
}

/**
 * Runs every task and gives the results in the order of the tasks, whatever the number of threads and
 * the order of arrival; `onResult` hears of each result as it arrives.
 *
 * Rejects with the first failure of a task; a result reported before that is not lost.
 */
export async function mapTasks<Task, Result>(
  work: Work<Task>,
  onResult: (result: Result, position: number) => void = () => {},
): Promise<readonly Result[]> {
  const jobs = Math.min(work.jobs ?? availableParallelism(), work.tasks.length);
  return jobs <= 1 ? inThisThread(work, onResult) : inThreads(work, jobs, onResult);
}

async function inThisThread<Task, Result>(
  work: Work<Task>,
  onResult: (result: Result, position: number) => void,
): Promise<readonly Result[]> {
  const { default: run } = (await import(work.module.href)) as { default: (task: Task) => Promise<Result> };
  const results: Result[] = [];
  for (const [position, task] of work.tasks.entries()) {
    const result = await run(task);
    onResult(result, position);
    results.push(result);
  }
  return results;
}

async function inThreads<Task, Result>(
  work: Work<Task>,
  jobs: number,
  onResult: (result: Result, position: number) => void,
): Promise<readonly Result[]> {
  const pool = new Tinypool({ filename: work.module.href, minThreads: jobs, maxThreads: jobs });
  try {
    return await Promise.all(
      work.tasks.map(async (task, position) => {
        const result = (await pool.run(task)) as Result;
        onResult(result, position);
        return result;
      }),
    );
  } finally {
    await pool.destroy();
  }
}
