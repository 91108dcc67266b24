import { describe, expect, it } from 'vitest';
import { fullySynthetic, sampledWhere, symmetricMixture, withClosed } from '../../src/process/index.js';

describe('withClosed', () => {
  it('should put the formula before the other routes, under its condition', () => {
    const { sumOfSquares } = fullySynthetic();
    const refined = withClosed('1-(1-1/n)^m*(1-sum(p^2))', sumOfSquares, 'n > 1');
    expect(refined.routes[0]).toEqual({
      kind: 'closed',
      expression: '1-(1-1/n)^m*(1-sum(p^2))',
      when: 'n > 1',
    });
    expect(refined.routes.slice(1)).toEqual(sumOfSquares.routes);
    expect(withClosed('1', sumOfSquares).routes[0]).not.toHaveProperty('when');
  });
});

describe('sampledWhere', () => {
  it('should add its condition to the sampled routes and leave the others alone', () => {
    const { collapsed } = fullySynthetic();
    const refined = sampledWhere('n <= 5', collapsed);
    for (const [position, route] of collapsed.routes.entries()) {
      if (route.kind === 'sampled') expect(refined.routes[position]!.when).toBe('n <= 5');
      else expect(refined.routes[position]).toBe(route);
    }
    const twice = sampledWhere('k > 1', sampledWhere('n <= 5', symmetricMixture().above));
    expect(twice.routes[0]!.when).toBe('n <= 5 and k > 1');
  });
});
