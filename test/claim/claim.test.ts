import { describe, expect, it } from 'vitest';
import { type ClaimDeclaration, claim, compileClaim, control, vary } from '../../src/claim/index.js';
import { real, regime } from '../../src/regime/index.js';

const declaration: ClaimDeclaration = {
  id: 'test/one',
  title: 'one',
  kind: 'inequality',
  source: { paper: { key: 'test', authors: '', title: '', year: 2024 }, where: '', fidelity: 'derived' },
  regime: regime({ x: real(0, 1) }, 'x <= half'),
  where: { half: '1/2', twice: '2*half' },
  asserts: 'x <= twice',
  controls: [control('half', { asserts: 'x <= half/2', at: { x: 0.5 } })],
  view: { x: 'x' },
};

describe('claim', () => {
  it('should fill the defaults', () => {
    expect(claim(declaration)).toMatchObject({ asserts: ['x <= twice'], expected: 'holds', witnesses: [] });
  });

  it.each<[string, Partial<ClaimDeclaration>, string]>([
    ['an id that is no paper and slug', { id: 'One' }, "an id is 'paper/slug'"],
    ['no relation', { asserts: [] }, 'asserts nothing'],
    ['a name declared twice', { where: { x: '1' } }, "'x' is declared twice"],
    [
      'a quantity without a route',
      { measures: { q: { meaning: '', support: 'real', routes: [] } } },
      "'q' has no route",
    ],
    ['a view of no parameter', { view: { x: 'z' } }, "the view names 'z', which is no parameter (x)"],
  ])('should refuse %s', (_, change, sentence) => {
    expect(() => claim({ ...declaration, ...change })).toThrow(sentence);
  });

  it('should replace what a control changes and keep the rest', () => {
    const base = claim(declaration);
    const varied = vary(base, base.controls[0]!);
    expect(varied).toMatchObject({ asserts: ['x <= half/2'], regime: base.regime });
    expect(vary(base, { assumptions: ['x >= 1/4'] }).regime.assumptions).toEqual(['x >= 1/4']);
  });
});

describe('compileClaim', () => {
  it('should see a definition only below it', () => {
    const { definitions } = compileClaim(claim(declaration));
    expect(definitions.map(([name]) => name)).toEqual(['half', 'twice']);
    expect(() => compileClaim(claim({ ...declaration, where: { twice: '2*half', half: '1/2' } }))).toThrow(
      "claim 'test/one', definition of twice",
    );
  });

  it('should keep definitions that use a quantity from assumptions', () => {
    const measured = claim({
      ...declaration,
      measures: { q: { meaning: '', support: 'real', routes: [{ kind: 'closed', expression: 'x' }] } },
      where: { half: '1/2', scaled: 'q*half', twice: '2*scaled' },
    });
    expect(compileClaim(measured).parameterDefinitions.map(([name]) => name)).toEqual(['half']);
  });

  it('should show the place of a text outside the language', () => {
    expect(() => compileClaim(claim({ ...declaration, asserts: 'x <= import("fs")' }))).toThrow(
      "claim 'test/one', relation 1",
    );
  });
});
