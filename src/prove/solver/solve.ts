/** What an SMT solver answers. */
export type SmtAnswer = 'unsat' | 'sat' | 'unknown';

/** A solver that is loaded; `close` ends its threads, so that the process can end. */
export interface Solver {
  readonly name: string;
  ask(text: string, milliseconds: number): Promise<SmtAnswer>;
  close(): void;
}

interface Z3 {
  Z3: {
    mk_config(): unknown;
    mk_context(config: unknown): unknown;
    del_config(config: unknown): void;
    del_context(context: unknown): void;
    global_param_set(name: string, value: string): void;
    eval_smtlib2_string(context: unknown, text: string): Promise<string>;
    get_full_version(): string;
  };
  em?: { PThread?: { terminateAllThreads?: () => void } };
}

/**
 * The solver z3 from the optional peer z3-solver, loaded when it is asked for.
 *
 * @throws Error with one sentence when z3-solver is not installed.
 */
export async function loadZ3(): Promise<Solver> {
  const name = 'z3-solver';
  const found = await import(name).catch(() => {
    throw new Error("--solver z3 needs the solver: add it with 'npm install z3-solver'");
  });
  const { Z3, em } = await (found as { init: () => Promise<Z3> }).init();
  return {
    name: Z3.get_full_version(),
    ask: async (text, milliseconds) => {
      const config = Z3.mk_config();
      const context = Z3.mk_context(config);
      Z3.del_config(config);
      try {
        const timed = `(set-option :timeout ${milliseconds})\n${text}`;
        const answer = (await Z3.eval_smtlib2_string(context, timed)).trim().split('\n').at(-1);
        return answer === 'unsat' || answer === 'sat' ? answer : 'unknown';
      } finally {
        Z3.del_context(context);
      }
    },
    close: () => em?.PThread?.terminateAllThreads?.(),
  };
}
