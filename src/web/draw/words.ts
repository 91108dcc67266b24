import { short } from './scale.js';
import { label, tag } from './svg.js';

/** What a piece of a picture says, by its outcome. */
export const WORDS: Readonly<Record<string, string>> = {
  proved: 'proved',
  violated: 'violated',
  undecided: 'undecided',
  outside: 'outside the assumptions',
};

/** The colours with their words, up to the right end of a line. */
export function legend(outcomes: readonly string[], right: number, y: number): string {
  let at = right;
  return Object.keys(WORDS)
    .filter((name) => outcomes.includes(name))
    .reverse()
    .map((name) => {
      const words = WORDS[name]!;
      at -= 7 * words.length + 24;
      const box = tag('rect', { x: at, y: y - 9, width: 10, height: 10, class: `hf-${name}` });
      return box + label(at + 14, y, words);
    })
    .join('');
}

/** The ends of sorted numbers, without the farthest twentieth on each side where it is farther off than all others are wide. */
export function extent(sorted: readonly number[]): readonly [number, number] {
  const cut = Math.floor(sorted.length / 20);
  const [low, high] = [sorted[0]!, sorted.at(-1)!];
  const [inner, outer] = [sorted[cut]!, sorted.at(-1 - cut)!];
  const width = outer - inner;
  return [inner - low > 2 * width ? inner : low, high - outer > 2 * width ? outer : high];
}

/** The values that stay put, in words. */
export function fixedText(fixed: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(fixed).map(
    ([name, value]) => `${name} = ${typeof value === 'number' ? short(value) : JSON.stringify(value)}`,
  );
  return parts.length === 0 ? '' : `, at ${parts.join(', ')},`;
}
