import { posix } from 'node:path';

/** One thing that is wrong with the pages. */
export interface PageFault {
  readonly page: string;
  readonly fault: string;
}

/**
 * Looks through the pages of a site (by path from its root) for links that lead nowhere, anchors that occur
 * twice, and pictures without a text alternative. `files` are all files of the site, pages included. Links
 * out of the site are not followed.
 */
export function checkPages(
  pages: ReadonlyMap<string, string>,
  files: ReadonlySet<string>,
): readonly PageFault[] {
  const read = new Map([...pages].map(([path, text]) => [path, readPage(text)]));
  return [...read].flatMap(([page, content]) => [
    ...doubled(content.ids).map((id) => ({ page, fault: `the anchor '${id}' occurs twice` })),
    ...content.links.flatMap((link) => deadLink(page, link, read, files) ?? []),
    ...content.pictures.map((fault) => ({ page, fault })),
  ]);
}

interface PageContent {
  readonly ids: readonly string[];
  readonly links: readonly string[];
  /** Faults of pictures. */
  readonly pictures: readonly string[];
}

const IGNORED = /<!--[\s\S]*?-->|<(script|style)\b[^>]*>[\s\S]*?<\/\1\s*>/gi;
const TAG = /<([a-zA-Z][\w-]*)((?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*)\s*\/?>/g;
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;

function readPage(text: string): PageContent {
  const scripts = [...text.matchAll(/<script\b([^>]*)>/gi)].map(([, attributes]) =>
    attributesOf(attributes!),
  );
  const shown = text.replace(IGNORED, '');
  const tags = [...shown.matchAll(TAG)].map((match) => ({
    name: match[1]!.toLowerCase(),
    attributes: attributesOf(match[2]!),
    end: match.index + match[0].length,
  }));
  return {
    ids: [...tags.map(({ attributes }) => attributes), ...scripts].flatMap(({ id }) => id ?? []),
    links: [
      ...tags.flatMap(({ attributes }) => [attributes.href, attributes.src]),
      ...scripts.map(({ src }) => src),
    ]
      .filter((link) => link !== undefined)
      .map(decoded),
    pictures: tags.flatMap(({ name, attributes, end }) =>
      pictureFault(name, attributes, shown.slice(end, end + 4000)),
    ),
  };
}

type Attributes = Readonly<Record<string, string | undefined>>;

const attributesOf = (text: string): Attributes =>
  Object.fromEntries(
    [...text.matchAll(ATTRIBUTE)].map(([, name, double, single, bare]) => [
      name!.toLowerCase(),
      double ?? single ?? bare ?? '',
    ]),
  );

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

const decoded = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => ENTITIES[name]!);

/** An image needs a text, even an empty one; a drawing needs a role with a title and a description, or to be hidden. */
function pictureFault(name: string, attributes: Attributes, inside: string): readonly string[] {
  if (name === 'img')
    return attributes.alt === undefined ? [`the image ${attributes.src ?? ''} has no text alternative`] : [];
  if (name !== 'svg' || attributes['aria-hidden'] === 'true') return [];
  if (attributes.role === undefined)
    return ['a drawing has neither a role nor is it hidden from screen readers'];
  if (attributes['aria-label'] !== undefined) return [];
  const [title, description] = [/^\s*<title[^>]*>([^<]*)</, /<desc[^>]*>([^<]*)</].map(
    (pattern) => pattern.exec(inside)?.[1]?.trim() ?? '',
  );
  return title === '' || description === '' ? ['a drawing has no title or no description'] : [];
}

function doubled(ids: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const id of ids) (seen.has(id) ? twice : seen).add(id);
  return [...twice];
}

function deadLink(
  page: string,
  link: string,
  pages: ReadonlyMap<string, PageContent>,
  files: ReadonlySet<string>,
): PageFault | undefined {
  if (/^[a-z][a-z0-9+.-]*:/i.test(link) || link.startsWith('//')) return undefined;
  const [path, fragment] = link.split('#') as [string, string | undefined];
  const clean = decodeURI(path.split('?')[0]!);
  const target = clean === '' ? page : posix.normalize(posix.join(posix.dirname(page), clean));
  if (!files.has(target)) return { page, fault: `the link '${link}' leads nowhere` };
  const anchors = pages.get(target)?.ids;
  if (!fragment || anchors === undefined) return undefined;
  return anchors.includes(decodeURIComponent(fragment))
    ? undefined
    : { page, fault: `the link '${link}' names an anchor that ${target} does not have` };
}
