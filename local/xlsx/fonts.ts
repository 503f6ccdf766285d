/** Fonts of cells (`font`) and of runs in a text (`rPr`), to and from the model's text style. */
import type { TextStyle } from '../model';
import { argb, colorOf } from './colors';
import { attributeText, decodeXstring, type XmlReader } from './xml';

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

/** `font` with the fields of `style` applied. */
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
