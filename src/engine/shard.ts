/** One of several parts that a list of tasks is dealt out to. */
export interface Shard {
  /** From 1 to `of`. */
  readonly index: number;
  readonly of: number;
}

/** Reads `i/n` with 1 <= i <= n; a sentence when it is something else. */
export function readShard(text: string): Shard {
  const [index, of] = /^\d{1,6}\/\d{1,6}$/.test(text) ? text.split('/').map(Number) : [0, 0];
  if (index! < 1 || index! > of!)
    throw new Error(`'${text}' is no shard; write i/n with 1 <= i <= n, such as 2/8`);
  return { index: index!, of: of! };
}

/** Every `of`-th task, so that neighbours, which tend to take equally long, part. */
export function tasksOf<Task>(tasks: readonly Task[], { index, of }: Shard): readonly Task[] {
  return tasks.filter((_, position) => position % of === index - 1);
}
