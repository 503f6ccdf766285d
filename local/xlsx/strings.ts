/** The shared strings part: plain and rich text, to and from the model's runs. */
import type { TextRun, TextStyle } from '../model';
import { XML_HEAD } from './opc';
import { type Font, fontDifference, fontWith, fontXml, readFont } from './styles';
import { decodeXstring, escapeText, XmlReader } from './xml';

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

export function readSharedStrings(xml: string | undefined, theme: readonly string[]): SharedString[] {
  if (xml === undefined) return [];
  const found: SharedString[] = [];
  const reader = new XmlReader(xml).root();
  reader.children((name) => {
    if (name === 'si') found.push(readString(reader, theme));
  });
  return found;
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

/** Collects strings while the sheets are written. */
export class StringWriter {
  private readonly plain = new Map<string, number>();
  private readonly rich = new Map<string, number>();
  private readonly items: string[] = [];
  private uses = 0;

  /** `sources`: strings whose element held more than text (phonetic guides), by text. */
  constructor(private readonly sources: ReadonlyMap<string, string>) {}

  text(text: string): number {
    this.uses++;
    const known = this.plain.get(text);
    if (known !== undefined) return known;
    const index = this.items.push(this.sources.get(text) ?? `<si>${textElement(text)}</si>`) - 1;
    this.plain.set(text, index);
    return index;
  }

  /** `source` is a whole `si` element. */
  element(source: string): number {
    this.uses++;
    const known = this.rich.get(source);
    if (known !== undefined) return known;
    const index = this.items.push(source) - 1;
    this.rich.set(source, index);
    return index;
  }

  get empty(): boolean {
    return this.items.length === 0;
  }

  xml(): string {
    return `${XML_HEAD}<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="${this.uses}" uniqueCount="${this.items.length}">${this.items.join('')}</sst>`;
  }
}
