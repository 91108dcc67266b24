import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import type { Point } from '../../regime/index.js';
import { shown } from '../table/refuse.js';

/** A simulator did not answer as it should: one sentence that says what it did. */
export class SimulatorFault extends Error {
  override readonly name = 'SimulatorFault';
}

export interface SimulatorOptions {
  /** Seconds that one answer may take; 30 more are given to the first, for a process to start. Default 60. */
  readonly timeout?: number;
  /** Megabytes of memory that the simulator may take, where the shell can limit it. Default: no limit. */
  readonly memory?: number;
  /** Folder in which the command runs. Default: the current one. */
  readonly folder?: string;
}

/** A user's program that draws a measured value. */
export interface Simulator {
  /** `replicates` independent values at a point. Rejects with a `SimulatorFault`. */
  readonly ask: (point: Point, seed: number, replicates: number) => Promise<readonly number[]>;
  /** Ends every process that was started, with all of their children. */
  readonly close: () => Promise<void>;
}

/** Seconds that a process may take to start, on top of those for its first answer. */
const START = 30;
/** Longest answer. */
const LONGEST = 1 << 26;
/** Most characters of standard error that a sentence quotes. */
const QUOTED = 200;

/**
 * Drives a command as a simulator. With placeholders (`python sim.py --n {n} --seed {seed}`) the command is run
 * once a value, or once an answer when `{replicates}` is among them, and prints its values; otherwise it is one
 * long-lived process that answers a JSON line `{"params":{...},"seed":7,"replicates":100}` with `{"values":[...]}`.
 */
export function simulator(command: string, quantity: string, options: SimulatorOptions = {}): Simulator {
  return /\{\w+\}/.test(command)
    ? template(command, quantity, options)
    : longLived(command, quantity, options);
}

const alive = new Set<ChildProcess>();
let watching = false;

/** Ends what is still running when this process ends, however it ends. */
function watch(): void {
  if (watching) return;
  watching = true;
  process.once('exit', () => alive.forEach(end));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      alive.forEach(end);
      process.exit(signal === 'SIGINT' ? 130 : 143);
    });
  }
}

/** Starts a command in a process group of its own, so that its children end with it. */
function start(command: string, { memory, folder }: SimulatorOptions): ChildProcess {
  watch();
  const limited = memory === undefined ? command : `ulimit -v ${Math.floor(memory * 1024)}; ${command}`;
  const child = spawn(limited, {
    shell: true,
    detached: process.platform !== 'win32',
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(folder !== undefined && { cwd: folder }),
  });
  alive.add(child);
  child.once('close', () => alive.delete(child));
  child.stdin!.on('error', () => {});
  return child;
}

function end(child: ChildProcess): void {
  try {
    if (child.pid !== undefined && process.platform !== 'win32') process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}

/** Resolves when the process and its pipes are gone. */
function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      end(child);
      child.stdout?.destroy();
      child.stderr?.destroy();
      resolve();
      return;
    }
    child.once('exit', () => {
      child.stdout?.destroy();
      child.stderr?.destroy();
      resolve();
    });
    end(child);
  });
}

/** Keeps the end of what a process writes to standard error. */
function complaints(child: ChildProcess): () => string {
  let tail = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    tail = (tail + text).slice(-4000);
  });
  return () => {
    const last = tail
      .trim()
      .split('\n')
      .filter((line) => line.trim() !== '')
      .at(-1);
    return last === undefined ? '' : `; its last words: ${shown(last, QUOTED)}`;
  };
}

/** How a process ended; a shell tells of a killed child by an exit code above 128. */
function lastWords(code: number | null, signal: NodeJS.Signals | null): string {
  const name =
    signal ??
    Object.entries(constants.signals).find(([, number]) => code !== null && number === code - 128)?.[0];
  if (name === undefined) return `the simulator ended with exit code ${code} instead of answering`;
  return `the simulator was killed (${name})${name === 'SIGKILL' ? ', perhaps for want of memory' : ''}`;
}

function longLived(command: string, quantity: string, options: SimulatorOptions): Simulator {
  let process: ReturnType<typeof connect> | undefined;
  return {
    ask: async (point, seed, replicates) => {
      process ??= connect(command, options);
      try {
        const line = await process.send(JSON.stringify({ params: point, seed, replicates }));
        return valuesOf(line, quantity, replicates, point);
      } catch (error) {
        const broken = process;
        process = undefined;
        await broken?.stop();
        throw error;
      }
    },
    close: async () => {
      await process?.stop();
      process = undefined;
    },
  };
}

/** A running process that answers a line with a line. */
function connect(command: string, options: SimulatorOptions) {
  const { timeout = 60 } = options;
  const child = start(command, options);
  const words = complaints(child);
  let buffered: Buffer[] = [];
  let size = 0;
  let settle:
    | { readonly resolve: (line: string) => void; readonly reject: (fault: Error) => void }
    | undefined;
  let gone: string | undefined;
  let isFirst = true;
  const fault = (sentence: string): void => {
    settle?.reject(new SimulatorFault(sentence));
    settle = undefined;
  };
  child.stdout!.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > LONGEST) {
      buffered = [];
      size = 0;
      fault('the simulator wrote more than 64 MB without ending its line');
      end(child);
      return;
    }
    buffered.push(chunk);
    if (!chunk.includes(10)) return;
    const text = Buffer.concat(buffered).toString('utf8');
    const at = text.indexOf('\n');
    buffered = [Buffer.from(text.slice(at + 1))];
    size = text.length - at - 1;
    settle?.resolve(text.slice(0, at));
    settle = undefined;
  });
  child.once('error', (error) => {
    gone = `the simulator could not be started (${error.message})`;
    fault(gone);
  });
  child.once('exit', (code, signal) => {
    // What it had to say may still be in the pipe.
    setTimeout(() => {
      gone = `${lastWords(code, signal)}${words()}`;
      fault(gone);
    }, 20);
  });
  return {
    send: (request: string): Promise<string> =>
      new Promise((resolve, reject) => {
        if (gone !== undefined) {
          reject(new SimulatorFault(gone));
          return;
        }
        const seconds = isFirst ? timeout + START : timeout;
        isFirst = false;
        const timer = setTimeout(
          () => fault(`the simulator gave no answer within ${seconds} s`),
          seconds * 1000,
        );
        settle = {
          resolve: (line) => {
            clearTimeout(timer);
            resolve(line);
          },
          reject: (error) => {
            clearTimeout(timer);
            reject(error);
          },
        };
        child.stdin!.write(`${request}\n`);
      }),
    stop: (): Promise<void> => ended(child),
  };
}

/** The values in an answer; a fault with a sentence when it holds anything else. */
function valuesOf(line: string, quantity: string, replicates: number, point: Point): readonly number[] {
  const at = `at ${JSON.stringify(point)}`;
  let answer: unknown;
  try {
    answer = JSON.parse(line.replace(/-?\b(?:NaN|Infinity)\b/g, 'null'));
  } catch {
    throw new SimulatorFault(
      `the simulator answered '${shown(line)}', which is not JSON such as {"values": [0.1, 0.2]}; a script that prints one value is called as in 'python sim.py --n {n} --seed {seed}'`,
    );
  }
  const given = (answer as { values?: unknown } | null)?.values;
  const values = Array.isArray(given)
    ? given
    : given !== null && typeof given === 'object' && Object.hasOwn(given, quantity)
      ? (given as Record<string, unknown>)[quantity]
      : undefined;
  if (!Array.isArray(values))
    throw new SimulatorFault(
      `the simulator answered '${shown(line)}' without "values"; an answer is {"values": [0.1, 0.2]}`,
    );
  if (values.length !== replicates)
    throw new SimulatorFault(
      `the simulator gave ${values.length} values where ${replicates} were asked for, ${at}`,
    );
  const bad = values.findIndex((value) => typeof value !== 'number' || !Number.isFinite(value));
  if (bad >= 0)
    throw new SimulatorFault(
      `value ${bad + 1} of ${replicates} is ${values[bad] === null ? 'NaN or infinite' : shown(JSON.stringify(values[bad]))}, ${at}`,
    );
  return values as number[];
}

/** Runs a command for each value, a few at once. */
function template(command: string, quantity: string, options: SimulatorOptions): Simulator {
  const running = new Set<ChildProcess>();
  const once = async (point: Point, seed: number, replicates: number): Promise<readonly number[]> => {
    const text = await output(filled(command, { ...point, seed, replicates }), options, running);
    return printed(text, quantity, replicates, point);
  };
  return {
    ask: async (point, seed, replicates) => {
      if (command.includes('{replicates}')) return once(point, seed, replicates);
      const values: number[] = new Array(replicates);
      let next = 0;
      const worker = async (): Promise<void> => {
        for (let i = next++; i < replicates; i = next++) values[i] = (await once(point, seed + i, 1))[0]!;
      };
      await Promise.all(Array.from({ length: Math.min(AT_ONCE, replicates) }, worker));
      return values;
    },
    close: async () => {
      await Promise.all([...running].map(ended));
    },
  };
}

const AT_ONCE = 4;

/** The command with its placeholders filled in; texts are quoted for the shell. */
function filled(command: string, values: Readonly<Record<string, unknown>>): string {
  return command.replace(/\{(\w+)\}/g, (_all, name: string) => {
    if (!Object.hasOwn(values, name))
      throw new SimulatorFault(
        `the command asks for {${name}}; known are ${Object.keys(values)
          .map((one) => `{${one}}`)
          .join(' ')}`,
      );
    const value = values[name];
    if (typeof value === 'number') return String(value);
    return `'${(Array.isArray(value) ? value.join(',') : String(value)).replace(/'/g, "'\\''")}'`;
  });
}

function output(command: string, options: SimulatorOptions, running: Set<ChildProcess>): Promise<string> {
  const { timeout = 60 } = options;
  const child = start(command, options);
  running.add(child);
  child.stdin!.end();
  const words = complaints(child);
  let text = '';
  return new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new SimulatorFault(`the simulator gave no answer within ${timeout} s`));
      end(child);
    }, timeout * 1000);
    child.stdout!.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      if (text.length <= LONGEST) return;
      text = '';
      reject(new SimulatorFault('the simulator wrote more than 64 MB'));
      end(child);
    });
    child.once('error', (error) =>
      reject(new SimulatorFault(`the simulator could not be started (${error.message})`)),
    );
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      running.delete(child);
      if (signal !== null || code !== 0) reject(new SimulatorFault(`${lastWords(code, signal)}${words()}`));
      else resolve(text);
    });
  });
}

/** The values in what a command printed: its last line, as JSON or as numbers. */
function printed(text: string, quantity: string, replicates: number, point: Point): readonly number[] {
  const line = text.trim().split('\n').at(-1) ?? '';
  if (line.startsWith('{')) return valuesOf(line, quantity, replicates, point);
  const words = line
    .replace(/[[\]]/g, ' ')
    .trim()
    .split(/[\s,]+/);
  const numbers = words.map(Number);
  if (line === '' || words.some((word, i) => Number.isNaN(numbers[i]!) && !/^nan$/i.test(word)))
    throw new SimulatorFault(
      `the simulator printed '${shown(line)}' last, where ${replicates === 1 ? 'a number' : `${replicates} numbers`} should stand`,
    );
  return valuesOf(JSON.stringify({ values: numbers }), quantity, replicates, point);
}
