import type { Stream } from '../../random/index.js';
import { type Candidate, candidateAt, type Kept, keep } from '../candidate.js';
import { isOver, type Tally } from '../tally.js';
import { generation, isCollapsed, type Population, populationOf } from './differentialEvolution.js';
import { sweep } from './lineMoves.js';
import { nelderMead } from './nelderMead.js';

/**
 * One optimising pass per call: a descent from the lowest candidate that no descent has started near (none where
 * the margin is noisy), then some generations of a population that lives on between passes and starts anew when it has collapsed.
 *
 * Passes keep off ties and seek them in turn: a plateau of ties says nothing about a slope elsewhere, yet
 * violations often lie next to ties.
 */
export function optimiser(tally: Tally, kept: Kept, source: Stream): () => void {
  const kinds = descentsByKind(tally, kept, source);
  const offTies = passes(tally, kept, source, kinds);
  const anywhere = passes(tally, kept, source, kinds);
  let turn = 0;
  return () => {
    tally.repelling = kept.ties.length > 0 && turn % 2 === 0;
    if (tally.repelling) offTies(kept.slopes);
    else anywhere([...kept.ties, ...kept.slopes]);
    tally.repelling = false;
    turn += 1;
  };
}

/** At most this many kinds get a descent of their own in one pass. */
const kindsPerPass = 6;

/** Descents that hold the texts and the few-valued integers: one from the champion of each kind that has changed since its last. */
function descentsByKind(tally: Tally, kept: Kept, source: Stream): () => void {
  const tried = new Map<string, Candidate>();
  return () => {
    if (kept.champions.size < 2) return;
    const changed = [...kept.champions].filter(([kind, champion]) => tried.get(kind) !== champion);
    const due = [
      ...changed.filter(([kind]) => !tried.has(kind)),
      ...changed.filter(([kind]) => tried.has(kind)),
    ];
    for (const [kind, champion] of due.slice(0, kindsPerPass)) {
      keep(tally, kept, descend(tally, champion, source, true));
      tried.set(kind, kept.champions.get(kind)!);
    }
  };
}

/** One pass: a descent, what is to be done between, some generations. */
function passes(
  tally: Tally,
  kept: Kept,
  source: Stream,
  between: () => void,
): (eligible: readonly Candidate[]) => void {
  const started: Float64Array[] = [];
  let population: Population | undefined;
  return (eligible) => {
    const start = freshStart(eligible, started);
    if (start === undefined || isFlat(eligible)) return;
    if (!isNoisy(tally)) {
      const bottom = descend(tally, start, source);
      started.push(start.u, bottom.u);
      keep(tally, kept, bottom);
      between();
    }
    if (population === undefined)
      population = populationOf(eligible.slice(0, isNoisy(tally) ? noisySize : sizeOf(tally)));
    else if (isCollapsed(population)) population = populationOf(newcomers(tally, source));
    evolve(tally, population, source);
    if (population.members.length > 0) keep(tally, kept, lowest(population));
  };
}

/** Where nothing kept is lower than anything else there is no slope to follow. */
const isFlat = (kept: readonly Candidate[]): boolean =>
  kept.length > 1 && kept[0]!.value === kept.at(-1)!.value;

/** Descents that start closer than this, in every coordinate, to an earlier start or end would end alike. */
const near = 0.02;

function freshStart(kept: readonly Candidate[], started: readonly Float64Array[]): Candidate | undefined {
  const isFresh = ({ u }: Candidate): boolean =>
    !started.some((other) => u.every((x, i) => Math.abs(x - other[i]!) < near));
  return kept.find(isFresh) ?? kept[0];
}

/** A small population is sooner where the observations get lower, and its members are drawn anew when it fails. */
const noisySize = 12;

/** Small steps downhill follow the noise; a population is led by many observations. */
const isNoisy = ({ problem }: Tally): boolean => problem.noise !== undefined;

const smallGain = 1e-3;

/** Sweeps of one-dimensional moves and the simplex method in turn while they help, within one kind of points if so wished. */
function descend(tally: Tally, start: Candidate, source: Stream, holdsKind = false): Candidate {
  const axes = continuousAxes(tally);
  let best = start;
  for (let round = 0; round < 6 && !isOver(tally); round += 1) {
    const before = best.value;
    best = sweep(tally, best, source, holdsKind);
    if (axes.length > 1) best = nelderMead(tally, best, axes, round === 0 ? 0.05 : 0.005, 60 * axes.length);
    if (!(best.value < before - smallGain * Math.abs(before))) break;
  }
  return best;
}

/** Coordinates on which a small step changes the point: all but texts and short ranges of integers. */
function continuousAxes({ problem: { regime } }: Tally): readonly number[] {
  const { coordinates } = regime;
  return [...coordinates.keys()].filter((at) => coordinates[at]!.values > 50).slice(0, 30);
}

const generations = 30;
const membersPerCoordinate = 10;

function sizeOf({ problem }: Tally): number {
  return Math.min(50, Math.max(20, membersPerCoordinate * problem.regime.dimension));
}

/** A population that owes nothing to the places searched before. */
function newcomers(tally: Tally, source: Stream): readonly Candidate[] {
  const members: Candidate[] = [];
  for (let k = 0; k < sizeOf(tally) && !isOver(tally); k += 1)
    members.push(candidateAt(tally, tally.problem.regime.draw(source)));
  return members;
}

const lowest = ({ members }: Population): Candidate => members.reduce((a, b) => (b.value < a.value ? b : a));

/** Fewer than four members have no differences to speak of. */
function evolve(tally: Tally, population: Population, source: Stream): void {
  if (population.members.length < 4) return;
  for (let k = 0; k < generations && !isOver(tally) && !isCollapsed(population); k += 1)
    generation(tally, population, source);
}
