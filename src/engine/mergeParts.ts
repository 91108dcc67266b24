import { type Shard, tasksOf } from './shard.js';

/** What one shard of a run found. */
export interface Part<Result> {
  /** Where it was read from, for messages. */
  readonly name: string;
  /** What the whole run was: equal for all its shards. The keys are those of its tasks, in order. */
  readonly run: { readonly keys: readonly string[] } & Readonly<Record<string, unknown>>;
  readonly shard: Shard;
  /** One for each task of the shard, in the order of the tasks. */
  readonly results: readonly { readonly key: string; readonly result: Result }[];
}

interface Found<Result> {
  readonly text: string;
  readonly part: string;
  readonly result: Result;
}

/**
 * The results of all tasks in the order of the tasks, whatever the order of the parts and however the run was
 * cut. Equal results of one task count once.
 *
 * Throws a sentence when the parts are of different runs, when two results of a task differ, or when a task
 * has no result: it names the shards that are missing.
 */
export function mergeParts<Result>(parts: readonly Part<Result>[]): readonly Result[] {
  const [first] = parts;
  if (first === undefined) throw new Error('there is no shard to merge');
  const found = new Map<string, Found<Result>>();
  for (const part of parts) {
    sameRun(first, part);
    complete(part);
    for (const { key, result } of part.results) add(found, part.name, key, result);
  }
  const missing = first.run.keys.filter((key) => !found.has(key));
  if (missing.length > 0) throw new Error(missingSentence(parts, missing));
  return first.run.keys.map((key) => found.get(key)!.result);
}

function sameRun(first: Part<unknown>, part: Part<unknown>): void {
  const names = new Set([...Object.keys(first.run), ...Object.keys(part.run)]);
  for (const name of names) {
    const [a, b] = [first, part].map(({ run }) => JSON.stringify(run[name]) ?? 'nothing') as [string, string];
    if (a !== b)
      throw new Error(
        `${part.name} is of another run than ${first.name}: ${name} is ${brief(b)}, not ${brief(a)}`,
      );
  }
}

const brief = (text: string): string => (text.length <= 40 ? text : `${text.slice(0, 37)}...`);

function complete({ name, run, shard, results }: Part<unknown>): void {
  const due = tasksOf(run.keys, shard);
  const wrong = due.length !== results.length || due.some((key, at) => results[at]!.key !== key);
  if (wrong) throw new Error(`${name} does not hold the results of shard ${shard.index}/${shard.of}`);
}

function add<Result>(found: Map<string, Found<Result>>, part: string, key: string, result: Result): void {
  const text = JSON.stringify(result);
  const earlier = found.get(key);
  if (earlier === undefined) found.set(key, { text, part, result });
  else if (earlier.text !== text)
    throw new Error(`${part} contradicts ${earlier.part}: their results of '${key}' differ`);
}

/** Shards of the cuts that were begun; the first tasks without a result. */
function missingSentence(parts: readonly Part<unknown>[], missing: readonly string[]): string {
  const cuts = [...new Set(parts.map(({ shard }) => shard.of))];
  const absent = cuts.flatMap((of) => {
    const indices = Array.from({ length: of }, (_, k) => k + 1);
    return indices
      .filter((index) => !parts.some(({ shard }) => shard.of === of && shard.index === index))
      .map((index) => `${index}/${of}`);
  });
  const tasks = `'${missing.slice(0, 3).join("', '")}'${missing.length > 3 ? ` and ${missing.length - 3} more` : ''}`;
  return `${absent.length === 1 ? 'shard' : 'shards'} ${absent.join(', ')} ${absent.length === 1 ? 'is' : 'are'} missing: there is no result for ${tasks}`;
}
