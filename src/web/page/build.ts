/** An element with attributes and children; texts are only ever set as text. */
export function build<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Replaces what is in an element. */
export function show(element: Element, ...children: readonly (Node | string)[]): void {
  element.replaceChildren(...children);
}
