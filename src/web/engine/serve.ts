import type { Frontier } from '../../prove/index.js';
import type { Point } from '../../regime/index.js';
import type { ClaimData } from '../../report/index.js';
import { type Answer, answer } from './answer.js';
import { type Explored, explorer } from './explore.js';
import { type Question, sentenceOf } from './question.js';
import { type SliceRequest, sliceMap } from './sliceMap.js';

/** What a page asks of the engine. */
export type Request =
  | { readonly kind: 'answer'; readonly question: Question }
  | { readonly kind: 'explore'; readonly data: ClaimData; readonly point: Point }
  | { readonly kind: 'slice'; readonly data: ClaimData; readonly wanted: SliceRequest };

/** What the engine says; several answers to one request, each replacing the one before. */
export type Reply =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'explored'; readonly explored: Explored; readonly point: Point }
  | { readonly kind: 'sliced'; readonly map: Frontier }
  | { readonly kind: 'refused'; readonly sentence: string };

/** Carries out requests; a claim is made ready once. */
export function engine(): (request: Request, reply: (reply: Reply) => void) => void {
  const claims = new Map<string, ReturnType<typeof explorer>>();
  return (request, reply) => {
    try {
      if (request.kind === 'answer') {
        answer(request.question, (known) => reply({ kind: 'answer', answer: known }));
        return;
      }
      if (request.kind === 'slice') {
        reply({ kind: 'sliced', map: sliceMap(request.data, request.wanted) });
        return;
      }
      const { data, point } = request;
      const read = claims.get(data.id) ?? explorer(data);
      claims.set(data.id, read);
      reply({ kind: 'explored', explored: read(point), point });
    } catch (error) {
      reply({ kind: 'refused', sentence: sentenceOf(error) });
    }
  };
}
