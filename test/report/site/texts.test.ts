import { describe, expect, it } from 'vitest';
import { claimBibtex, paperBibtex } from '../../../src/report/site/bibtex.js';
import { html, jsonScript, markup } from '../../../src/report/site/html.js';
import { mathematician } from '../../../src/report/site/math.js';
import { count, numeral, numeralText, sentence, typeset } from '../../../src/report/site/typography.js';
import { logarithm, paper } from './claims.js';

describe('typography', () => {
  it.each([
    ['at most pi^2/6 times', 'at most π²/6 times'],
    ['x <= 2*n and y >= pi', 'x ≤ 2·n and y ≥ π'],
    ['pipeline, epi, pi-weighted', 'pipeline, epi, pi-weighted'],
    ['t^10', 't^10'],
    ['a sum of x^2.', 'a sum of x².'],
    ['x^2.5', 'x^2.5'],
  ])('should set %s', (text, expected) => {
    expect(typeset(text)).toBe(expected);
  });

  it('should raise longer exponents, and escape all else', () => {
    expect(sentence('t^(1+s) < n_t^kappa & x^2 of a_name_long').html).toBe(
      't<sup>1+s</sup> &lt; n<sub>t</sub><sup>kappa</sup> &amp; x² of a_name_long',
    );
  });

  it('should round numbers to six digits', () => {
    expect([0, 12, -2.71828299, 1e-9, 123456789, Number.NaN, -Infinity].map(numeralText)).toEqual([
      '0',
      '12',
      '−2.71828',
      '1e-9',
      '123457000',
      'undefined',
      '−∞',
    ]);
    expect(numeral(1.5e-9).html).toBe('1.5 · 10<sup>−9</sup>');
    expect(count(1234567)).toBe('1\u202f234\u202f567');
  });
});

describe('html', () => {
  it('should escape what is not markup, and leave out what is nothing', () => {
    const inside = html`<b>${'<&">'}</b>`;
    expect(html`<p title="${'"'}">${inside}${undefined}${false}${['a', '<']}${3}</p>`.html).toBe(
      '<p title="&quot;"><b>&lt;&amp;&quot;&gt;</b>a&lt;3</p>',
    );
    expect(markup('<i>')).toBe('&lt;i&gt;');
  });

  it('should hold data that cannot end the script around it', () => {
    const data = { text: '</script><!--\u2028' };
    const inside = /<script[^>]*>(.*)<\/script>/s.exec(jsonScript('d', data).html)![1]!;
    expect(inside).not.toContain('<');
    expect(JSON.parse(inside)).toEqual(data);
  });
});

describe('math', () => {
  it('should give MathML, and show what is not LaTeX as text', async () => {
    const math = await mathematician();
    expect(math('\\frac{a}{b}').html).toContain('<mfrac>');
    expect(math('\\frac{<b>').html).toBe('<code class="latex">\\frac{&lt;b&gt;</code>');
  });
});

describe('BibTeX', () => {
  it('should name the authors one by one and escape signs', () => {
    const entry = paperBibtex(paper);
    expect(entry).toContain('author = {Ada and Böhm}');
    expect(entry).toContain('title = {{Logarithms \\& <other> "matters"}}');
    expect(entry).toContain('eprint = {2601.00001}');
  });

  it('should name claim, version and evidence', () => {
    expect(claimBibtex(logarithm, '1.2.3', 'abc')).toContain(
      'claim \\texttt{test2026/log-below-x}, checked with holdfast 1.2.3, evidence sha256:abc',
    );
  });
});
