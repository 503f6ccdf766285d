/**
 * The styles part, read into the model's styles and added to without disturbing what it holds: fonts, fills, borders
 * and cell formats of the file keep their places, new ones are appended, so that a cell that nobody touched keeps
 * its very format, with all that the model has no field for (theme colours, gradients, indents, locks).
 */
import type { Border, BorderStyle, ConditionalFormat, Style, TextStyle } from '../model';
import { XML_HEAD } from './encoding';
import { listXml, type PartSource, patchPart, readPart } from './patch';
import { type Attributes, attributeText, decodeXstring, XmlError, XmlReader } from './xml';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

const EMPTY_STYLES = `${XML_HEAD}<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="10"/><color rgb="FF000000"/><name val="Arial"/><family val="2"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles><dxfs count="0"/></styleSheet>`;

/** ECMA-376 part 1, 18.8.30, as an English workbook shows them. */
const BUILT_IN_FORMATS: ReadonlyMap<number, string> = new Map([
  [1, '0'],
  [2, '0.00'],
  [3, '#,##0'],
  [4, '#,##0.00'],
  [9, '0%'],
  [10, '0.00%'],
  [11, '0.00E+00'],
  [12, '# ?/?'],
  [13, '# ??/??'],
  [14, 'm/d/yyyy'],
  [15, 'd-mmm-yy'],
  [16, 'd-mmm'],
  [17, 'mmm-yy'],
  [18, 'h:mm AM/PM'],
  [19, 'h:mm:ss AM/PM'],
  [20, 'h:mm'],
  [21, 'h:mm:ss'],
  [22, 'm/d/yyyy h:mm'],
  [37, '#,##0 ;(#,##0)'],
  [38, '#,##0 ;[Red](#,##0)'],
  [39, '#,##0.00;(#,##0.00)'],
  [40, '#,##0.00;[Red](#,##0.00)'],
  [45, 'mm:ss'],
  [46, '[h]:mm:ss'],
  [47, 'mmss.0'],
  [48, '##0.0E+0'],
  [49, '@'],
]);
// The built-in numbers that mean the same text in every language.
const FIXED_FORMATS = new Map([1, 2, 3, 4, 9, 10, 11, 49].map((id) => [BUILT_IN_FORMATS.get(id) ?? '', id]));

// ECMA-376 part 1, 18.8.27: the palette that `indexed` colours name.
const PALETTE =
  '000000 ffffff ff0000 00ff00 0000ff ffff00 ff00ff 00ffff 000000 ffffff ff0000 00ff00 0000ff ffff00 ff00ff 00ffff 800000 008000 000080 808000 800080 008080 c0c0c0 808080 9999ff 993366 ffffcc ccffff 660066 ff8080 0066cc ccccff 000080 ff00ff ffff00 00ffff 800080 800000 008080 0000ff 00ccff ccffff ccffcc ffff99 99ccff ff99cc cc99ff ffcc99 3366ff 33cccc 99cc00 ffcc00 ff9900 ff6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333'.split(
    ' ',
  );

const OFFICE_THEME =
  'ffffff 000000 eeece1 1f497d 4f81bd c0504d 9bbb59 8064a2 4bacc6 f79646 0000ff 800080'.split(' ');

/** Colours of a theme part in the order that `theme="…"` counts: light before dark in the first two pairs. */
export function themeColors(xml: string): string[] {
  const found: string[] = [];
  const reader = new XmlReader(xml).root();
  let inScheme = false;
  while (reader.next()) {
    if (reader.name === 'clrScheme') {
      inScheme = reader.kind === 'open';
      if (!inScheme) break;
    } else if (inScheme && reader.kind === 'open') {
      const a = reader.attributes();
      if (reader.name === 'srgbClr') found.push((a.val ?? '000000').toLowerCase());
      if (reader.name === 'sysClr') found.push((a.lastClr ?? '000000').toLowerCase());
    }
  }
  const [dk1, lt1, dk2, lt2, ...rest] = found;
  if (dk1 === undefined || lt1 === undefined || dk2 === undefined || lt2 === undefined) return OFFICE_THEME;
  return [lt1, dk1, lt2, dk2, ...rest];
}

/** ECMA-376 part 1, 18.8.19: tint moves the luminance towards black (−1) or white (1). */
function tinted(hex: string, tint: number): string {
  if (tint === 0) return hex;
  const channels = [0, 2, 4].map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255);
  const [r = 0, g = 0, b = 0] = channels;
  const max = Math.max(r, g, b);
  const min = Math.min(r, g, b);
  let l = (max + min) / 2;
  const d = max - min;
  const s = d === 0 ? 0 : l > 0.5 ? d / (2 - max - min) : d / (max + min);
  const h =
    d === 0
      ? 0
      : max === r
        ? ((g - b) / d + (g < b ? 6 : 0)) / 6
        : max === g
          ? ((b - r) / d + 2) / 6
          : ((r - g) / d + 4) / 6;
  l = tint < 0 ? l * (1 + tint) : l * (1 - tint) + tint;
  const q = l < 0.5 ? l * (1 + s) : l + s - l * s;
  const p = 2 * l - q;
  const channel = (t0: number): string => {
    const t = (t0 + 1) % 1;
    const v = t < 1 / 6 ? p + (q - p) * 6 * t : t < 1 / 2 ? q : t < 2 / 3 ? p + (q - p) * (2 / 3 - t) * 6 : p;
    return Math.round(v * 255)
      .toString(16)
      .padStart(2, '0');
  };
  return channel(h + 1 / 3) + channel(h) + channel(h - 1 / 3);
}

/** `#rrggbb`, or undefined where the file leaves the colour to the program ("automatic"). */
function colorOf(a: Attributes, theme: readonly string[]): string | undefined {
  const tint = Number(a.tint ?? 0);
  const of = (hex: string | undefined): string | undefined =>
    hex === undefined || !/^[0-9a-f]{6}$/.test(hex) ? undefined : `#${tinted(hex, tint)}`;
  if (a.rgb !== undefined) return of(a.rgb.slice(-6).toLowerCase());
  if (a.theme !== undefined) return of(theme[Number(a.theme)]);
  if (a.indexed !== undefined) return of(PALETTE[Number(a.indexed)]);
  return undefined;
}

export interface Font {
  fontFamily?: string;
  fontSize?: number;
  bold: boolean;
  italic: boolean;
  underline: boolean;
  strikethrough: boolean;
  color?: string;
}

/** Reads a `font` or an `rPr` element, at its start tag. */
export function readFont(reader: XmlReader, theme: readonly string[]): Font {
  const font: Font = { bold: false, italic: false, underline: false, strikethrough: false };
  reader.children((name) => {
    const a = reader.attributes();
    const on = a.val === undefined || !/^(0|false|none)$/.test(a.val);
    if (name === 'b') font.bold = on;
    else if (name === 'i') font.italic = on;
    else if (name === 'u') font.underline = on;
    else if (name === 'strike') font.strikethrough = on;
    else if (name === 'sz') font.fontSize = Number(a.val);
    else if ((name === 'name' || name === 'rFont') && a.val !== undefined)
      font.fontFamily = decodeXstring(a.val);
    else if (name === 'color') {
      const color = colorOf(a, theme);
      if (color !== undefined) font.color = color;
    }
  });
  return font;
}

/** The fields of `font` that differ from `base`. */
export function fontDifference(font: Font, base: Font): Partial<TextStyle> | undefined {
  const style: { -readonly [K in keyof TextStyle]?: TextStyle[K] } = {};
  if (font.bold !== base.bold) style.bold = font.bold;
  if (font.italic !== base.italic) style.italic = font.italic;
  if (font.underline !== base.underline) style.underline = font.underline;
  if (font.strikethrough !== base.strikethrough) style.strikethrough = font.strikethrough;
  if (font.fontSize !== undefined && font.fontSize !== base.fontSize) style.fontSize = font.fontSize;
  if (font.fontFamily !== undefined && font.fontFamily !== base.fontFamily)
    style.fontFamily = font.fontFamily;
  const color = font.color ?? '#000000';
  if (color !== (base.color ?? '#000000')) style.color = color;
  return Object.keys(style).length === 0 ? undefined : style;
}

/** `font` with the fields of `style` laid over it. */
export function fontWith(base: Font, style: Partial<TextStyle> | undefined): Font {
  return style === undefined ? base : { ...base, ...style };
}

/** Content of a `font` (`name`) or of an `rPr` (`rFont`); the two differ in that name and in nothing we use. */
export function fontXml(font: Font, nameElement: 'name' | 'rFont'): string {
  const family =
    font.fontFamily === undefined ? '' : `<${nameElement} val="${attributeText(font.fontFamily)}"/>`;
  return (
    (nameElement === 'rFont' ? family : '') +
    (font.bold ? '<b/>' : '') +
    (font.italic ? '<i/>' : '') +
    (font.strikethrough ? '<strike/>' : '') +
    (nameElement === 'rFont' ? fontColor(font) : '') +
    (nameElement === 'rFont' ? fontSize(font) : '') +
    (font.underline ? '<u/>' : '') +
    (nameElement === 'name' ? fontSize(font) + fontColor(font) + family : '')
  );
}
const fontColor = (font: Font): string =>
  font.color === undefined ? '' : `<color rgb="${argb(font.color)}"/>`;
const fontSize = (font: Font): string => (font.fontSize === undefined ? '' : `<sz val="${font.fontSize}"/>`);

/** Cell formats that would be written otherwise if they were made anew from the model's style. */
export function unsaidFormats(table: StyleTable, locale: string): ReadonlySet<Style> {
  const writer = new StyleWriter(table, locale);
  const unsaid = new Set<Style>();
  for (const [index, style] of table.styles.entries()) {
    if (style !== undefined && writer.format({ ...style }) !== index) unsaid.add(style);
  }
  return unsaid;
}

export function argb(color: string): string {
  return `FF${color.replace('#', '').toUpperCase()}`;
}

const BORDERS_OUT: Record<BorderStyle, string> = {
  dotted: 'dotted',
  dashed: 'dashed',
  solid: 'thin',
  solid_medium: 'medium',
  solid_thick: 'thick',
  double: 'double',
};
const BORDERS_IN: Readonly<Record<string, BorderStyle>> = {
  thin: 'solid',
  medium: 'solid_medium',
  thick: 'solid_thick',
  double: 'double',
  hair: 'dotted',
  dotted: 'dotted',
  dashed: 'dashed',
  dashDot: 'dashed',
  dashDotDot: 'dashed',
  slantDashDot: 'dashed',
  mediumDashed: 'dashed',
  mediumDashDot: 'dashed',
  mediumDashDotDot: 'dashed',
};

/** Styles as a file holds them: the source text of each entry, and what the model makes of each cell format. */
export interface StyleTable {
  /** The part as it was read, or the plain one of a new workbook. */
  readonly part: PartSource;
  readonly isNew: boolean;
  /** Sources of the sections by name. */
  readonly sections: ReadonlyMap<string, string>;
  readonly numberFormats: ReadonlyMap<number, string>;
  readonly fonts: readonly string[];
  readonly fills: readonly string[];
  readonly borders: readonly string[];
  readonly formats: readonly string[];
  readonly differential: readonly string[];
  /** By cell format; undefined where it is the workbook's plain format. Each is an object of its own. */
  readonly styles: readonly (Style | undefined)[];
  /** By cell format: does it show a number as a day or a time? */
  readonly isDate: readonly boolean[];
  readonly isUnlocked: readonly boolean[];
  readonly fontOf: readonly Font[];
  /** Font of the plain format; what an absent text style means in this file. */
  readonly baseFont: Font;
  readonly theme: readonly string[];
}

const SECTIONS = [
  'numFmts',
  'fonts',
  'fills',
  'borders',
  'cellStyleXfs',
  'cellXfs',
  'cellStyles',
  'dxfs',
  'tableStyles',
  'colors',
  'extLst',
];

/** Does the number format show days or times? */
export function isDateFormat(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\\.|_.|\*./g, '');
  if (/\[(h+|m+|s+)\]/i.test(bare)) return true;
  return /[dmyhs]/i.test(bare.replace(/\[[^\]]*\]/g, '').replace(/general/gi, ''));
}

function entries(xml: string | undefined): string[] {
  if (xml === undefined) return [];
  const found: string[] = [];
  const reader = new XmlReader(xml).root();
  reader.children(() => found.push(reader.raw()));
  return found;
}

function readFill(xml: string, theme: readonly string[]): string | undefined {
  let color: string | undefined;
  let solid = false;
  const reader = new XmlReader(xml).root();
  while (reader.next()) {
    if (reader.kind !== 'open') continue;
    const a = reader.attributes();
    if (reader.name === 'patternFill') solid = a.patternType === 'solid';
    if (reader.name === 'fgColor' && solid) color = colorOf(a, theme);
  }
  return color;
}

function readBorder(xml: string, theme: readonly string[]): Style['borders'] {
  const found: { top?: Border; bottom?: Border; left?: Border; right?: Border } = {};
  const reader = new XmlReader(xml).root();
  reader.children((side) => {
    const style = BORDERS_IN[reader.attributes().style ?? ''];
    if (style === undefined) return;
    let color = '#000000';
    reader.children(() => {
      color = colorOf(reader.attributes(), theme) ?? color;
    });
    if (side === 'top' || side === 'bottom' || side === 'left' || side === 'right')
      found[side] = { style, color };
    else if (side === 'start') found.left = { style, color };
    else if (side === 'end') found.right = { style, color };
  });
  return Object.keys(found).length === 0 ? undefined : found;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Reads a styles part. `locale` decides how the file's "short date" is spelled, as it follows the reader's language. */
export function readStyles(xml: string | undefined, theme: readonly string[], locale: string): StyleTable {
  const sections = new Map<string, string>();
  const { source: part, rootName } = readPart(xml ?? EMPTY_STYLES, (reader, name) => {
    sections.set(name, reader.raw());
    return undefined;
  });
  if (rootName !== 'styleSheet') throw new XmlError(`<${rootName}> instead of styles`);

  const shortDate = locale.startsWith('en_US') ? 'm/d/yyyy' : 'dd/mm/yyyy';
  const numberFormats = new Map<number, string>();
  for (const entry of entries(sections.get('numFmts'))) {
    const a = new XmlReader(entry).root().attributes();
    numberFormats.set(Number(a.numFmtId), decodeXstring(a.formatCode ?? ''));
  }
  const codeOf = (id: number): string | undefined => {
    const custom = numberFormats.get(id);
    if (custom !== undefined) return /^general$/i.test(custom) ? undefined : withoutLocale(custom);
    if (id === 14) return shortDate;
    if (id === 22) return `${shortDate} h:mm`;
    return BUILT_IN_FORMATS.get(id);
  };

  const fonts = entries(sections.get('fonts'));
  const fills = entries(sections.get('fills'));
  const borders = entries(sections.get('borders'));
  const formats = entries(sections.get('cellXfs'));
  const plain: Font = { bold: false, italic: false, underline: false, strikethrough: false };
  const readFonts = fonts.map((font) => readFont(new XmlReader(font).root(), theme));
  const readFills = fills.map((fill) => readFill(fill, theme));
  const readBorders = borders.map((border) => readBorder(border, theme));

  const fontOf: Font[] = [];
  const isDate: boolean[] = [];
  const isUnlocked: boolean[] = [];
  const styles: (Style | undefined)[] = [];
  for (const format of formats) {
    const xf = new XmlReader(format).root();
    const a = xf.attributes();
    const style: Mutable<Style> = {};
    const font = readFonts[Number(a.fontId ?? 0)] ?? plain;
    fontOf.push(font);
    const text = fontDifference(font, fontOf[0] ?? plain);
    if (text !== undefined) style.text = text;
    const background = readFills[Number(a.fillId ?? 0)];
    if (background !== undefined) style.background = background;
    const border = readBorders[Number(a.borderId ?? 0)];
    if (border !== undefined) style.borders = border;
    const code = codeOf(Number(a.numFmtId ?? 0));
    if (code !== undefined) style.numberFormat = code;
    let unlocked = false;
    xf.children((name) => {
      const b = xf.attributes();
      if (name === 'protection') unlocked = /^(0|false)$/.test(b.locked ?? '1');
      if (name !== 'alignment') return;
      const horizontal = b.horizontal;
      if (horizontal === 'left' || horizontal === 'center' || horizontal === 'right')
        style.horizontal = horizontal;
      else if (horizontal === 'centerContinuous') style.horizontal = 'center';
      const vertical = b.vertical;
      if (vertical === 'top') style.vertical = vertical;
      else if (vertical === 'center') style.vertical = 'middle';
      if (/^(1|true)$/.test(b.wrapText ?? '')) style.wrap = 'wrap';
      const rotation = Number(b.textRotation ?? 0);
      if (rotation > 0 && rotation <= 180) style.rotation = rotation <= 90 ? rotation : 90 - rotation;
    });
    isUnlocked.push(unlocked);
    isDate.push(code !== undefined && isDateFormat(code));
    styles.push(Object.keys(style).length === 0 && format === formats[0] ? undefined : style);
  }

  return {
    part,
    isNew: xml === undefined,
    sections,
    numberFormats,
    fonts,
    fills,
    borders,
    formats,
    differential: entries(sections.get('dxfs')),
    styles,
    isDate,
    isUnlocked,
    fontOf,
    baseFont: fontOf[0] ?? plain,
    theme,
  };
}

/** A list in which each text stands once. */
class Pool {
  private readonly at = new Map<string, number>();
  readonly list: string[];
  constructor(start: readonly string[]) {
    this.list = [...start];
    for (const [i, text] of start.entries()) if (!this.at.has(text)) this.at.set(text, i);
  }
  add(text: string): number {
    const known = this.at.get(text);
    if (known !== undefined) return known;
    this.at.set(text, this.list.length);
    return this.list.push(text) - 1;
  }
}

/** Hands out cell formats and differential formats for the model's styles, and writes the part at the end. */
/** Vietnamese in a number format: `6.856` and `79,0%` also where the program itself speaks English. */
const VIETNAMESE = '[$-42A]';

/** Formats of figures only: days and plain text look alike in every locale. */
export function withLocale(code: string, locale: string): string {
  const isFigure = /[#0]/.test(code) && !isDateFormat(code) && !code.includes('[$');
  return locale.startsWith('vi') && isFigure ? `${VIETNAMESE}${code}` : code;
}

const withoutLocale = (code: string): string =>
  code.startsWith(VIETNAMESE) ? code.slice(VIETNAMESE.length) : code;

export class StyleWriter {
  private readonly fonts: Pool;
  private readonly fills: Pool;
  private readonly borders: Pool;
  private readonly formats: Pool;
  private readonly differential: Pool;
  private readonly numberFormats: Map<number, string>;
  private readonly numberIds = new Map<string, number>();
  private readonly byObject = new Map<Style, number>();
  private readonly byText = new Map<string, number>();

  /** @param locale the workbook's: `vi_VN` numbers say so, because a file has no locale of its own. */
  constructor(
    private readonly table: StyleTable,
    private readonly locale = 'en_US',
  ) {
    this.fonts = new Pool(table.fonts);
    this.fills = new Pool(table.fills);
    this.borders = new Pool(table.borders);
    this.formats = new Pool(table.formats);
    this.differential = new Pool(table.differential);
    this.numberFormats = new Map(table.numberFormats);
    for (const [id, code] of table.numberFormats) if (!this.numberIds.has(code)) this.numberIds.set(code, id);
    for (const [index, style] of table.styles.entries())
      if (style !== undefined) this.byObject.set(style, index);
  }

  get baseFont(): Font {
    return this.table.baseFont;
  }

  /** Index of the cell format; the same object that was read gets the very format it was read from. */
  format(style: Style | undefined): number {
    if (style === undefined) return 0;
    const known = this.byObject.get(style);
    if (known !== undefined) return known;
    const text = JSON.stringify(style);
    const index = this.byText.get(text) ?? this.create(style);
    this.byText.set(text, index);
    this.byObject.set(style, index);
    return index;
  }

  private create(style: Style): number {
    const font =
      style.text === undefined
        ? 0
        : this.fonts.add(
            `<font>${fontXml(fontWith(this.baseFont, style.text), 'name')}<family val="2"/></font>`,
          );
    const fill =
      style.background === undefined
        ? 0
        : this.fills.add(
            `<fill><patternFill patternType="solid"><fgColor rgb="${argb(style.background)}"/><bgColor rgb="${argb(style.background)}"/></patternFill></fill>`,
          );
    const border = style.borders === undefined ? 0 : this.borders.add(borderXml(style.borders));
    const number = style.numberFormat === undefined ? 0 : this.numberFormat(style.numberFormat);
    const alignment = alignmentXml(style);
    const baseFontId = Number(this.baseIds().fontId ?? 0);
    const xf =
      `<xf numFmtId="${number}" fontId="${style.text === undefined ? baseFontId : font}" fillId="${fill}" borderId="${border}" xfId="0"` +
      (number === 0 ? '' : ' applyNumberFormat="1"') +
      (style.text === undefined ? '' : ' applyFont="1"') +
      (fill === 0 ? '' : ' applyFill="1"') +
      (border === 0 ? '' : ' applyBorder="1"') +
      (alignment === '' ? '/>' : ` applyAlignment="1">${alignment}</xf>`);
    return this.formats.add(xf);
  }

  private baseIds(): Attributes {
    const first = this.table.formats[0];
    return first === undefined ? {} : new XmlReader(first).root().attributes();
  }

  private numberFormat(plain: string): number {
    const code = withLocale(plain, this.locale);
    const known = FIXED_FORMATS.get(code) ?? this.numberIds.get(code);
    if (known !== undefined) return known;
    let id = 164;
    while (this.numberFormats.has(id)) id++;
    this.numberFormats.set(id, code);
    this.numberIds.set(code, id);
    return id;
  }

  /** Index of a differential format, for conditional formats and banding. */
  difference(style: ConditionalFormat['style']): number {
    const font =
      (style.bold === undefined ? '' : `<b val="${style.bold ? 1 : 0}"/>`) +
      (style.italic === undefined ? '' : `<i val="${style.italic ? 1 : 0}"/>`) +
      (style.color === undefined ? '' : `<color rgb="${argb(style.color)}"/>`);
    const fill =
      style.background === undefined
        ? ''
        : `<fill><patternFill patternType="solid"><fgColor rgb="${argb(style.background)}"/><bgColor rgb="${argb(style.background)}"/></patternFill></fill>`;
    return this.differential.add(`<dxf>${font === '' ? '' : `<font>${font}</font>`}${fill}</dxf>`);
  }

  get differences(): readonly string[] {
    return this.differential.list;
  }

  /** The part with what was added; the very text that was read where nothing was. */
  xml(): string {
    const { table } = this;
    const elements = new Map<string, string>();
    const put = (name: string, now: readonly string[], before: readonly string[]): void => {
      if (now.length > before.length) elements.set(name, listXml(table.sections.get(name), name, now));
    };
    const codes = [...this.numberFormats]
      .filter(([id]) => !table.numberFormats.has(id))
      .map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${attributeText(code)}"/>`);
    const known = entries(table.sections.get('numFmts'));
    put('numFmts', [...known, ...codes], known);
    put('fonts', this.fonts.list, table.fonts);
    put('fills', this.fills.list, table.fills);
    put('borders', this.borders.list, table.borders);
    put('cellXfs', this.formats.list, table.formats);
    put('dxfs', this.differential.list, table.differential);
    return patchPart(table.part, elements, SECTIONS, MAIN);
  }
}

function alignmentXml(style: Style): string {
  const rotation =
    style.rotation === undefined ? undefined : Math.max(-90, Math.min(90, Math.round(style.rotation)));
  // What is the default anyway is left out: other programs write it everywhere, so it comes back as absent.
  const parts =
    (style.horizontal === undefined || style.horizontal === 'normal'
      ? ''
      : ` horizontal="${style.horizontal}"`) +
    (style.vertical === undefined || style.vertical === 'bottom'
      ? ''
      : ` vertical="${style.vertical === 'middle' ? 'center' : 'top'}"`) +
    (rotation === undefined || rotation === 0
      ? ''
      : ` textRotation="${rotation > 0 ? rotation : 90 - rotation}"`) +
    (style.wrap === 'wrap' ? ' wrapText="1"' : style.wrap === 'clip' ? ' wrapText="0"' : '');
  return parts === '' ? '' : `<alignment${parts}/>`;
}

function borderXml(borders: NonNullable<Style['borders']>): string {
  const side = (name: 'left' | 'right' | 'top' | 'bottom'): string => {
    const border = borders[name];
    if (border === undefined) return `<${name}/>`;
    return `<${name} style="${BORDERS_OUT[border.style]}"><color rgb="${argb(border.color)}"/></${name}>`;
  };
  return `<border>${side('left')}${side('right')}${side('top')}${side('bottom')}<diagonal/></border>`;
}

/**
 * What a differential format says in the model's words. It may say more (borders, number formats): a rule that nobody
 * touched is written back from its source, so nothing of that is lost.
 */
export function readDifference(
  xml: string | undefined,
  theme: readonly string[],
): ConditionalFormat['style'] {
  const style: Mutable<ConditionalFormat['style']> = {};
  if (xml === undefined) return style;
  const reader = new XmlReader(xml).root();
  reader.children((section) => {
    if (section === 'font') {
      const font = readFont(reader, theme);
      if (font.bold) style.bold = true;
      if (font.italic) style.italic = true;
      if (font.color !== undefined) style.color = font.color;
    } else if (section === 'fill') {
      reader.children(() => {
        const pattern = reader.attributes().patternType ?? 'solid';
        let front: string | undefined;
        let back: string | undefined;
        reader.children((which) => {
          const color = colorOf(reader.attributes(), theme);
          if (which === 'bgColor') back = color;
          else if (which === 'fgColor') front = color;
        });
        // In differential formats the fill's colour is the background one, unlike in cell formats.
        const color = back ?? front;
        if (pattern === 'solid' && color !== undefined) style.background = color;
      });
    }
  });
  return style;
}
