import { type Html, html, raw } from './html.js';

/** Sets LaTeX of math mode; `display` on its own line. */
export type Mathematician = (latex: string, display?: boolean) => Html;

/**
 * MathML through KaTeX, an optional peer: without it formulas are shown as the LaTeX that they would be made
 * from. The markup needs no style sheet, no fonts and no script.
 */
export async function mathematician(): Promise<Mathematician> {
  const katex = await import('katex').then(
    (module) => module.default,
    () => undefined,
  );
  if (katex === undefined) return (latex) => html`<code class="latex">${latex}</code>`;
  return (latex, display = false) => {
    try {
      return raw(
        katex.renderToString(latex, {
          output: 'mathml',
          displayMode: display,
          throwOnError: true,
          strict: 'ignore',
        }),
      );
    } catch {
      return html`<code class="latex">${latex}</code>`;
    }
  };
}
