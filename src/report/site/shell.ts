import { type Content, type Html, html, markup, raw } from './html.js';
import type { Site } from './model.js';

export interface Page {
  /** From the root of the site: 'claims/paper/slug.html'. */
  readonly path: string;
  /** Plain text. */
  readonly title: string;
  readonly description: string;
  /** Which entry of the navigation this page belongs to. */
  readonly section?: 'claims' | 'papers' | 'findings' | 'playground' | 'guides';
  readonly body: Html;
  /** Modules of the assets folder (without `.js`), linked when they are there, with their style sheets. */
  readonly modules?: readonly string[];
}

/** The way from a page back to the root: '' at the root, '../' below one folder. */
export const baseOf = (path: string): string => '../'.repeat(path.split('/').length - 1);

/** Runs before the first paint, so that a chosen theme does not flash. */
const EARLY = `(function(){var d=document.documentElement;d.classList.add('js');try{var t=localStorage.getItem('tsd-theme');if(t==='light'||t==='dark')d.dataset.theme=t}catch(e){}})()`;

/** A whole page in the site's frame. */
export function shell(site: Site, page: Page): string {
  const base = baseOf(page.path);
  const linked = (page.modules ?? []).filter((name) => site.assets.has(`${name}.js`));
  const sheets = ['site', ...(page.modules ?? [])].filter((name) => site.assets.has(`${name}.css`));
  return `${markup(html`<!doctype html>
<html lang="en" data-base="${base}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${page.title}</title>
<meta name="description" content="${page.description}">
${headOf(base)}${sheets.map((name) => html`<link rel="stylesheet" href="${base}assets/${name}.css">\n`)}${linked.map((name) => html`<script defer src="${base}assets/${name}.js"></script>\n`)}</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
${header(site.reference !== undefined, base, page.section)}
<main id="main" tabindex="-1">
${page.body}
</main>
${footer(site, base)}
</body>
</html>`)}\n`;
}

const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath d='M3 1v14M13 1v14M3 8h10' stroke='%230b6e5f' stroke-width='2.6' fill='none'/%3E%3C/svg%3E";

/** The bar at the top of every page: the parts of the site, the search box and the switch of the theme. */
export function header(hasReference: boolean, base: string, section?: Page['section']): Html {
  const links: readonly (readonly [NonNullable<Page['section']>, string, string])[] = [
    ['claims', 'index.html', 'Claims'],
    ['papers', 'papers/index.html', 'Papers'],
    ['findings', 'findings.html', 'Findings'],
    ['playground', 'playground.html', 'Playground'],
    ...(hasReference ? [['guides', 'reference/index.html', 'Guides and API'] as const] : []),
  ];
  return html`<header class="top"><div class="bar">
<a class="brand" href="${base}index.html">holdfast</a>
<nav aria-label="Site">${links.map(([name, path, label]) => html`<a href="${base}${path}"${name === section && raw(' aria-current="true"')}>${label}</a>`)}</nav>
<div class="tools"><div class="finder" role="search"><label class="hidden" for="search">Search claims, papers and guides</label><input id="search" type="search" placeholder="Search" autocomplete="off"><div id="search-results" aria-live="polite" hidden></div></div><button id="theme" type="button" aria-label="Switch between light and dark">◐</button></div>
</div></header>`;
}

/** What the bar needs in the head of a page. */
export const headOf = (base: string): Html => html`<link rel="icon" href="${raw(ICON)}">
<link rel="stylesheet" href="${base}assets/bar.css">
<script>${raw(EARLY)}</script>
<script defer src="${base}assets/site.js"></script>
`;

function footer(site: Site, base: string): Html {
  const { run } = site;
  const evidence =
    run === undefined
      ? 'built without evidence'
      : `evidence of holdfast ${run.holdfast}: seed ${run.seed}, budget ${run.budget}, false-alarm level ${run.alpha} for the whole run`;
  return html`<footer class="bottom"><p>holdfast ${site.version} · ${evidence} · <a href="${base}index.html">all claims</a></p></footer>`;
}

/** A part of a page with a heading that can be linked to. */
export function section(id: string, title: Content, ...content: readonly Content[]): Html {
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${title}<a class="anchor" href="#${id}" aria-label="Link to this part">#</a></h2>
${content}
</section>
`;
}

/** Links to the parts that some content has, for the top of a long page. */
export function contents(body: Content, style = 'contents'): Html {
  const parts = [...markup(body).matchAll(/<h2 id="([^"]+)">(.*?)<a class="anchor"/gs)];
  return html`<nav aria-label="On this page"><ul class="${style}">${parts.map(([, id, title]) => html`<li><a href="#${raw(id!)}">${raw(title!)}</a></li>`)}</ul></nav>\n`;
}

/** A table in a box of its own that scrolls when the page is narrow. */
export function table(
  caption: string,
  head: readonly Content[],
  rows: readonly (readonly Content[])[],
  style = '',
): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table class="${style}"><caption class="hidden">${caption}</caption><thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>${rows.map((cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>\n`)}</tbody></table></div>
`;
}
