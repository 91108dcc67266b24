import {
  type Expression,
  FALSE,
  parse,
  print,
  type Scope,
  specialise,
  TRUE,
} from '../../expression/index.js';
import type { Certificate, CertifiedCase, CertifiedParameter } from '../certificate.js';
import { call } from './algebra/field.js';
import { type Checker, isConfirmedByAlgebra } from './confirm.js';
import { truthOn } from './expand.js';
import { withoutLaws } from './laws.js';
import { confirmLemmas, confirmWith } from './lemmas.js';
import { Refused } from './refused.js';
import { identityTester } from './sameValue.js';
import type { Ends, Side } from './settle.js';
import {
  allNames,
  checkSubstitutions,
  checkVariables,
  domainsOf,
  isSameCondition,
  rangesOf,
  renamed,
} from './substitutions.js';

/** The relation that the cases divide up. */
export interface Divided {
  readonly parameters: Certificate['parameters'];
  readonly left: Expression;
  readonly right: Expression;
  readonly assumptions: readonly Expression[];
}

/** Confirms every case of a certificate, and that there is one for all choices and sizes at which the assumptions can hold. */
export function checkCases(certificate: Certificate, own: Checker): void {
  const scope = scopeOf(certificate.parameters);
  const divided = withoutLaws(
    {
      parameters: certificate.parameters,
      left: parse(certificate.left, scope),
      right: parse(certificate.right, scope),
      assumptions: certificate.assumptions.map((text) => parse(text, scope)).flatMap(conjuncts),
    },
    certificate.laws,
  );
  for (const { choices, sizes } of combinations(divided.parameters)) {
    const given = { texts: choices, sizes, names: {} };
    const assumptions = divided.assumptions.map((tree) => specialise(tree, given)).flatMap(conjuncts);
    const found = certificate.cases.find((one) => keyOf(one) === keyOf({ choices, sizes }));
    if (found !== undefined) {
      const part: Divided = {
        parameters: divided.parameters,
        left: specialise(divided.left, given),
        right: specialise(divided.right, given),
        assumptions: assumptions.filter((tree) => tree !== TRUE),
      };
      checkCase(certificate, found, part, own);
    } else if (!assumptions.includes(FALSE) && !isImpossible(own, assumptions, divided.parameters, sizes))
      throw new Refused(`it has no case for ${JSON.stringify({ ...choices, ...sizes })}`);
  }
}

const keyOf = ({ choices, sizes }: Pick<CertifiedCase, 'choices' | 'sizes'>): string =>
  JSON.stringify([Object.entries(choices).sort(), Object.entries(sizes).sort()]);

const conjuncts = (tree: Expression): readonly Expression[] =>
  tree.kind === 'call' && tree.name === 'and' ? tree.args.flatMap(conjuncts) : [tree];

function scopeOf(parameters: Certificate['parameters']): Scope {
  const kind = (parameter: CertifiedParameter) => {
    if (parameter.type === 'choice') return { texts: parameter.values! };
    return parameter.type === 'vector' || parameter.type === 'simplex' ? 'vector' : 'scalar';
  };
  return Object.fromEntries(Object.entries(parameters).map(([name, one]) => [name, kind(one)]));
}

interface Combination {
  readonly choices: Readonly<Record<string, string>>;
  readonly sizes: Readonly<Record<string, number>>;
}

/** Every choice of texts with every choice of sizes. */
function combinations(parameters: Certificate['parameters']): readonly Combination[] {
  let all: readonly Combination[] = [{ choices: {}, sizes: {} }];
  for (const [name, { values, size }] of Object.entries(parameters)) {
    if (values !== undefined)
      all = all.flatMap((one) =>
        values.map((value) => ({ ...one, choices: { ...one.choices, [name]: value } })),
      );
    if (size !== undefined) {
      const lengths = Array.from({ length: size[1] - size[0] + 1 }, (_, k) => size[0] + k);
      all = all.flatMap((one) =>
        lengths.map((length) => ({ ...one, sizes: { ...one.sizes, [name]: length } })),
      );
    }
  }
  return all;
}

function isImpossible(
  { m }: Checker,
  assumptions: readonly Expression[],
  parameters: Certificate['parameters'],
  sizes: Readonly<Record<string, number>>,
): boolean {
  const box = new Map([...domainsOf(parameters, sizes)].map(([name, [lo, hi]]) => [name, m.doubles(lo, hi)]));
  return assumptions.some((tree) => {
    try {
      return truthOn(m, tree, box) === false;
    } catch {
      return false;
    }
  });
}

function checkCase(certificate: Certificate, found: CertifiedCase, part: Divided, own: Checker): void {
  const scope: Scope = Object.fromEntries(found.variables.map(([name]) => [name, 'scalar']));
  const names = allNames(found, part.parameters);
  const substitutions = Object.fromEntries(
    found.substitutions.map(([name, text]): [string, Expression] => [name, parse(text, names)]),
  );
  const put = (tree: Expression): Expression =>
    specialise(renamed(tree), { texts: {}, sizes: {}, names: substitutions });
  const [left, right] = [parse(found.left, scope), parse(found.right, scope)];
  const same = sameness(found, certificate.claim, own);
  for (const [one, stated, side] of [
    [left, put(part.left), 'left'],
    [right, put(part.right), 'right'],
  ] as const)
    if (!same(one, stated)) throw new Refused(`the ${side} side of a case is not the relation's`);
  const domains = domainsOf(part.parameters, found.sizes);
  const stated = [...part.assumptions.map(put), ...rangesOf(domains, substitutions)];
  checkSubstitutions(part.parameters, found, substitutions, same);
  checkVariables(own.m, found, domains, substitutions, stated, same);
  const assumptions = found.assumptions.map((text) => parse(text, scope));
  for (const condition of assumptions)
    if (!stated.some((one) => isSameCondition(condition, one, same)))
      throw new Refused(`the assumption ${print(condition)} of a case is not the claim's`);
  if (certificate.comparison === '=') {
    checkIdentity(left, right, found, certificate.claim, own);
    return;
  }
  const isTurned = certificate.comparison === '>=' || certificate.comparison === '>';
  const [small, large] = isTurned ? [right, left] : [left, right];
  const variables = found.variables.map(([name, lo, hi, kind]) => ({
    name,
    lo,
    hi,
    isWhole: kind === 'whole',
  }));
  const isStrict = certificate.comparison === '<' || certificate.comparison === '>';
  const goal = { variables, assumptions, small, large, isStrict };
  if (found.lemmas.length > 0 && isConfirmedByAlgebra(goal, 0.1, own)) return;
  const { known, reason } = confirmLemmas({ variables, assumptions }, found.lemmas, own);
  try {
    confirmWith({ ...goal, assumptions: [...assumptions, ...known] }, known, found.proof, own);
  } catch (error) {
    throw error instanceof Refused && reason !== undefined ? new Refused(reason) : error;
  }
}

const sidesOf = ({ variables }: CertifiedCase): readonly Side[] =>
  variables.map(([name, , , kind]) => ({ name, isWhole: kind === 'whole' }));
const boxOf = ({ variables }: CertifiedCase): Ends => variables.map(([, lo, hi]) => [lo, hi]);

/** Whether two trees are one, as they are written or at points to 400 bits. */
function sameness(found: CertifiedCase, seed: string, { mpfr, meter }: Checker) {
  const isZero = identityTester(mpfr, sidesOf(found), seed, meter, () => {});
  const box = boxOf(found);
  return (a: Expression, b: Expression): boolean =>
    print(a) === print(b) || isZero(call('sub', a, b), box, '', 0);
}

/** Both sides are the same: as they are written, or at points to 400 bits. */
function checkIdentity(
  left: Expression,
  right: Expression,
  found: CertifiedCase,
  seed: string,
  { mpfr, meter, tally }: Checker,
): void {
  tally.leaves += 1;
  tally.boxes += 1;
  if (print(left) === print(right)) return;
  const isZero = identityTester(mpfr, sidesOf(found), `${seed} identity`, meter, () => {
    tally.identities += 1;
  });
  if (!isZero(call('sub', left, right), boxOf(found), '', 0))
    throw new Refused('its two sides are not equal');
}
