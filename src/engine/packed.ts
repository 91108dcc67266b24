/** Where a package's code is; strings that begin with its URL travel relative to it. */
const mark = 'package:';

/** A task as text that another machine can read, on which the package's code lies elsewhere. */
export function packed(value: unknown, root: URL): string {
  return JSON.stringify(value, (_, inner) =>
    typeof inner === 'string' && inner.startsWith(root.href) ? mark + inner.slice(root.href.length) : inner,
  );
}

/** What `packed` was given, for the code below `root`. */
export function unpacked<T>(text: string, root: URL): T {
  return JSON.parse(text, (_, inner) =>
    typeof inner === 'string' && inner.startsWith(mark) ? root.href + inner.slice(mark.length) : inner,
  ) as T;
}
