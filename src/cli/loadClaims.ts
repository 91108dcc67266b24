import { type Claim, readClaims } from '../claim/index.js';

/** The module whose `catalogue()` gives the embedded claims. */
export const CATALOGUE = new URL('../../bounds/index.js', import.meta.url);

/** The embedded catalogue, or the claims of the files that the user names instead. */
export async function loadClaims(files: readonly string[] | undefined): Promise<readonly Claim[]> {
  if (files !== undefined) return (await Promise.all(files.map(readClaims))).flat();
  const { catalogue } = (await import(CATALOGUE.href)) as { catalogue: () => Promise<readonly Claim[]> };
  return catalogue();
}
