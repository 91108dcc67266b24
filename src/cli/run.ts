import { version } from './version.js';

/**
 * Runs the command line and gives its exit code: 0 as expected; 1 a claim, control or guarded result is
 * not as expected; 2 the request is wrong; 3 undecided under `--strict`.
 */
export async function run(args: readonly string[]): Promise<number> {
  if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
    process.stdout.write(`${version()}\n`);
    return 0;
  }
  const { program } = await import('./program.js');
  try {
    return await program(args);
  } catch (error) {
    process.stderr.write(`holdfast: ${sentence(error)}\n`);
    return 2;
  }
}

/** What a user is told: the message alone, unless debugging was asked for. */
function sentence(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return process.env.HOLDFAST_DEBUG ? (error.stack ?? error.message) : error.message;
}
