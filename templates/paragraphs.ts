/** Runs and paragraphs of the templates, and the tags around what is repeated or left out. */
import {
  AlignmentType,
  BorderStyle,
  type IParagraphOptions,
  type IRunOptions,
  LineRuleType,
  Paragraph,
  TextRun,
} from 'docx';
import { BODY, FONT, gap, mm, pt } from './measures';

export type Align = (typeof AlignmentType)[keyof typeof AlignmentType];

/** Every run says its font and colour, so that a copy into another document keeps them. */
export function run(text: string, size: number, look: Partial<IRunOptions> = {}): TextRun {
  return new TextRun({ text, font: FONT, size: pt(size), color: '000000', ...look });
}

interface Look {
  readonly size?: number;
  readonly align?: Align;
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly before?: number;
  readonly after?: number;
  readonly keepNext?: boolean;
  readonly more?: Partial<IParagraphOptions>;
}

/** A line that stands alone: heads, titles, captions, cells. */
export function line(text: string, look: Look = {}): Paragraph {
  const {
    size = BODY,
    align = AlignmentType.CENTER,
    bold = false,
    italics = false,
    before = 0,
    after = 0,
  } = look;
  return new Paragraph({
    alignment: align,
    spacing: { before: gap(before), after: gap(after), line: 240, lineRule: LineRuleType.AUTO },
    keepNext: look.keepNext ?? false,
    children: text === '' ? [] : [run(text, size, { bold, italics })],
    ...look.more,
  });
}

/** Running text: 14 pt, both sides justified, first line 1 cm in, 6 pt after, 1.15 lines apart. */
export function body(
  runs: string | readonly TextRun[],
  look: { readonly keepNext?: boolean } = {},
): Paragraph {
  return new Paragraph({
    style: 'ThanVanBan',
    keepNext: look.keepNext ?? false,
    children: typeof runs === 'string' ? [run(runs, BODY)] : [...runs],
  });
}

/** “I. …” in capitals, “1. …”: bold (Nghị định 30/2020, Phụ lục I, mục II.5.đ). */
export const heading = (text: string): Paragraph =>
  new Paragraph({ style: 'DeMuc', keepNext: true, children: [run(text, BODY, { bold: true })] });

/** “a) …”. */
export const point = (text: string): Paragraph =>
  new Paragraph({ style: 'ThanVanBan', keepNext: true, children: [run(text, BODY)] });

/** A tag that opens or closes a section stands in a paragraph of its own, which the rendering takes away. */
export const tag = (name: string): Paragraph => line(`{${name}}`, { align: AlignmentType.LEFT, size: 9 });

export function section<T>(name: string, children: readonly T[]): (T | Paragraph)[] {
  return [tag(`#${name}`), ...children, tag(`/${name}`)];
}

/** A solid rule of a given length, drawn as the upper border of a paragraph with no height to speak of. */
export function rule(length: number, width: number, after = 0): Paragraph {
  const side = mm((width - length) / 2);
  return new Paragraph({
    indent: { left: side, right: side },
    spacing: { before: gap(3), after: gap(after), line: gap(4), lineRule: LineRuleType.EXACT },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 0, color: '000000' } },
    children: [],
  });
}

/** A passage that the ward writes; where it has not, an italic line says where to write it. */
export const passage = (name: string): Paragraph[] =>
  section(name, [
    ...section('doan', [body('{.}')]),
    ...section('con_thieu', [body([run('{nhac}', BODY, { italics: true })])]),
  ]);

export const paragraphs = section('doan', [body('{.}')]);
