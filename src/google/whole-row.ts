/**
 * A row whole, as the sheet holds it: not its values alone but formulas, formats, notes, colours, styled text and rules
 * of entry. It is read into plain data, so that it can be kept as text, and put back. Calls grow with the aspects and
 * with the cells that have a formula, a link or a rule, never with the rows of the tab.
 */
import type { Cell } from '../domain/tables';
import { toleratedNow } from './attempt';
import { runsOf } from './rows';
import type { Sheet } from './spreadsheet';

type TextStyle = GoogleAppsScript.Spreadsheet.TextStyle;
type Range = GoogleAppsScript.Spreadsheet.Range;

/** What differs from plain text; a colour is `#rrggbb`. */
interface Look {
  readonly bold?: true;
  readonly italic?: true;
  readonly underline?: true;
  readonly strike?: true;
  readonly color?: string;
  readonly size?: number;
}

interface Run {
  readonly text: string;
  readonly look?: Look;
  readonly link?: string;
}

/** An argument of a rule of entry: a scalar, the items of a list, or a range as A1 text with its tab. */
type Argument = string | number | boolean | readonly string[] | { readonly range: string };

interface Rule {
  /** Google's name of the criteria. */
  readonly type: string;
  readonly values: readonly Argument[];
  readonly strict: boolean;
  readonly help: string;
}

/** All of a cell besides what a reader of the table makes of it. Kept as JSON in the trash: names are never changed. */
export interface Extras {
  readonly format: string;
  /** Milliseconds since 1970 of a date; the reader keeps its day only. */
  readonly date?: number;
  /** In R1C1, so that it fits the row where it will stand. */
  readonly formula?: string;
  /** The same in A1, as the person knew it. */
  readonly a1?: string;
  readonly note?: string;
  readonly fill?: string;
  readonly look?: Look;
  readonly runs?: readonly Run[];
  readonly rule?: Rule;
  /** A rule that plain data cannot hold (a formula of its own, a date). */
  readonly isRuleLost?: true;
}

const PLAIN_TEXT = '@';
/** What Sheets says of a cell without a format; written as text it would be a format. */
const AUTOMATIC = '0.###############';
const WHITE = '#ffffff';
const BLACK = '#000000';
const USUAL_SIZE = 10;

/** Reads the first `width` cells of rows that stand below each other, from `row` on. */
export function readExtras(sheet: Sheet, row: number, width: number, count = 1): Extras[][] {
  const range = sheet.getRange(row, 1, count, width);
  const values: readonly (readonly unknown[])[] = range.getValues();
  const formats = range.getNumberFormats();
  const formulas = range.getFormulasR1C1();
  const a1 = formulas.flat().some((text) => text) ? range.getFormulas() : [];
  const notes = range.getNotes();
  const fills = range.getBackgrounds();
  const styles = range.getTextStyles();
  const rich = range.getRichTextValues();
  const rules = range.getDataValidations();
  const cellAt = (down: number, place: number): Extras => {
    const value = values[down]?.[place];
    const formula = formulas[down]?.[place] ?? '';
    const note = notes[down]?.[place];
    const fill = fills[down]?.[place] ?? WHITE;
    const look = lookOf(styles[down]?.[place]);
    const runs = formula === '' ? runsOfText(rich[down]?.[place]) : undefined;
    return {
      format: formats[down]?.[place] ?? AUTOMATIC,
      ...(value instanceof Date ? { date: value.getTime() } : {}),
      ...(formula === '' ? {} : { formula, a1: a1[down]?.[place] ?? '' }),
      ...(note ? { note } : {}),
      ...(fill === WHITE ? {} : { fill }),
      ...(look === undefined ? {} : { look }),
      ...(runs === undefined ? {} : { runs }),
      ...ruleOf(rules[down]?.[place]),
    };
  };
  return Array.from({ length: count }, (_, down) =>
    Array.from({ length: width }, (__, place) => cellAt(down, place)),
  );
}

function lookOf(style: TextStyle | undefined): Look | undefined {
  if (style === undefined) return undefined;
  const color = style.getForegroundColor();
  const size = style.getFontSize();
  const look: Look = {
    ...(style.isBold() === true ? { bold: true } : {}),
    ...(style.isItalic() === true ? { italic: true } : {}),
    ...(style.isUnderline() === true ? { underline: true } : {}),
    ...(style.isStrikethrough() === true ? { strike: true } : {}),
    // A theme's colour is a name, which no setter takes.
    ...(color?.startsWith('#') === true && color !== BLACK ? { color } : {}),
    ...(size !== null && size !== USUAL_SIZE ? { size } : {}),
  };
  return Object.keys(look).length === 0 ? undefined : look;
}

/** Text in more than one style, or with a link; undefined for all other cells. */
function runsOfText(value: GoogleAppsScript.Spreadsheet.RichTextValue | null | undefined): Run[] | undefined {
  if (value === null || value === undefined) return undefined;
  const runs = value.getRuns().map((run): Run => {
    const look = lookOf(run.getTextStyle());
    const link = run.getLinkUrl();
    return {
      text: run.getText(),
      ...(look === undefined ? {} : { look }),
      ...(link === null ? {} : { link }),
    };
  });
  return runs.length > 1 || runs.some(({ link }) => link !== undefined) ? runs : undefined;
}

function ruleOf(
  rule: GoogleAppsScript.Spreadsheet.DataValidation | null | undefined,
): Pick<Extras, 'rule' | 'isRuleLost'> {
  if (rule === null || rule === undefined) return {};
  const type = String(rule.getCriteriaType());
  const given: readonly unknown[] = rule.getCriteriaValues();
  const values = given.map(argumentOf).filter((value) => value !== null);
  // A formula's references are counted from the row where it stood, and there is no R1C1 for rules.
  if (type === 'CUSTOM_FORMULA' || values.length < given.length) return { isRuleLost: true };
  return { rule: { type, values, strict: !rule.getAllowInvalid(), help: rule.getHelpText() ?? '' } };
}

function argumentOf(value: unknown): Argument | null {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(String);
  if (!isRange(value)) return null;
  return { range: `'${value.getSheet().getName().replaceAll("'", "''")}'!${value.getA1Notation()}` };
}

const isRange = (value: unknown): value is Range =>
  typeof value === 'object' && value !== null && 'getA1Notation' in value;

/** A cell to be put back. */
export interface Returning {
  /** 0-based column. */
  readonly place: number;
  readonly cell: Cell;
  readonly extras: Extras;
}

/** What is written first: text as plain text, so that nothing typed is read again as a number or a formula. */
export const plainCells = (cells: readonly Returning[]) =>
  cells.map(({ place, cell, extras }) => {
    const isText = typeof cell === 'string' && extras.date === undefined;
    return {
      place,
      cell: extras.formula !== undefined ? '' : extras.date === undefined ? cell : new Date(extras.date),
      format: isText && extras.formula === undefined ? PLAIN_TEXT : 'General',
    };
  });

/**
 * Gives the cells of a row, whose values stand, all that belongs to them. Doing it twice does no harm.
 * @returns places (0-based) whose rule of entry could not be given back.
 */
export function writeExtras(sheet: Sheet, row: number, cells: readonly Returning[]): number[] {
  const lost: number[] = [];
  for (const run of runsOf(cells)) {
    const start = run[0]?.place ?? 0;
    const range = sheet.getRange(row, start + 1, 1, run.length);
    for (const [index, { extras }] of run.entries()) writeOne(range, index, extras);
    const formats = run.map(({ extras }) => (extras.format === AUTOMATIC ? 'General' : extras.format));
    toleratedNow(() => range.setNumberFormats([formats]));
    const all = run.map(({ extras }) => extras);
    if (all.some(({ note }) => note !== undefined)) range.setNotes([all.map(({ note }) => note ?? '')]);
    if (all.some(({ fill }) => fill !== undefined))
      range.setBackgrounds([all.map(({ fill }) => fill ?? null)]);
    if (all.some(({ look }) => look !== undefined))
      range.setTextStyles([all.map(({ look }) => styleOf(look))]);
    if (all.some(({ rule, isRuleLost }) => rule !== undefined || isRuleLost === true)) {
      // Columns of the add-on, and most others, have one rule from top to bottom: the free row has it already.
      const there = range.getDataValidations()[0] ?? [];
      for (const [index, { rule, isRuleLost }] of all.entries()) {
        if (there[index] !== null && there[index] !== undefined) continue;
        const made = rule === undefined ? null : builtRule(sheet, rule);
        const cell = range.getCell(1, index + 1);
        if (made !== null && toleratedNow(() => cell.setDataValidation(made))) continue;
        if (rule !== undefined || isRuleLost === true) lost.push(start + index);
      }
    }
  }
  return lost;
}

/** Formula, or text in several styles: few cells of a row have either. */
function writeOne(range: Range, index: number, { formula, runs }: Extras): void {
  if (formula !== undefined) range.getCell(1, index + 1).setFormulaR1C1(formula);
  if (runs === undefined) return;
  const builder = SpreadsheetApp.newRichTextValue().setText(runs.map(({ text }) => text).join(''));
  let start = 0;
  for (const { text, look, link } of runs) {
    const end = start + text.length;
    if (link !== undefined) builder.setLinkUrl(start, end, link);
    if (look !== undefined) builder.setTextStyle(start, end, styleOf(look));
    start = end;
  }
  range.getCell(1, index + 1).setRichTextValue(builder.build());
}

function styleOf({ bold, italic, underline, strike, color, size }: Look = {}): TextStyle {
  const builder = SpreadsheetApp.newTextStyle();
  if (bold) builder.setBold(true);
  if (italic) builder.setItalic(true);
  if (underline) builder.setUnderline(true);
  if (strike) builder.setStrikethrough(true);
  if (color !== undefined) builder.setForegroundColor(color);
  if (size !== undefined) builder.setFontSize(size);
  return builder.build();
}

/** null where the rule names a tab that is gone, or a kind that this host does not know. */
function builtRule(
  sheet: Sheet,
  { type, values, strict, help }: Rule,
): GoogleAppsScript.Spreadsheet.DataValidation | null {
  const kinds = SpreadsheetApp.DataValidationCriteria;
  const kind = kinds[type as keyof typeof kinds] as (typeof kinds)[keyof typeof kinds] | undefined;
  if (kind === undefined) return null;
  try {
    const given = values.map((value) =>
      typeof value === 'object' && 'range' in value ? sheet.getParent().getRange(value.range) : value,
    );
    return SpreadsheetApp.newDataValidation()
      .withCriteria(kind, given)
      .setAllowInvalid(!strict)
      .setHelpText(help)
      .build();
  } catch {
    return null; // the tab that the rule took its values from is gone
  }
}
