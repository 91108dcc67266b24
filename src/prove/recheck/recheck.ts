import type { CompiledClaim } from '../../claim/index.js';
import { ExpressionError } from '../../expression/index.js';
import { OutOfWork } from './arithmetic.js';
import { checkCases } from './cases.js';
import { BITS, checker, type Tally } from './confirm.js';
import { loadMpfr } from './mpfr.js';
import { readCertificate } from './readCertificate.js';
import { Refused } from './refused.js';
import type { Ways } from './settle.js';
import { departure } from './statement.js';

/** What the checker says of a certificate. */
export interface Recheck {
  readonly claim: string;
  readonly relation: string;
  readonly outcome: 'accepted' | 'refused';
  /** One sentence. */
  readonly because: string;
  readonly cases: number;
  /** Leaves of the certificate's proofs, and boxes into which the checker cut them. */
  readonly leaves: number;
  readonly boxes: number;
  /** How leaves and boxes were settled. */
  readonly ways: Readonly<Ways>;
  /** Equalities that were seen at 16 points to 400 bits, not proved. */
  readonly identities: number;
  /** Operations of numbers. */
  readonly work: number;
}

/** Boxes that the checker may cut for one certificate, beyond its leaves. */
const MOST_BOXES = 4000;
/** Operations of numbers for one certificate: some 10 seconds. */
const MOST_WORK = 6_000_000;

export interface RecheckOptions {
  /** The claim that the certificate names; gives the claim that the id stands for, if there is one. */
  readonly claimOf: (id: string) => CompiledClaim | undefined;
  /** Default 4000. */
  readonly boxes?: number;
  /** Operations of numbers that may be done; default 6 million. */
  readonly work?: number;
}

/**
 * Checks a certificate again without the search: that it speaks of the claim that it names; that its cases are
 * all there and say the same as the relation; each reduction by applying its rule anew; and each leaf by MPFR
 * with directed rounding, or by the signs of polynomials whose parts MPFR encloses.
 *
 * @throws Error with one sentence when the text is no whole certificate, or names no known claim.
 */
export async function recheck(text: string, options: RecheckOptions): Promise<Recheck> {
  const certificate = readCertificate(text);
  const compiled = options.claimOf(certificate.claim);
  if (compiled === undefined)
    throw new Error(`it names the claim '${certificate.claim}', which is not known here`);
  const mpfr = await loadMpfr();
  const allowed = options.work ?? MOST_WORK;
  const meter = { left: allowed };
  const tally: Tally = {
    leaves: 0,
    boxes: 0,
    left: options.boxes ?? MOST_BOXES,
    identities: 0,
    ways: { outside: 0, enclosure: 0, slopes: 0, 'mean value': 0, expansion: 0, polynomial: 0, algebra: 0 },
  };
  const answer = (outcome: Recheck['outcome'], because: string): Recheck => ({
    claim: certificate.claim,
    relation: certificate.relation,
    outcome,
    because,
    cases: certificate.cases.length,
    leaves: tally.leaves,
    boxes: tally.boxes,
    ways: tally.ways,
    identities: tally.identities,
    work: Math.round(allowed - meter.left),
  });
  const departs = departure(certificate, compiled);
  if (departs !== undefined) return answer('refused', departs);
  try {
    checkCases(certificate, checker(mpfr, meter, tally, certificate.claim));
  } catch (error) {
    if (error instanceof Refused) return answer('refused', error.message);
    if (error instanceof OutOfWork) return answer('refused', 'it is not confirmed within the work allowed');
    if (error instanceof ExpressionError)
      return answer('refused', `a text in it cannot be read: ${error.message.split('\n')[0]}`);
    throw error;
  }
  return answer('accepted', confirmation(tally));
}

function confirmation({ boxes, ways, identities }: Tally): string {
  const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
  const parts = [
    ...(boxes > 0
      ? [`${counted(boxes, 'box').replace('boxs', 'boxes')} enclosed in MPFR with ${BITS} bits`]
      : []),
    ...(ways.algebra > 0 ? [`${counted(ways.algebra, 'goal')} by the signs of polynomials`] : []),
    ...(identities > 0 ? [`${identities} equalities seen at 16 points to 400 bits`] : []),
  ];
  return parts.length === 0 ? 'no point satisfies the assumptions' : parts.join('; ');
}
