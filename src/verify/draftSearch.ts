import { stream } from '../random/index.js';
import type { CompiledRegime, Point } from '../regime/index.js';
export interface SearchResult {
  witness?: { point: Point; margin: number };
  worst: { point: Point; margin: number };
  evaluations: number;
  rejected: number;
  undefinedAt?: Point;
}
export function search(
  problem: {
    regime: CompiledRegime;
    margin: (p: Point) => number;
    threshold: number;
    confirm: (p: Point) => boolean;
    known: readonly Point[];
    cost: (p: Point) => number;
  },
  options: { key: readonly (string | number)[]; budget: number },
): SearchResult {
  const source = stream(...options.key, 'draft');
  let spent = 0;
  let evaluations = 0;
  let rejected = 0;
  let worst: { point: Point; margin: number } | undefined;
  const points = [...problem.known, ...problem.regime.edges()];
  for (let i = 0; spent < options.budget && i < 5000; i++) {
    const point = points[i] ?? problem.regime.draw(source);
    const cost = problem.cost(point);
    if (cost > options.budget / 20) {
      spent += 10;
      continue;
    }
    spent += cost + 20;
    const margin = problem.margin(point);
    evaluations++;
    if (Number.isNaN(margin)) return { worst: { point, margin }, evaluations, rejected, undefinedAt: point };
    if (worst === undefined || margin < worst.margin) worst = { point, margin };
    if (margin < -problem.threshold) {
      if (rejected < 200 && problem.confirm(point))
        return { witness: { point, margin }, worst: { point, margin }, evaluations, rejected };
      rejected++;
    }
  }
  return { worst: worst!, evaluations, rejected };
}
export function shrink(
  _regime: CompiledRegime,
  point: Point,
  _fails: (p: Point) => boolean,
): { point: Point; seed: number; path: string } {
  return { point, seed: 0, path: '' };
}
