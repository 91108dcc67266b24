import { describe, expect, it } from 'vitest';
import { checkPages } from '../../../src/report/site/index.js';

const GOOD = `<!doctype html><html><head><script src="a.js"></script></head><body>
<h2 id="one">One</h2><a href="#one">here</a><a href="sub/b.html#two">there</a><a href="https://example.org/x#y">out</a>
<svg role="img"><title>t</title><desc>d</desc></svg><svg aria-hidden="true"></svg><img src="p.png" alt="">
<script>const text = '<a href="nowhere.html">'</script><!-- <a href="gone.html"> --></body></html>`;

const faultsOf = (body: string): readonly string[] =>
  checkPages(
    new Map([
      ['index.html', GOOD.replace('</body>', `${body}</body>`)],
      ['sub/b.html', '<h2 id="two">Two</h2><a href="../index.html">up</a>'],
    ]),
    new Set(['index.html', 'sub/b.html', 'a.js', 'p.png']),
  ).map(({ page, fault }) => `${page}: ${fault}`);

describe('checkPages', () => {
  it('should find nothing in pages that are right', () => {
    expect(faultsOf('')).toEqual([]);
  });

  it.each([
    ['<a href="gone.html">x</a>', "the link 'gone.html' leads nowhere"],
    ['<a href="../outside.html">x</a>', "the link '../outside.html' leads nowhere"],
    ['<script src="gone.js"></script>', "the link 'gone.js' leads nowhere"],
    ['<a href="sub/b.html#three">x</a>', 'names an anchor that sub/b.html does not have'],
    ['<a href="#nine">x</a>', 'names an anchor that index.html does not have'],
    ['<p id="one">again</p>', "the anchor 'one' occurs twice"],
    ['<img src="p.png">', 'the image p.png has no text alternative'],
    ['<svg><path d="M0 0"/></svg>', 'neither a role'],
    ['<svg role="img"><title>t</title><path d="M0 0"/></svg>', 'no title or no description'],
    ['<svg role="img"><title> </title><desc>d</desc></svg>', 'no title or no description'],
  ])('should find the fault in %s', (body, fault) => {
    const found = faultsOf(body);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(fault);
  });

  it('should read attributes with entities and single quotes', () => {
    expect(faultsOf(`<a href='sub/b.html'>x</a><a href="sub/b.html?a=1&amp;b=2#two">y</a>`)).toEqual([]);
  });
});
