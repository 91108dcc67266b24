import type { Claim } from '../claim/index.js';
import { fail } from './fail.js';

/**
 * The claims that a selection names, in the order of the catalogue: ids, papers (`xu2025`) or globs
 * (`*` for any run of characters). An empty selection is everything. A word that names nothing is refused
 * with the nearest id.
 */
export function select(claims: readonly Claim[], selection: readonly string[]): readonly Claim[] {
  if (selection.length === 0) return claims;
  const chosen = new Set<string>();
  for (const word of selection) {
    const matches = claims.filter(({ id }) => matcher(word)(id));
    if (matches.length === 0) fail(`no claim matches '${word}'; ${suggestion(word, claims)}`);
    for (const { id } of matches) chosen.add(id);
  }
  return claims.filter(({ id }) => chosen.has(id));
}

/** The one claim with this id. */
export function selectOne(claims: readonly Claim[], id: string): Claim {
  return (
    claims.find((claim) => claim.id === id) ?? fail(`there is no claim '${id}'; ${suggestion(id, claims)}`)
  );
}

function matcher(word: string): (id: string) => boolean {
  if (!word.includes('/') && !word.includes('*')) return (id) => id.startsWith(`${word}/`);
  const pattern = new RegExp(`^${word.split('*').map(escapeRegExp).join('.*')}$`);
  return (id) => pattern.test(id);
}

const escapeRegExp = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

function suggestion(word: string, claims: readonly Claim[]): string {
  const names = [...new Set(claims.flatMap(({ id }) => [id, id.split('/')[0]!]))];
  if (names.length === 0) return 'the catalogue is empty';
  const nearest = names.reduce((best, name) =>
    editDistance(word, name) < editDistance(word, best) ? name : best,
  );
  return `the nearest is '${nearest}' (holdfast list shows all)`;
}

/** Levenshtein distance. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}
