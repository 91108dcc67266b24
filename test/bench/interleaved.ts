import type { Settings } from './row.js';

/** Someone who does a piece of work and is timed. */
export interface Contestant {
  /** CPU seconds for one piece of work, measured over at least `slice` of them. */
  readonly seconds: (slice: number) => number | Promise<number>;
}

/** A contestant in this process; `work` does the piece of work so many times. */
export function here(work: (times: number) => unknown): Contestant {
  let times = 1;
  return {
    seconds: (slice) => {
      for (;;) {
        const before = cpuSeconds();
        work(times);
        const spent = cpuSeconds() - before;
        if (spent >= slice) return spent / times;
        times = Math.ceil(times * Math.min(10, Math.max(1.2, (1.2 * slice) / Math.max(spent, 1e-6))));
      }
    },
  };
}

/** CPU time and not the clock, because others may use the machine. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

const warmUps = 3;

/**
 * Seconds of each contestant in each repetition. In a repetition all have their turn, in alternating order, so
 * that whatever slows the machine slows them all.
 */
export async function interleaved(
  contestants: readonly Contestant[],
  { repetitions, slice }: Settings,
): Promise<readonly (readonly number[])[]> {
  const times = contestants.map(() => [] as number[]);
  const order = contestants.map((_, place) => place);
  for (let repetition = -warmUps; repetition < repetitions; repetition++) {
    for (const place of order) {
      const seconds = await contestants[place]!.seconds(slice);
      if (repetition >= 0) times[place]!.push(seconds);
    }
    order.reverse();
  }
  return times;
}
