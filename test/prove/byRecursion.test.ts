import { describe, expect, it } from 'vitest';
import { claim, compileClaim } from '../../src/claim/index.js';
import { survivalExponent } from '../../src/process/index.js';
import { proveRelation } from '../../src/prove/index.js';
import { integer, regime } from '../../src/regime/index.js';

function outcomes(asserts: readonly string[], ...assumptions: string[]): readonly string[] {
  const compiled = compileClaim(
    claim({
      id: 'test/recursion',
      title: 'a recursion',
      kind: 'inequality',
      source: { paper: { key: 'test', authors: '', title: '', year: 0 }, where: '', fidelity: 'derived' },
      regime: regime({ k: integer(1, 1_000_000, 'log', 'generation') }, ...assumptions),
      measures: { g: survivalExponent() },
      asserts,
      controls: [],
      view: { x: 'k' },
    }),
  );
  return compiled.relations.map((relation) => proveRelation(compiled, relation, 300).outcome);
}

describe('relations of a quantity that is given by a recursion', () => {
  it('should be proved for every index when they are handed on from one to the next', () => {
    for (const relation of ['g >= 1/k', 'g <= 3/k', 'g <= 2/(k+1)', 'g > 1/(2*k)'])
      expect(outcomes([relation]), relation).toEqual(['proved']);
  });

  it('should stay open where the first index or some later one fails', () => {
    for (const relation of [
      'g > 1/k',
      'g <= 1.9/k',
      'g >= 2/(k+1)',
      'g <= 2/(k+2)',
      'g >= 2/k',
      'g < 2/(k+1)',
      'g <= 1/2',
    ])
      expect(outcomes([relation]), relation).not.toContain('proved');
  });

  it('should not be tried where assumptions tie the index', () => {
    expect(outcomes(['g <= 2/(k+1)'], 'k*k >= 50')).not.toContain('proved');
  });
});
