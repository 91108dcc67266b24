import { type CompiledClaim, compileClaim } from '../../claim/index.js';
import { type FrontierPiece, joined, type Proof, proveRelation } from '../../prove/index.js';
import type { Point } from '../../regime/index.js';
import { checkRelation, EFFORTS, type RelationCheck } from '../../verify/index.js';
import { curveOf, type Picture, pictureOf } from './picture.js';
import { claimOf, commandOf, type Question } from './question.js';

/** What is known of the relation so far; each later one replaces the one before. */
export interface Answer {
  /** `searched`: a proof is still tried; `decided`: it is drawn where the relation holds; `drawn`: a longer proof is tried; `done`. */
  readonly stage: 'searched' | 'decided' | 'drawn' | 'done';
  readonly verdict: 'proved' | 'refuted' | 'undecided';
  /** One sentence: what the verdict rests on, or what is missing. */
  readonly because: string;
  readonly evaluations: number;
  /** The point with the lowest margin of those tried. */
  readonly worst: { readonly at: Point; readonly margin: number };
  /** A point at which the relation fails, the simplest that was found, re-checked. */
  readonly witness?: {
    readonly at: Point;
    readonly left: string;
    readonly right: string;
    readonly recheck: string;
  };
  /** Boxes that the prover looked at, and those that it left open. */
  readonly boxes: number;
  readonly open: number;
  readonly picture?: Picture;
  readonly command: string;
}

/** Boxes of the first attempt at a proof, and of the longer one while the reader looks at the picture. */
const FIRST_BOXES = 200;
const MORE_BOXES = 3000;

/**
 * Searches the relation for a violation and, when there is none, tries to prove it: the same search and the
 * same enclosures as `holdfast check` and `holdfast prove`. `tell` hears what is known after each step.
 *
 * Throws one sentence, with a caret under the offending character, when the question cannot be read.
 */
export function answer(question: Question, tell: (known: Answer) => void): void {
  const compiled = compileClaim(claimOf(question));
  const command = commandOf(question);
  const context = { compiled, seed: 1, effort: EFFORTS.quick, alpha: 0, level: 0 };
  const found = checkRelation(context, compiled.relations[0]!);
  const searched = afterSearch(compiled, found, command);
  tell(searched);
  const decided = searched.witness ? searched : afterProof(compiled, searched, FIRST_BOXES);
  tell({ ...decided, stage: 'decided' });
  const drawn = withPicture(compiled, decided);
  const isOpen = drawn.verdict === 'undecided';
  tell({ ...drawn, stage: isOpen ? 'drawn' : 'done' });
  if (!isOpen) return;
  const last = afterProof(compiled, drawn, MORE_BOXES);
  tell({ ...last, ...allProved(last), stage: 'done' });
}

function withPicture(compiled: CompiledClaim, known: Answer): Answer {
  const picture = pictureOf(compiled, known.witness?.at ?? known.worst.at);
  return picture === undefined ? known : { ...known, picture, ...allProved({ ...known, picture }) };
}

/** Where the relation is proved everywhere, so are the pieces that the picture left open. */
function allProved({ verdict, picture }: Answer): { readonly picture?: Picture } {
  if (verdict !== 'proved' || picture === undefined) return {};
  if (picture.kind === 'curve') {
    const pieces = picture.pieces.map((piece) => ({ ...piece, outcome: settled(piece.outcome) }));
    return { picture: { ...picture, pieces: joined(pieces) } };
  }
  const { map } = picture;
  const boxes = map.boxes.map((box) =>
    box.regime === 'inside' ? { ...box, outcome: 'proved' as const } : box,
  );
  return {
    picture: { ...picture, map: { ...map, boxes, shares: { proved: 1, violated: 0, undecided: 0 } } },
  };
}

const settled = (outcome: FrontierPiece['outcome']): FrontierPiece['outcome'] =>
  outcome === 'undecided' ? 'proved' : outcome;

function afterSearch(compiled: CompiledClaim, found: RelationCheck, command: string): Answer {
  const { evaluations, worst, witness } = found;
  const picture = curveOf(compiled, witness?.at ?? worst.at);
  return {
    stage: 'searched',
    verdict: witness === undefined ? 'undecided' : 'refuted',
    because:
      witness === undefined
        ? `No violation at ${evaluations} points; the proof is still open.`
        : `It fails at the point below, re-checked ${witness.recheck}.`,
    evaluations,
    worst: { at: worst.at, margin: worst.margin },
    ...(witness && { witness }),
    boxes: 0,
    open: 0,
    ...(picture && { picture }),
    command,
  };
}

function afterProof(compiled: CompiledClaim, searched: Answer, budget: number): Answer {
  const proof = proveRelation(compiled, compiled.relations[0]!, budget);
  const { boxes, open, outcome, witness, because } = proof;
  const common = { ...searched, boxes, open };
  if (outcome === 'proved') return { ...common, verdict: 'proved', because: provedBy(compiled, proof) };
  if (outcome === 'violated' && witness !== undefined) {
    const { at, left, right, how } = witness;
    return {
      ...common,
      verdict: 'refuted',
      because: `It fails at the point below, re-checked in ${how}.`,
      witness: { at, left, right, recheck: how },
    };
  }
  return {
    ...common,
    verdict: 'undecided',
    because: `No violation at ${searched.evaluations} points, and no proof either: ${because}.`,
  };
}

function provedBy({ regime }: CompiledClaim, { boxes, comparison }: Proof): string {
  const where = regime.regime.assumptions.length > 0 ? 'where the assumptions hold' : 'the domain';
  if (comparison === '=') return 'It is an identity: both sides have the same normal form.';
  return `It holds at every point: ${boxes} ${boxes === 1 ? 'box covers' : 'boxes cover'} ${where}, each enclosed with outward rounding.`;
}
