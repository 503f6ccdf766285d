/** TextStyle, RichTextValue and their builders (formats-01, formats-07). */
import type { Cell, TextRun, TextStyle } from '../model';
import { colorOf, hexOfColor } from './colors';
import { ScriptException } from './exceptions';
import type * as G from './google';
import { compact, DEFAULT_TEXT } from './grid';
import { own, present, presentAll, Service, type Signatures, serviceSpec } from './strict';

/** Absent: not set. null: differs between the runs that are asked. */
type LooseStyle = { readonly [K in keyof TextStyle]?: TextStyle[K] | null };

const styleMethods = {
  copy: '',
  getFontFamily: '',
  getFontSize: '',
  getForegroundColor: '',
  isBold: '',
  isItalic: '',
  isStrikethrough: '',
  isUnderline: '',
} satisfies Signatures<G.TextStyle>;
const STYLE = serviceSpec('SpreadsheetApp.TextStyle', styleMethods);

export class TextStyleService extends Service implements Pick<G.TextStyle, keyof typeof styleMethods> {
  readonly spec = STYLE;

  constructor(
    execution: Service['execution'],
    readonly style: LooseStyle,
  ) {
    super(execution);
  }

  copy(): G.TextStyleBuilder {
    return present(new TextStyleBuilderService(this.execution, this.style));
  }
  getFontFamily(): string | null {
    return this.style.fontFamily ?? null;
  }
  getFontSize(): number | null {
    return this.style.fontSize ?? null;
  }
  getForegroundColor(): string | null {
    return this.style.color ?? null;
  }
  isBold(): boolean | null {
    return this.style.bold ?? null;
  }
  isItalic(): boolean | null {
    return this.style.italic ?? null;
  }
  isStrikethrough(): boolean | null {
    return this.style.strikethrough ?? null;
  }
  isUnderline(): boolean | null {
    return this.style.underline ?? null;
  }

  /** What the style sets, for a cell or a run. */
  settings(): Partial<TextStyle> {
    // A theme colour is a name (formats-05) and the workbook keeps hex only: such a colour is not applied.
    const entries = Object.entries(this.style).filter(
      ([key, value]) =>
        value !== null && value !== undefined && (key !== 'color' || String(value).startsWith('#')),
    );
    return Object.fromEntries(entries);
  }
}

const styleBuilderMethods = {
  build: '',
  setBold: 'b',
  setFontFamily: 's',
  setFontSize: 'n',
  setForegroundColor: 's?',
  setForegroundColorObject: 'Color?',
  setItalic: 'b',
  setStrikethrough: 'b',
  setUnderline: 'b',
} satisfies Signatures<G.TextStyleBuilder>;
const STYLE_BUILDER = serviceSpec('SpreadsheetApp.TextStyleBuilder', styleBuilderMethods);

export class TextStyleBuilderService
  extends Service
  implements Pick<G.TextStyleBuilder, keyof typeof styleBuilderMethods>
{
  readonly spec = STYLE_BUILDER;
  #style: LooseStyle;

  constructor(execution: Service['execution'], style: LooseStyle = {}) {
    super(execution);
    this.#style = style;
  }

  build(): G.TextStyle {
    return present(new TextStyleService(this.execution, this.#style));
  }
  setBold(bold: boolean): G.TextStyleBuilder {
    return this.#with({ bold });
  }
  setFontFamily(fontFamily: string): G.TextStyleBuilder {
    return this.#with({ fontFamily });
  }
  setFontSize(fontSize: number): G.TextStyleBuilder {
    return this.#with({ fontSize });
  }
  setForegroundColor(cssString: string): G.TextStyleBuilder {
    const color = cssString === null ? null : colorOf(cssString);
    return color === undefined ? present(this) : this.#with({ color });
  }
  setForegroundColorObject(color: G.Color): G.TextStyleBuilder {
    return this.#with({ color: color === null ? null : (hexOfColor(color) ?? null) });
  }
  setItalic(italic: boolean): G.TextStyleBuilder {
    return this.#with({ italic });
  }
  setStrikethrough(strikethrough: boolean): G.TextStyleBuilder {
    return this.#with({ strikethrough });
  }
  setUnderline(underline: boolean): G.TextStyleBuilder {
    return this.#with({ underline });
  }

  #with(change: LooseStyle): G.TextStyleBuilder {
    this.#style = { ...this.#style, ...change };
    return present(this);
  }
}

interface Piece {
  readonly style: Partial<TextStyle>;
  readonly link?: string;
}

/** Style and link of each character, so that any overlap of settings stays simple. */
type Pieces = readonly Piece[];

const PLAIN: Piece = { style: {} };

function samePiece(a: Piece | undefined, b: Piece | undefined): boolean {
  if (!a || !b) return a === b;
  if (a.link !== b.link) return false;
  const keys = new Set([...Object.keys(a.style), ...Object.keys(b.style)]) as Set<keyof TextStyle>;
  return [...keys].every((key) => a.style[key] === b.style[key]);
}

function stretches(pieces: Pieces): { start: number; end: number; piece: Piece }[] {
  const found: { start: number; end: number; piece: Piece }[] = [];
  pieces.forEach((piece, index) => {
    const last = found.at(-1);
    if (last && samePiece(last.piece, piece)) last.end = index + 1;
    else found.push({ start: index, end: index + 1, piece });
  });
  return found.length === 0 ? [{ start: 0, end: 0, piece: PLAIN }] : found;
}

function checkOffsets(start: number, end: number, length: number): void {
  if (start < 0 || end > length || start >= end) {
    throw new ScriptException(`Illegal argument: offsets ${start} to ${end} are outside the text.`);
  }
}

const richMethods = {
  copy: '',
  getLinkUrl: ['', 'n,n'],
  getRuns: '',
  getText: '',
  getTextStyle: ['', 'n,n'],
} satisfies Signatures<G.RichTextValue>;
const RICH = serviceSpec('SpreadsheetApp.RichTextValue', richMethods);

export class RichTextValueService extends Service implements Pick<G.RichTextValue, keyof typeof richMethods> {
  readonly spec = RICH;

  constructor(
    execution: Service['execution'],
    readonly text: string,
    readonly pieces: Pieces,
    /** The style of the cell that holds it; runs without their own answer by it. */
    readonly base: Partial<TextStyle> = {},
  ) {
    super(execution);
  }

  copy(): G.RichTextValueBuilder {
    return present(new RichTextValueBuilderService(this.execution, this.text, this.pieces));
  }
  getText(): string {
    return this.text;
  }
  getLinkUrl(startOffset = 0, endOffset = this.text.length): string | null {
    const links = new Set(this.pieces.slice(startOffset, endOffset).map((piece) => piece.link));
    const [link] = links;
    return links.size === 1 ? (link ?? null) : null;
  }
  getRuns(): G.RichTextValue[] {
    return presentAll(
      stretches(this.pieces).map(
        ({ start, end }) =>
          new RichTextValueService(
            this.execution,
            this.text.slice(start, end),
            this.pieces.slice(start, end),
            this.base,
          ),
      ),
    );
  }
  getTextStyle(startOffset = 0, endOffset = this.text.length): G.TextStyle {
    const pieces = this.pieces.slice(startOffset, endOffset);
    const full: TextStyle = { ...DEFAULT_TEXT, ...this.base };
    const asked = Object.keys(DEFAULT_TEXT) as (keyof TextStyle)[];
    const style = Object.fromEntries(
      asked.map((key) => {
        const values = new Set(pieces.map((piece) => piece.style[key] ?? full[key]));
        const [value = full[key]] = values;
        return [key, values.size > 1 ? null : value];
      }),
    ) as LooseStyle;
    return present(new TextStyleService(this.execution, style));
  }

  /** The runs as a cell keeps them; undefined where the text is of one piece without a setting. */
  runs(): readonly TextRun[] | undefined {
    const found = stretches(this.pieces);
    if (found.every(({ piece }) => samePiece(piece, PLAIN))) return undefined;
    return found.map(({ start, end, piece }) => ({
      text: this.text.slice(start, end),
      ...(Object.keys(piece.style).length > 0 ? { style: piece.style } : {}),
      ...(piece.link === undefined ? {} : { link: piece.link }),
    }));
  }
}

export function richTextOf(execution: Service['execution'], cell: Cell | undefined): RichTextValueService {
  const text = typeof cell?.value === 'string' ? cell.value : '';
  const pieces = cell?.runs?.flatMap((run) => {
    const piece: Piece = { style: run.style ?? {}, ...(run.link === undefined ? {} : { link: run.link }) };
    return Array.from({ length: run.text.length }, () => piece);
  });
  return new RichTextValueService(
    execution,
    text,
    pieces ?? Array.from({ length: text.length }, () => PLAIN),
    cell?.style?.text ?? {},
  );
}

const richBuilderMethods = {
  build: '',
  setLinkUrl: ['s?', 'n,n,s?'],
  setText: 's',
  setTextStyle: ['TextStyle?', 'n,n,TextStyle?'],
} satisfies Signatures<G.RichTextValueBuilder>;
const RICH_BUILDER = serviceSpec('SpreadsheetApp.RichTextValueBuilder', richBuilderMethods);

export class RichTextValueBuilderService
  extends Service
  implements Pick<G.RichTextValueBuilder, keyof typeof richBuilderMethods>
{
  readonly spec = RICH_BUILDER;
  #text: string;
  #pieces: Pieces;

  constructor(execution: Service['execution'], text = '', pieces: Pieces = []) {
    super(execution);
    this.#text = text;
    this.#pieces = pieces;
  }

  build(): G.RichTextValue {
    return present(new RichTextValueService(this.execution, this.#text, this.#pieces));
  }
  setText(text: string): G.RichTextValueBuilder {
    this.#text = text;
    this.#pieces = Array.from({ length: text.length }, () => PLAIN);
    return present(this);
  }
  setLinkUrl(...args: readonly (number | string | null)[]): G.RichTextValueBuilder {
    const [start, end, link] = this.#stretch(args);
    return this.#change(start, end, (piece) => ({
      style: piece.style,
      ...(typeof link === 'string' ? { link } : {}),
    }));
  }
  setTextStyle(...args: readonly (number | G.TextStyle | null)[]): G.RichTextValueBuilder {
    const [start, end, given] = this.#stretch(args);
    const settings = given === null ? undefined : own(TextStyleService, given).settings();
    return this.#change(start, end, (piece) => ({
      ...piece,
      style: settings ? (compact<Partial<TextStyle>>({ ...piece.style, ...settings }) ?? {}) : {},
    }));
  }

  #stretch<T>(args: readonly (number | T)[]): [number, number, T | null] {
    if (args.length === 1) return [0, this.#text.length, (args[0] ?? null) as T | null];
    const [start, end, last] = args as [number, number, T | null];
    checkOffsets(start, end, this.#text.length);
    return [start, end, last];
  }

  #change(start: number, end: number, change: (piece: Piece) => Piece): G.RichTextValueBuilder {
    this.#pieces = this.#pieces.map((piece, index) =>
      index >= start && index < end ? change(piece) : piece,
    );
    return present(this);
  }
}
