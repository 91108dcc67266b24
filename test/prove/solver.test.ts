import { describe, expect, it } from 'vitest';
import { loadZ3, solveRelation } from '../../src/prove/index.js';
import { relationClaim } from './relationClaim.js';

const solver = await loadZ3();

const ask = (relation: string, vars: Readonly<Record<string, string>>, where: readonly string[] = []) => {
  const compiled = relationClaim(relation, vars, where);
  return solveRelation(solver, compiled, compiled.relations[0]!, 5000);
};

describe('solveRelation', () => {
  it('should answer rational relations without upper limits', async () => {
    const record = await ask(
      '1/(T-d-1) <= 1/n',
      { d: 'integer 1..100', T: 'integer 3..2000', n: 'integer 1..50' },
      ['T >= d + n + 1'],
    );
    expect(record).toMatchObject({ kind: 'solver', outcome: 'holds' });
    expect(record.domains[0]).not.toContain('<=');
    expect(record.questions[0]!.text).toContain('(check-sat)');
    expect((await ask('2*x*y <= x^2+y^2', { x: 'real -5..5', y: 'real -5..5' })).outcome).toBe('holds');
  });

  it('should fall back to the box, and not answer what is false', async () => {
    const boxed = await ask('x^2 <= 10*x', { x: 'real 0..10' });
    expect(boxed.questions.map(({ answer }) => answer)).toEqual(['sat', 'unsat']);
    expect(boxed).toMatchObject({ outcome: 'holds', because: 'unsat for x >= 0, x <= 10' });
    expect(await ask('x^2 <= 9*x', { x: 'real 0..10' })).toMatchObject({ outcome: 'unknown' });
  });

  it('should assert every denominator, so that division by 0 decides nothing', async () => {
    const record = await ask('1/x*x >= 1', { x: 'real -1..1' });
    expect(record.outcome).toBe('holds');
    expect(record.questions[0]!.text).toContain('(assert (not (= |x| 0.0)))');
  });

  it('should name the function that is not rational', async () => {
    expect((await ask('log(1+x) <= x', { x: 'real 0..1' })).because).toBe('log is no rational function here');
  });
});
