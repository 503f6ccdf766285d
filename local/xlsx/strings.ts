/** The shared strings part: plain and rich text, to and from the model's runs. */
import type { TextRun, TextStyle } from '../model';
import { declaredUtf8, XML_HEAD } from './encoding';
import { type Font, fontDifference, fontWith, fontXml, readFont } from './fonts';
import { Counter } from './limits';
import {
  applyEdits,
  type Edit,
  type PartSource,
  type Piece,
  readPart,
  withAttributes,
  withNamespace,
} from './patch';
import { decodeXstring, escapeText, XmlError, type XmlReader } from './xml';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** Excel holds this many characters in a cell; Google 50,000. */
export const EXCEL_TEXT = 32_767;

export interface SharedString {
  readonly text: string;
  /** Present where the text is of several pieces: each with its whole font, or none for the cell's own. */
  readonly pieces?: readonly { readonly text: string; readonly font: Font | null }[];
  /** The element's source, where it holds more than plain text. */
  readonly source?: string;
}

/** Reads an `si` or `is` element, at its start tag. */
export function readString(reader: XmlReader, theme: readonly string[]): SharedString {
  const from = reader.start;
  let text = '';
  let plain = true;
  const pieces: { text: string; font: Font | null }[] = [];
  reader.children((name) => {
    if (name === 't') text += decodeXstring(reader.content());
    else if (name === 'r') {
      let font: Font | null = null;
      let part = '';
      reader.children((inner) => {
        if (inner === 't') part += decodeXstring(reader.content());
        else if (inner === 'rPr') font = readFont(reader, theme);
      });
      text += part;
      if (part !== '') pieces.push({ text: part, font });
    } else plain = false;
  });
  if (pieces.length > 0) return { text, pieces, source: reader.source.slice(from, reader.position) };
  return plain ? { text } : { text, source: reader.source.slice(from, reader.position) };
}

/** The strings of the part, and the part itself. `uses` is filled by those who read the cells. */
export function readSharedStrings(
  xml: string | undefined,
  theme: readonly string[],
): {
  strings: SharedString[];
  kept: (Omit<KeptStrings, 'uses'> & { uses: Map<number, number> }) | undefined;
} {
  const strings: SharedString[] = [];
  if (xml === undefined) return { strings, kept: undefined };
  const plain = new Map<string, number>();
  const rich = new Map<string, number>();
  const counter = new Counter('strings');
  const { source, rootName } = readPart(xml, (reader, name) => {
    if (name !== 'si') return;
    counter.add();
    const string = readString(reader, theme);
    if (string.source === undefined && !plain.has(string.text) && string.text !== '')
      plain.set(string.text, strings.length);
    if (string.source !== undefined && !rich.has(string.source)) rich.set(string.source, strings.length);
    strings.push(string);
    return;
  });
  if (rootName !== 'sst') throw new XmlError(`<${rootName}> instead of strings`);
  const items = source.pieces.filter(({ name }) => name === 'si');
  return { strings, kept: { source, items, plain, rich, uses: new Map() } };
}

/** The model's runs of a rich string in a cell whose own font is `cell`; undefined where all is of one piece. */
export function runsOf(string: SharedString, cell: Font): TextRun[] | undefined {
  if (string.pieces === undefined) return undefined;
  const runs = string.pieces.map(({ text, font }): TextRun => {
    const style = font === null ? undefined : fontDifference(font, cell);
    return style === undefined ? { text } : { text, style };
  });
  return runs.length === 1 && runs[0]?.style === undefined ? undefined : runs;
}

const textElement = (text: string): string => {
  const held = escapeText(text);
  return /^\s|\s$|\n|\s\s/.test(held) ? `<t xml:space="preserve">${held}</t>` : `<t>${held}</t>`;
};

/** Content of an `si` for rich text. */
export function runsXml(runs: readonly TextRun[], cell: Partial<TextStyle> | undefined, base: Font): string {
  return runs
    .filter((run) => run.text !== '')
    .map((run) => {
      const style = run.style !== undefined && Object.keys(run.style).length > 0 ? run.style : undefined;
      const font =
        style === undefined ? '' : `<rPr>${fontXml(fontWith(fontWith(base, cell), style), 'rFont')}</rPr>`;
      return `<r>${font}${textElement(run.text)}</r>`;
    })
    .join('');
}

/** The part as it was read: its strings by number, and how many cells named each. */
export interface KeptStrings {
  readonly source: PartSource;
  /** `si` elements in their order. */
  readonly items: readonly Piece[];
  /** Numbers of plain texts. */
  readonly plain: ReadonlyMap<string, number>;
  /** Numbers of the others, by their elements. */
  readonly rich: ReadonlyMap<string, number>;
  readonly uses: ReadonlyMap<number, number>;
}

const EMPTY_ITEM = /^<(\w+:)?si>\s*<\1t\s*\/>\s*<\/\1si>$/;

/**
 * Collects strings while the sheets are written. Those of the file keep their numbers, so that a cell that nobody
 * touched is written back unchanged; a text that no cell uses any more is emptied, so that it leaves the file.
 */
export class StringWriter {
  private readonly plain: Map<string, number>;
  private readonly rich: Map<string, number>;
  private readonly added: string[] = [];
  private readonly filled = new Map<number, string>();
  private readonly counts = new Map<number, number>();
  /** Emptied by an earlier save, to be filled first. */
  private readonly free: number[];

  constructor(private readonly kept?: KeptStrings) {
    this.plain = new Map(kept?.plain);
    this.rich = new Map(kept?.rich);
    this.free = [];
    for (const [i, item] of kept?.items.entries() ?? []) {
      if (kept?.uses.has(i) !== true && EMPTY_ITEM.test(this.textOf(item))) this.free.push(i);
    }
    this.free.reverse();
  }

  /** Counts a cell that still names a string of the file. */
  use(index: number): void {
    this.counts.set(index, (this.counts.get(index) ?? 0) + 1);
  }

  text(text: string): number {
    let index = this.plain.get(text);
    if (index === undefined) {
      index = this.add(`<si>${textElement(text)}</si>`);
      this.plain.set(text, index);
    }
    this.use(index);
    return index;
  }

  /** `source` is a whole `si` element of ours. */
  element(source: string): number {
    let index = this.rich.get(source);
    if (index === undefined) {
      index = this.add(source);
      this.rich.set(source, index);
    }
    this.use(index);
    return index;
  }

  private add(element: string): number {
    const slot = this.free.pop();
    if (slot !== undefined) {
      this.filled.set(slot, element);
      return slot;
    }
    return (this.kept?.items.length ?? 0) + this.added.push(element) - 1;
  }

  private textOf(item: Piece): string {
    return this.kept?.source.text.slice(item.start, item.end) ?? '';
  }

  /** Was nothing written? */
  get empty(): boolean {
    return this.added.length === 0;
  }

  xml(): string {
    const total = [...this.counts.values()].reduce((sum, count) => sum + count, 0);
    const unique = (this.kept?.items.length ?? 0) + this.added.length;
    if (this.kept === undefined) {
      return `${XML_HEAD}<sst xmlns="${MAIN}" count="${total}" uniqueCount="${unique}">${this.added.join('')}</sst>`;
    }
    const { source, items, uses } = this.kept;
    const edits: Edit[] = [];
    for (const [i, item] of items.entries()) {
      const filled = this.filled.get(i);
      const given = uses.has(i) && !this.counts.has(i);
      const text = filled ?? (given ? emptied(this.textOf(item)) : undefined);
      if (text !== undefined) edits.push({ start: item.start, end: item.end, text });
    }
    if (edits.length === 0 && this.added.length === 0) return source.text;
    const tag = withAttributes(source.root.tag, { count: total, uniqueCount: unique });
    const opened = withNamespace(tag.replace(/\s*\/>$/, '>'), MAIN);
    const empty = /\/>$/.test(tag);
    const added = this.added.join('') + (empty ? `</${/^<([^\s/>]+)/.exec(tag)?.[1] ?? 'sst'}>` : '');
    edits.push({ start: source.root.start, end: source.root.end, text: opened });
    const end = items.at(-1)?.end ?? source.root.end;
    edits.push({ start: end, end, text: added });
    return declaredUtf8(applyEdits(source.text, edits));
  }
}

/** An `si` without its text, under the prefix it had. */
function emptied(item: string): string {
  const prefix = /^<(\w+:)?si/.exec(item)?.[1] ?? '';
  return `<${prefix}si><${prefix}t/></${prefix}si>`;
}
