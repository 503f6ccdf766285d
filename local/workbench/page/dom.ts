/** Makes elements. Holds no state and no texts. */

type Child = Node | string | null | undefined | false;

export interface Attributes {
  readonly class?: string;
  readonly [attribute: string]: string | number | boolean | ((event: Event) => void) | undefined;
}

/** `on…` attributes are listeners; `true` is an attribute without a value, `false` and `undefined` are left out. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (typeof value === 'function') node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : String(value));
  }
  for (const child of children)
    if (child !== null && child !== undefined && child !== false) node.append(child);
  return node;
}

/** The element with this id, which the page's own HTML holds. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no element #${id}.`);
  return found;
}

/** Keeps a floating box inside the window. */
export function placeNear(box: HTMLElement, left: number, top: number): void {
  box.style.left = '0px';
  box.style.top = '0px';
  const { width, height } = box.getBoundingClientRect();
  box.style.left = `${Math.max(4, Math.min(left, window.innerWidth - width - 4))}px`;
  box.style.top = `${Math.max(4, Math.min(top, window.innerHeight - height - 4))}px`;
}
