/** Tables of the templates: invisible ones that set blocks side by side, and grids whose rows repeat. */
import {
  AlignmentType,
  LineRuleType,
  Paragraph,
  Table,
  TableBorders,
  TableCell,
  TableLayoutType,
  TableRow,
  type TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { gap, mm, TABLE } from './measures';
import { type Align, line } from './paragraphs';

export function invisibleTable(
  widths: readonly number[],
  rows: readonly (readonly (readonly Paragraph[])[])[],
): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((all, width) => all + mm(width), 0), type: WidthType.DXA },
    columnWidths: widths.map(mm),
    borders: TableBorders.NONE,
    margins: { left: 0, right: 0, top: 0, bottom: 0 },
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map(
            (children, at) =>
              new TableCell({
                width: { size: mm(widths[at] ?? 0), type: WidthType.DXA },
                children: [...children],
              }),
          ),
        }),
    ),
  });
}

/** Room at the sides of a cell, most where the text begins or ends: a sum of billions stands on one line in 27 mm. */
const SIDES = {
  left: { left: mm(1.2), right: mm(0.4) },
  right: { left: mm(0.4), right: mm(1.2) },
  center: { left: mm(0.8), right: mm(0.8) },
} as const;

export interface GridColumn {
  readonly title: string;
  /** Placeholder of a row's cell, and of the total row's. */
  readonly cell: string;
  /** The row's cell as runs, where it is more than its placeholder. */
  readonly runs?: (open: string, close: string) => readonly TextRun[];
  readonly total?: string;
  readonly width: number;
  readonly align: 'left' | 'right' | 'center';
}

/**
 * A table with a repeated header row whose rows do not break across pages; the middle row repeats for each item of
 * `loop`. Numbers stand to the right.
 */
export function grid(loop: string, columns: readonly GridColumn[], hasTotal: boolean): Table {
  const aligned = { left: AlignmentType.LEFT, right: AlignmentType.RIGHT, center: AlignmentType.CENTER };
  const cell = (column: GridColumn, text: string | readonly TextRun[], align: Align, bold: boolean) =>
    new TableCell({
      width: { size: mm(column.width), type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      margins: { ...SIDES[column.align], top: mm(0.5), bottom: mm(0.5) },
      children: [
        typeof text === 'string'
          ? line(text, { size: TABLE, align, bold })
          : line('', { align, more: { children: text } }),
      ],
    });
  const last = columns.length - 1;
  const open = (at: number) => (at === 0 ? `{#${loop}}` : '');
  const close = (at: number) => (at === last ? `{/${loop}}` : '');
  return new Table({
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    width: { size: columns.reduce((all, column) => all + mm(column.width), 0), type: WidthType.DXA },
    columnWidths: columns.map((column) => mm(column.width)),
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map((column) => cell(column, column.title, AlignmentType.CENTER, true)),
      }),
      new TableRow({
        cantSplit: true,
        children: columns.map((column, at) =>
          cell(
            column,
            column.runs?.(open(at), close(at)) ?? `${open(at)}{${column.cell}}${close(at)}`,
            aligned[column.align],
            false,
          ),
        ),
      }),
      ...(hasTotal
        ? [
            new TableRow({
              cantSplit: true,
              children: columns.map((column) =>
                cell(column, column.total ?? '', aligned[column.align], true),
              ),
            }),
          ]
        : []),
    ],
  });
}

export const tableCaption = (text: string): Paragraph =>
  line(text, { size: 13, italics: true, before: 4, after: 4, keepNext: true });
/** Word wants a paragraph after a table; this one keeps the distance to the next. */
export const afterTable = (keepNext = false): Paragraph =>
  new Paragraph({
    keepNext,
    spacing: { before: 0, after: 0, line: gap(8), lineRule: LineRuleType.EXACT },
    children: [],
  });

export const NUMBERING = 11;
