/** A text with the characters of markup written out. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

type Attributes = Readonly<Record<string, string | number>>;

/** One element as markup; attributes are escaped, `inside` is markup. */
export function tag(name: string, attributes: Attributes, inside = ''): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(textOf(value))}"`);
  return inside === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${inside}</${name}>`;
}

const textOf = (value: string | number): string =>
  typeof value === 'number' ? String(Number(value.toFixed(2))) : value;

/** A text at a place. */
export const label = (x: number, y: number, text: string, attributes: Attributes = {}): string =>
  tag('text', { x, y, ...attributes }, escaped(text));

/** A picture that is read out as its title and description. */
export function picture(width: number, height: number, title: string, text: string, inside: string): string {
  const names = `<title id="picture-title">${escaped(title)}</title><desc id="picture-text">${escaped(text)}</desc>`;
  return tag(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'aria-labelledby': 'picture-title picture-text',
      class: 'picture',
    },
    names + inside,
  );
}
