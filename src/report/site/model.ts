import { createHash } from 'node:crypto';
import type { Claim, Paper } from '../../claim/index.js';
import type { ClaimEvidence, Evidence } from '../../verify/index.js';
import type { Mathematician } from './math.js';

/** Both sides of a claim (or of one of its controls) at a point, as computed elsewhere. */
export interface ReferenceValue {
  readonly claim: string;
  /** Position of the control whose sides these are; absent for the claim itself. */
  readonly control?: number;
  readonly at: Readonly<Record<string, unknown>>;
  readonly lhs: number;
  readonly rhs: number;
  readonly lhs_se?: number;
  readonly rhs_se?: number;
}

/** A claim with what is known about it. */
export interface Entry {
  readonly claim: Claim;
  readonly evidence?: ClaimEvidence;
  /** SHA-256 of the evidence with the run it belongs to, in hexadecimal. */
  readonly evidenceHash?: string;
  readonly references: readonly ReferenceValue[];
  /** Claims that this one's finding, notes or controls name, and claims that name this one. */
  readonly mentions: readonly string[];
  readonly mentionedBy: readonly string[];
}

/** Everything that the pages of a site are made from. */
export interface Site {
  readonly version: string;
  readonly entries: readonly Entry[];
  readonly byId: ReadonlyMap<string, Entry>;
  readonly papers: readonly Paper[];
  /** The run that produced the evidence; absent when the site is built without evidence. */
  readonly run?: Omit<Evidence, 'claims'>;
  /** The guides and the API reference are part of the site. */
  readonly reference?: object;
  /** File names in the site's assets folder. */
  readonly assets: ReadonlySet<string>;
  readonly math: Mathematician;
  /** How the claims were named on the command line, for the commands that reproduce a page. */
  readonly claimsOption: string;
}

/** What `siteOf` is given. */
export interface SiteInput {
  readonly version: string;
  readonly claims: readonly Claim[];
  readonly evidence?: Evidence;
  readonly references?: readonly ReferenceValue[];
  readonly reference?: Site['reference'];
  readonly assets: ReadonlySet<string>;
  readonly math: Mathematician;
  readonly claimsOption?: string;
}

/** Joins claims, evidence and reference values, and finds which claims name which. */
export function siteOf(input: SiteInput): Site {
  const { claims, evidence } = input;
  const found = new Map(evidence?.claims.map((claim) => [claim.id, claim]));
  const run = evidence && withoutClaims(evidence);
  const ids = new Set(claims.map(({ id }) => id));
  const mentions = new Map(claims.map((claim) => [claim.id, mentionedIn(claim, ids)]));
  const entries = claims.map((claim): Entry => {
    const own = found.get(claim.id);
    return {
      claim,
      ...(own && { evidence: own, evidenceHash: hashOf({ run, claim: own }) }),
      references: (input.references ?? []).filter((value) => value.claim === claim.id),
      mentions: mentions.get(claim.id)!,
      mentionedBy: claims.map(({ id }) => id).filter((id) => mentions.get(id)!.includes(claim.id)),
    };
  });
  return {
    version: input.version,
    entries,
    byId: new Map(entries.map((entry) => [entry.claim.id, entry])),
    papers: papersOf(claims),
    ...(run && { run }),
    ...(input.reference && { reference: input.reference }),
    assets: input.assets,
    math: input.math,
    claimsOption: input.claimsOption ?? '',
  };
}

function withoutClaims({ claims: _, ...run }: Evidence): Omit<Evidence, 'claims'> {
  return run;
}

/** SHA-256 of the data as JSON. */
export const hashOf = (data: unknown): string =>
  createHash('sha256').update(JSON.stringify(data)).digest('hex');

/** The papers in the order in which their claims come. */
function papersOf(claims: readonly Claim[]): readonly Paper[] {
  const papers = new Map<string, Paper>();
  for (const { source } of claims)
    if (!papers.has(source.paper.key)) papers.set(source.paper.key, source.paper);
  return [...papers.values()];
}

/** The claims of a paper, in the order of the catalogue. */
export const claimsOf = (site: Site, paper: string): readonly Entry[] =>
  site.entries.filter(({ claim }) => claim.source.paper.key === paper);

/** Words that may name a claim: `paper/slug`, or a slug of the same paper. */
export const NAME = /(?:[a-z0-9_-]+\/)?[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)+/g;

/** The claim that a word in a text about another claim names, if it names one. */
export const named = (word: string, about: string, ids: { has(id: string): boolean }): string | undefined => {
  const id = word.includes('/') ? word : `${about.split('/')[0]}/${word}`;
  return ids.has(id) && id !== about ? id : undefined;
};

function mentionedIn(claim: Claim, ids: ReadonlySet<string>): readonly string[] {
  const texts = [claim.finding, claim.notes, ...claim.controls.map(({ why }) => why)];
  const words = texts.flatMap((text) => [...(text ?? '').matchAll(NAME)].map(([word]) => word));
  const found = words.map((word) => named(word, claim.id, ids));
  return [...new Set(found.filter((id) => id !== undefined))];
}

/** Where the page of a claim is, from the root of the site. */
export const claimPath = (id: string): string => `claims/${id}.html`;
/** Where the page of a paper is, from the root of the site. */
export const paperPath = (key: string): string => `papers/${key}.html`;
