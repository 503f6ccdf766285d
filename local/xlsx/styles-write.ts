/**
 * Adds the model's styles to a styles part without disturbing what it holds: fonts, fills, borders and cell formats of
 * the file keep their places, new ones are appended, so that a cell that nobody touched keeps its very format, with all
 * that the model has no field for (theme colours, gradients, indents, locks).
 */
import type { BorderStyle, ConditionalFormat, Style } from '../model';
import { argb } from './colors';
import { type Font, fontWith, fontXml } from './fonts';
import { FIXED_FORMATS, withLocale } from './number-formats';
import { listXml, patchPart } from './patch';
import { entries, MAIN, type StyleTable } from './styles-read';
import { type Attributes, attributeText, XmlReader } from './xml';

const BORDERS_OUT: Record<BorderStyle, string> = {
  dotted: 'dotted',
  dashed: 'dashed',
  solid: 'thin',
  solid_medium: 'medium',
  solid_thick: 'thick',
  double: 'double',
};

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

/** A list in which each text occurs once. */
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

  /** @param locale the workbook's: `vi_VN` numbers are marked, because a file has no locale of its own. */
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

/** Cell formats that would be written otherwise if they were made again from the model's style. */
export function unsaidFormats(table: StyleTable, locale: string): ReadonlySet<Style> {
  const writer = new StyleWriter(table, locale);
  const unsaid = new Set<Style>();
  for (const [index, style] of table.styles.entries()) {
    if (style !== undefined && writer.format({ ...style }) !== index) unsaid.add(style);
  }
  return unsaid;
}
