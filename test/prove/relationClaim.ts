import { type CompiledClaim, claim, compileClaim, type Lemma, readParameter } from '../../src/claim/index.js';
import { certificateOf } from '../../src/prove/certificate.js';
import { type Proof, proveRelation } from '../../src/prove/index.js';
import { regime } from '../../src/regime/index.js';

/** A claim made of relations between the variables alone. */
export function relationClaim(
  asserts: string | readonly string[],
  vars: Readonly<Record<string, string>>,
  where: readonly string[] = [],
  argument?: readonly (string | Lemma)[],
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
      ...(argument && { argument }),
      controls: [],
      view: { x: Object.keys(vars)[0]! },
    }),
  );
}

/** What the prover says of a relation between variables alone. */
export function outcomeOf(
  relation: string,
  vars: Readonly<Record<string, string>>,
  where: readonly string[] = [],
  budget = 60,
): Proof['outcome'] {
  const compiled = relationClaim(relation, vars, where);
  return proveRelation(compiled, compiled.relations[0]!, budget).outcome;
}

/** The certificate of the first relation of a claim, which must be proved. */
export function certificateFor(compiled: CompiledClaim, budget = 500): string {
  const relation = compiled.relations[0]!;
  const { cases, ...proof } = proveRelation(compiled, relation, budget);
  if (proof.outcome !== 'proved') throw new Error(`${proof.relation} is ${proof.outcome}: ${proof.because}`);
  return certificateOf(compiled, relation, proof, cases);
}
