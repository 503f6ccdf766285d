/**
 * Changes an XML part by changing its text: what is not changed is written back character by character, with its
 * prefixes, its
 * comments and its declaration.
 */
import { declaredUtf8 } from './encoding';
import { parseAttributes, writeAttributes, XmlReader } from './xml';

/** A child of the root: its local name and where it stands in the text. */
export interface Piece {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** A part as it was read. */
export interface PartSource {
  readonly text: string;
  /** The root's start tag. */
  readonly root: { readonly tag: string; readonly start: number; readonly end: number };
  readonly pieces: readonly Piece[];
}

export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Edits must not overlap; those at one place follow in their order, additions before what is replaced. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const sorted = edits
    .map((edit, i) => ({ edit, i }))
    .sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.i - b.i);
  let at = 0;
  let out = '';
  for (const { edit } of sorted) {
    out += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return out + text.slice(at);
}

/** A start tag with attributes set (`undefined` takes one away); the others stay as they are written. */
export function withAttributes(
  tag: string,
  set: Readonly<Record<string, string | number | undefined>>,
): string {
  let now = tag;
  let added = '';
  for (const [name, value] of Object.entries(set)) {
    const found = new RegExp(`\\s${name}\\s*=\\s*("[^"]*"|'[^']*')`).exec(now);
    const text = value === undefined ? '' : writeAttributes({ [name]: value });
    if (found === null) added += text;
    else now = now.slice(0, found.index) + text + now.slice(found.index + found[0].length);
  }
  if (added === '') return now;
  const name = /^<[^\s/>]+/.exec(now)?.[0] ?? '<';
  return name + added + now.slice(name.length);
}

/** The start tag of an element's source, open even where the element was empty, and the tag that closes it. */
export function tagsOf(xml: string): { open: string; close: string } {
  const tag = new XmlReader(xml).root().tag();
  const name = /^<([^\s/>]+)/.exec(tag)?.[1] ?? '';
  return { open: tag.replace(/\s*\/>$/, '>'), close: `</${name}>` };
}

/** A list element around `items`: its own tags where it was there, with the count corrected. */
export function listXml(before: string | undefined, name: string, items: readonly string[]): string {
  if (items.length === 0 && before === undefined) return '';
  const { open, close } = tagsOf(before ?? `<${name}>`.replace('>', '/>'));
  return withAttributes(open, { count: items.length }) + items.join('') + close;
}

/**
 * A start tag under which elements of ours, which carry no prefix, are in the namespace `uri`; `r:` is
 * relationships.
 */
export function withNamespace(tag: string, uri: string, relationships?: string): string {
  const known = parseAttributes(tag);
  let now = tag;
  if (known.xmlns === undefined) now = withAttributes(now, { xmlns: uri });
  if (relationships !== undefined && known['xmlns:r'] === undefined)
    now = withAttributes(now, { 'xmlns:r': relationships });
  return now;
}

/**
 * The part with some children of its root changed.
 *
 * @param elements local name → the source of all children of that name; '' takes them away. A name that is not there
 * yet goes to its place in `order`.
 * @returns the very text that was read where nothing differs.
 */
export function patchPart(
  source: PartSource,
  elements: ReadonlyMap<string, string>,
  order: readonly string[],
  namespace: string,
  relationships?: string,
): string {
  const edits: Edit[] = [];
  const { text, root, pieces } = source;
  const empty = /\/>$/.test(root.tag);
  let added = '';
  const ranked = [...elements].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  for (const [name, xml] of ranked) {
    const there = pieces.filter((piece) => piece.name === name);
    const before = there.map((piece) => text.slice(piece.start, piece.end)).join('');
    if (before === xml) continue;
    for (const [i, piece] of there.entries())
      edits.push({ start: piece.start, end: piece.end, text: i === 0 ? xml : '' });
    if (there.length > 0 || xml === '') continue;
    if (empty) {
      added += xml;
      continue;
    }
    const rank = order.indexOf(name);
    // Behind the last child that stands before it in the schema's order; unknown ones do not count.
    const at = pieces.reduce((end, piece) => {
      const other = order.indexOf(piece.name);
      return other >= 0 && other < rank ? piece.end : end;
    }, root.end);
    edits.push({ start: at, end: at, text: xml });
  }
  if (edits.length === 0 && added === '') return text;
  const tag = withNamespace(root.tag, namespace, relationships);
  const name = /^<([^\s/>]+)/.exec(tag)?.[1] ?? '';
  const opened = empty ? `${tag.replace(/\s*\/>$/, '>')}${added}</${name}>` : tag;
  const whole: Edit[] = [{ start: root.start, end: root.end, text: opened }, ...edits];
  return declaredUtf8(applyEdits(text, whole));
}

/** Reads a part's root and hands each child to `visit`, which gives the name to know it by (undefined: its own). */
export function readPart(
  text: string,
  visit: (reader: XmlReader, name: string) => string | undefined,
): { source: PartSource; rootName: string } {
  const reader = new XmlReader(text).root();
  const root = { tag: reader.tag(), start: reader.start, end: reader.position };
  const rootName = reader.name;
  const pieces: Piece[] = [];
  reader.children((name) => {
    const { start } = reader;
    const known = visit(reader, name) ?? name;
    reader.leave();
    pieces.push({ name: known, start, end: reader.position });
  });
  // What follows the root must be well formed too: a part that was spliced together is not.
  while (reader.next());
  return { source: { text, root, pieces }, rootName };
}
