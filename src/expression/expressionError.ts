/** A text that is not an expression of the language; the message shows the text with a caret under the fault. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError';
  constructor(
    /** What is wrong and what would be right, in one sentence. */
    readonly sentence: string,
    /** The text as given. */
    readonly text: string,
    /** Offset of the offending character in `text`. */
    readonly at: number,
    label?: string,
  ) {
    super(`${label === undefined ? '' : `${label}: `}${sentence}\n${excerpt(text, at)}`);
  }
}

const WIDTH = 100;

function excerpt(text: string, at: number): string {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const stop = text.indexOf('\n', at);
  const line = text.slice(start, stop < 0 ? text.length : stop).replace(/[\t\r]/g, ' ');
  const column = at - start;
  const cut = line.length <= WIDTH ? 0 : Math.max(0, Math.min(column - WIDTH / 2, line.length - WIDTH));
  const shown = line.slice(cut, cut + WIDTH);
  const [before, after] = [cut > 0 ? '...' : '', cut + WIDTH < line.length ? '...' : ''];
  return `${before}${shown}${after}\n${' '.repeat(before.length + column - cut)}^`;
}
