import { type CompiledClaim, claim, compileClaim, readParameter } from '../../src/claim/index.js';
import { certificateOf } from '../../src/prove/certificate.js';
import { proveRelation } from '../../src/prove/index.js';
import { regime } from '../../src/regime/index.js';

/** A claim made of relations between the variables alone. */
export function relationClaim(
  asserts: string | readonly string[],
  vars: Readonly<Record<string, string>>,
  where: readonly string[] = [],
): CompiledClaim {
  const parameters = Object.fromEntries(
    Object.entries(vars).map(([name, text]) => [name, readParameter(text, name)]),
  );
  return compileClaim(
    claim({
      id: 'test/relation',
      title: 'a relation <of> two "sides"',
      kind: 'inequality',
      source: { paper: { key: 'test', authors: '', title: '', year: 0 }, where: '', fidelity: 'derived' },
      regime: regime(parameters, ...where),
      asserts,
      controls: [],
      view: { x: Object.keys(vars)[0]! },
    }),
  );
}

/** The certificate of the first relation of a claim, which must be proved. */
export function certificateFor(compiled: CompiledClaim, budget = 500): string {
  const relation = compiled.relations[0]!;
  const { cases, ...proof } = proveRelation(compiled, relation, budget);
  if (proof.outcome !== 'proved') throw new Error(`${proof.relation} is ${proof.outcome}: ${proof.because}`);
  return certificateOf(compiled, relation, proof, cases);
}
