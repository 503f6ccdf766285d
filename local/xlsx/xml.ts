/**
 * Reads XML as a stream of events over one string, with the exact source text of every element at hand.
 *
 * Why not a general parser: what the workbook model does not know must be written back unchanged, character for
 * character, so each element must be cut out of its source. Document types and external entities are refused.
 */

/** Why a text is not XML that is read here. `cell`: the cell that shows it, where one does. */
export class XmlError extends Error {
  override readonly name = 'XmlError';
  readonly cell: string | undefined;

  constructor(message: string, options: { cause?: unknown; cell?: string } = {}) {
    super(message, options);
    this.cell = options.cell;
  }
}

export type Attributes = Readonly<Record<string, string>>;

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Resolves character references and the five named entities. */
export function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-fA-F]+|#\d+|\w+);/g, (whole, name: string) => {
    if (name.startsWith('#')) {
      const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
      if (!(code <= 0x10ffff)) throw new XmlError(`character reference ${whole}`);
      return String.fromCodePoint(code);
    }
    const value = ENTITIES[name];
    if (value === undefined) throw new XmlError(`unknown entity ${whole}`);
    return value;
  });
}

const NEEDS_ESCAPE = /[&<>"\n\r\t]/;
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};

/** For an attribute's value. Characters that XML cannot hold must have been taken out before (`escapeText`). */
export function attribute(text: string): string {
  return NEEDS_ESCAPE.test(text) ? text.replace(/[&<>"\n\r\t]/g, (c) => ESCAPES[c] ?? c) : text;
}

// Lone surrogates, control characters, and the two non-characters: XML 1.0 cannot hold them.
const ILLEGAL =
  '[\\u0000-\\u0008\\u000b-\\u001f\\ufffe\\uffff]|[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]';
const UNHOLDABLE = new RegExp(ILLEGAL);
const TO_ENCODE = new RegExp(`${ILLEGAL}|_(?=x[0-9A-Fa-f]{4}(?:_|${ILLEGAL}))`, 'g');

/** `_xHHHH_` escapes of ST_Xstring (ECMA-376 part 1, 22.9.2.19) for what XML cannot hold. Not yet XML-escaped. */
export function encodeXstring(text: string): string {
  if (!UNHOLDABLE.test(text) && !text.includes('_x')) return text;
  return text.replace(TO_ENCODE, (c) => `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`);
}

export function decodeXstring(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** For element content of type ST_Xstring: control characters encoded, markup escaped. */
export function escapeText(text: string): string {
  const held = encodeXstring(text);
  return /[&<>]/.test(held) ? held.replace(/[&<>]/g, (c) => ESCAPES[c] ?? c) : held;
}

/** For an attribute of type ST_Xstring. */
export function attributeText(text: string): string {
  return attribute(encodeXstring(text));
}

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}

/** Local name: `x:row` → `row`. */
function localName(qualified: string): string {
  const colon = qualified.indexOf(':');
  return colon < 0 ? qualified : qualified.slice(colon + 1);
}

/** Attributes of a start tag's source text, values unescaped, names as written (with their prefix). */
export function parseAttributes(tag: string): Attributes {
  const found: Record<string, string> = {};
  let i = 1;
  const n = tag.length;
  while (i < n && !isSpace(tag.charCodeAt(i)) && tag[i] !== '>' && tag[i] !== '/') i++;
  for (;;) {
    while (i < n && isSpace(tag.charCodeAt(i))) i++;
    const equals = tag.indexOf('=', i);
    if (i >= n || tag[i] === '>' || tag[i] === '/' || equals < 0) return found;
    const name = tag.slice(i, equals).trim();
    let open = equals + 1;
    while (open < n && isSpace(tag.charCodeAt(open))) open++;
    const quote = tag[open];
    if (quote !== '"' && quote !== "'") throw new XmlError(`attribute ${name} has no quotes`);
    const close = tag.indexOf(quote, open + 1);
    if (close < 0) throw new XmlError(`attribute ${name} is not closed`);
    found[name] = unescapeXml(tag.slice(open + 1, close));
    i = close + 1;
  }
}

export class XmlReader {
  kind: 'open' | 'close' | 'text' | 'end' = 'end';
  /** Local name of the element that opened or closed. */
  name = '';
  /** Offset of the current event's first character. */
  start = 0;
  /** Offset just after the current event. */
  position = 0;
  selfClosing = false;
  private readonly open: string[] = [];
  /** How many elements are open around the child that a `visit` of `children` is at. */
  private readonly inside: number[] = [];
  private pendingClose = false;

  constructor(readonly source: string) {
    if (source.charCodeAt(0) === 0xfeff) this.position = 1;
  }

  /** How many elements are open, the current one included while its start tag is the event. */
  get depth(): number {
    return this.open.length;
  }

  /** Moves to the next event; false at the end. @throws XmlError where the text is not well formed. */
  next(): boolean {
    if (this.pendingClose) {
      this.pendingClose = false;
      this.open.pop();
      this.kind = 'close';
      return true;
    }
    const { source } = this;
    for (;;) {
      const from = this.position;
      if (from >= source.length) {
        if (this.open.length > 0) throw new XmlError(`<${this.open.at(-1)}> is not closed`);
        this.kind = 'end';
        return false;
      }
      this.start = from;
      if (source.charCodeAt(from) !== 60) {
        const to = source.indexOf('<', from);
        this.position = to < 0 ? source.length : to;
        if (this.open.length === 0) {
          if (source.slice(from, this.position).trim() !== '')
            throw new XmlError('text outside the root element');
          continue;
        }
        this.kind = 'text';
        return true;
      }
      const second = source.charCodeAt(from + 1);
      if (second === 33) {
        if (source.startsWith('<!--', from)) {
          this.position = this.after('-->', from + 4);
          continue;
        }
        if (source.startsWith('<![CDATA[', from)) {
          this.position = this.after(']]>', from + 9);
          this.kind = 'text';
          return true;
        }
        throw new XmlError('document types are not read');
      }
      if (second === 63) {
        this.position = this.after('?>', from + 2);
        continue;
      }
      if (second === 47) {
        const end = this.after('>', from);
        const name = source.slice(from + 2, end - 1).trimEnd();
        if (this.open.pop() !== name) throw new XmlError(`</${name}> closes nothing`);
        this.position = end;
        this.name = localName(name);
        this.kind = 'close';
        return true;
      }
      const end = this.endOfTag(from);
      this.position = end;
      this.selfClosing = source.charCodeAt(end - 2) === 47;
      let i = from + 1;
      for (;;) {
        const code = source.charCodeAt(i);
        if (isSpace(code) || code === 62 || code === 47) break;
        i++;
      }
      const name = source.slice(from + 1, i);
      if (name === '') throw new XmlError('a tag has no name');
      this.open.push(name);
      this.name = localName(name);
      this.kind = 'open';
      this.pendingClose = this.selfClosing;
      return true;
    }
  }

  /** The source text of the current tag. */
  tag(): string {
    return this.source.slice(this.start, this.position);
  }

  attributes(): Attributes {
    return parseAttributes(this.tag());
  }

  /** At a start tag: moves past the element's end and gives its whole source text. */
  raw(): string {
    const from = this.start;
    this.skip();
    return this.source.slice(from, this.position);
  }

  /** At a start tag: moves past the element's end. */
  skip(): void {
    const outside = this.open.length - 1;
    while (this.open.length > outside && this.next());
  }

  /** At a start tag: the text directly inside (of inner elements nothing), and moves past the element's end. */
  content(): string {
    let text = '';
    const inside = this.open.length;
    while (this.next()) {
      if (this.kind === 'close') {
        if (this.open.length < inside) return text;
      } else if (this.kind === 'text' && this.open.length === inside) text += this.text();
    }
    return text;
  }

  /** The current text event, unescaped. */
  text(): string {
    const slice = this.source.slice(this.start, this.position);
    if (slice.startsWith('<![CDATA[')) return slice.slice(9, -3);
    const plain = unescapeXml(slice);
    return plain.includes('\r') ? plain.replace(/\r\n?/g, '\n') : plain;
  }

  /**
   * At a start tag: calls `visit` at the start tag of each child (which may read it or leave it), and moves
   * past the end.
   */
  children(visit: (name: string) => void): void {
    const inside = this.open.length;
    while (this.next()) {
      if (this.kind === 'close' && this.open.length < inside) return;
      if (this.kind !== 'open') continue;
      const child = this.open.length;
      this.inside.push(inside);
      visit(this.name);
      this.inside.pop();
      while (this.open.length >= child && this.next());
    }
  }

  /** Inside the `visit` of `children`: moves past the end of the child, however much of it was read. */
  leave(): void {
    const outside = this.inside.at(-1) ?? 0;
    while (this.open.length > outside && this.next());
  }

  /** Moves to the root's start tag. */
  root(): this {
    while (this.next()) if (this.kind === 'open') return this;
    throw new XmlError('there is no element');
  }

  private after(mark: string, from: number): number {
    const at = this.source.indexOf(mark, from);
    if (at < 0) throw new XmlError(`${mark} is missing`);
    return at + mark.length;
  }

  private endOfTag(from: number): number {
    const { source } = this;
    let i = from + 1;
    for (;;) {
      const end = source.indexOf('>', i);
      if (end < 0) throw new XmlError('a tag is not closed');
      // A ">" may be inside a quoted value: then an odd number of its quotes comes before it.
      let quote = 0;
      for (let k = i; k < end; k++) {
        const code = source.charCodeAt(k);
        if (quote === 0) {
          if (code === 34 || code === 39) quote = code;
        } else if (code === quote) quote = 0;
      }
      if (quote === 0) return end + 1;
      const closing = source.indexOf(String.fromCharCode(quote), end + 1);
      if (closing < 0) throw new XmlError('a value is not closed');
      i = closing + 1;
    }
  }
}

/** Attributes back to text, in their order. */
export function writeAttributes(attributes: Readonly<Record<string, string | number | undefined>>): string {
  let text = '';
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) text += ` ${name}="${attribute(String(value))}"`;
  }
  return text;
}
