import { escapeXml } from '../junit.js';

/** Text that is HTML already; everything else is escaped where it enters a page. */
export interface Html {
  readonly html: string;
}

/** What may stand in a template: nothing, text, markup, or several of these. */
export type Content = Html | string | number | undefined | false | readonly Content[];

/** A template of markup: values are escaped unless they are `Html`; attributes must stand in double quotes. */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Html {
  return { html: parts.reduce((text, part, i) => text + markup(values[i - 1]) + part) };
}

/** Text that is known to be markup. */
export const raw = (text: string): Html => ({ html: text });

/** The content as markup. */
export function markup(content: Content): string {
  if (content === undefined || content === false) return '';
  if (Array.isArray(content)) return content.map(markup).join('');
  if (typeof content === 'object') return (content as Html).html;
  return escapeXml(String(content));
}

/** Data in a page for its scripts: no text in it can end the element or start another. */
export function jsonScript(id: string, data: unknown): Html {
  const text = JSON.stringify(data)
    .replace(/</g, '\\u003c')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029');
  return html`<script type="application/json" id="${id}">${raw(text)}</script>`;
}
