import { readFileSync } from 'node:fs';
import { type CompiledClaim, compileClaim } from '../../claim/index.js';
import { type Recheck, recheck } from '../../prove/index.js';
import { fail } from '../fail.js';
import { loadClaims } from '../loadClaims.js';

export interface RecheckCommandOptions {
  readonly claims?: readonly string[];
  readonly boxes: number;
  readonly json?: boolean;
}

/** Checks certificates by a second arithmetic; exit code 1 when one does not hold. */
export async function recheckCommand(
  files: readonly string[],
  options: RecheckCommandOptions,
): Promise<number> {
  const claims = await loadClaims(options.claims);
  const compiled = new Map<string, CompiledClaim>();
  const claimOf = (id: string): CompiledClaim | undefined => {
    const claim = claims.find((one) => one.id === id);
    if (claim === undefined) return undefined;
    const found = compiled.get(id) ?? compileClaim(claim);
    compiled.set(id, found);
    return found;
  };
  const results: (Recheck & { readonly file: string })[] = [];
  for (const file of files) {
    const answer = await recheck(read(file), { claimOf, boxes: options.boxes }).catch((error: Error) =>
      fail(`${file}: ${error.message}`),
    );
    results.push({ file, ...answer });
    if (!options.json) process.stdout.write(`${lines(file, answer).join('\n')}\n`);
  }
  const accepted = results.filter(({ outcome }) => outcome === 'accepted').length;
  if (options.json) process.stdout.write(`${JSON.stringify({ format: 1, results })}\n`);
  else if (results.length > 1)
    process.stdout.write(`${accepted} of ${results.length} certificates accepted\n`);
  return accepted === results.length ? 0 : 1;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    return fail(`${file} cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

function lines(file: string, { outcome, because, claim, relation, ways }: Recheck): readonly string[] {
  const kinds = Object.entries(ways)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${kind} ${count}`);
  return [
    `${outcome.padEnd(9)} ${claim}: ${relation}`,
    `          ${because}${outcome === 'accepted' && kinds.length > 0 ? ` (${kinds.join(', ')})` : ''}`,
    `          ${file}`,
  ];
}
