import { create, parseDependencies } from 'mathjs/number';

let loaded: ((text: string) => unknown) | undefined;

/** The parser of mathjs without its functions: what a page needs of it in the place of the whole library. */
export function mathjsParse(text: string): unknown {
  loaded ??= create(parseDependencies).parse as unknown as (text: string) => unknown;
  return loaded(text);
}
