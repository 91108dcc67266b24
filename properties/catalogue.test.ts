import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogue, papers } from '../bounds/index.js';

describe('the catalogue', () => {
  it('should give every claim its own id and at least two controls', async () => {
    const claims = await catalogue();
    expect(new Set(claims.map(({ id }) => id)).size).toBe(claims.length);
    expect(claims.filter(({ controls }) => controls.length < 2)).toEqual([]);
  });

  it.each(papers())('should be searched for %s', (paper) => {
    const file = new URL(`${paper}.test.ts`, import.meta.url);
    expect(existsSync(file)).toBe(true);
    expect(readFileSync(file, 'utf8')).toContain(`describeCatalogue('${paper}')`);
  });
});
