import type { SearchEntry } from './searchIndex.js';

export interface ReferenceOptions {
  readonly project: string;
  readonly out: string;
  readonly version: string;
  readonly before: Reference['record'] | undefined;
  readonly check: boolean;
  readonly tell: (sentence: string) => void;
}

/** Guides and API as TypeDoc rendered them. */
export interface Reference {
  readonly guides: readonly { readonly title: string; readonly path: string }[];
  /** From the root of the site. */
  readonly files: readonly string[];
  readonly bytes: number;
  readonly search: readonly SearchEntry[];
  readonly record: { readonly inputs: string; readonly output: string };
}

export async function buildReference(_: ReferenceOptions): Promise<Reference | undefined> {
  return undefined;
}
