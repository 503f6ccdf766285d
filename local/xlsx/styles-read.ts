/** Reads the styles part into the model's styles, and keeps the source of every entry for writing. */
import type { Border, BorderStyle, ConditionalFormat, Style } from '../model';
import { colorOf } from './colors';
import { XML_HEAD } from './encoding';
import { type Font, fontDifference, readFont } from './fonts';
import { Counter } from './limits';
import { BUILT_IN_FORMATS, isDateFormat, withoutLocale } from './number-formats';
import { type PartSource, readPart } from './patch';
import { decodeXstring, XmlError, XmlReader } from './xml';

export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

const EMPTY_STYLES = `${XML_HEAD}<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="10"/><color rgb="FF000000"/><name val="Arial"/><family val="2"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles><dxfs count="0"/></styleSheet>`;

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

/** The entries of a list in the part, each as its source text. */
export function entries(xml: string | undefined): string[] {
  if (xml === undefined) return [];
  const found: string[] = [];
  const reader = new XmlReader(xml).root();
  const counter = new Counter('formats');
  reader.children(() => {
    counter.add();
    found.push(reader.raw());
  });
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

/**
 * Reads a styles part. `locale` decides how the file's "short date" is spelled, as it follows the reader's
 * language.
 */
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
