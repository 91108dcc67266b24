import { html } from '../html.js';
import type { Site } from '../model.js';
import { PLAYGROUND_ID } from '../pageData.js';
import type { Page } from '../shell.js';

/** The page on which readers check relations of their own. */
export function playgroundPage(site: Site): Page {
  const works = site.assets.has('playground.js');
  return {
    path: 'playground.html',
    title: 'Playground · holdfast',
    description: 'Check an inequality of your own: a witness or a proof, in the browser.',
    section: 'playground',
    modules: ['playground'],
    body: html`<div class="lead"><h1>Playground</h1>
<p>A relation and the domains of its variables: the search looks for a point at which it fails, then the enclosures try to prove that there is none. Nothing leaves this page.</p></div>
<div id="${PLAYGROUND_ID}" data-base=""><p>${works ? 'The playground needs JavaScript. ' : 'The playground is not part of this build. '}The same on the command line:</p>
<pre><code>holdfast check 'log(1+x) <= x - x^2/2 + x^3/3' --var 'x: real 0..10'</code></pre></div>`,
  };
}
