/**
 * Which cells a conditional format holds for. Google computes this on every change; here it is computed shortly after,
 * because a rule with a formula over thousands of rows would hold up the next keystroke.
 */
import type { Evaluate } from '../calculator/index';
import type { Cell, CellValue, ConditionalFormat, Sheet } from '../model';
import { moveFormula } from '../services/formulas';
import type { TintStyle } from './protocol';
import type { Tints } from './view';

const NONE: Tints = { tints: [], tintStyles: [] };

type Test = (cell: Cell | undefined, row: number, column: number) => boolean;

function text(value: CellValue | undefined): string {
  return value === undefined ? '' : typeof value === 'object' ? value.error : String(value);
}

function folded(value: unknown): string {
  return String(value ?? '').toLocaleLowerCase('vi');
}

function numberTest(compare: (value: number) => boolean): Test {
  return (cell) => typeof cell?.value === 'number' && compare(cell.value);
}

function textTest(compare: (value: string) => boolean): Test {
  return (cell) => compare(folded(text(cell?.value)));
}

/** `undefined` for a criterion that is not implemented here. */
function simpleTest({ criteria, values }: ConditionalFormat): Test | undefined {
  const [first, second] = values;
  const a = Number(first);
  const b = Number(second);
  const wanted = folded(first);
  switch (criteria) {
    case 'CELL_EMPTY':
      return (cell) => text(cell?.value) === '';
    case 'CELL_NOT_EMPTY':
      return (cell) => text(cell?.value) !== '';
    case 'TEXT_EQUAL_TO':
      return textTest((value) => value === wanted);
    case 'TEXT_CONTAINS':
      return textTest((value) => value.includes(wanted));
    case 'TEXT_DOES_NOT_CONTAIN':
      return textTest((value) => !value.includes(wanted));
    case 'TEXT_STARTS_WITH':
      return textTest((value) => value.startsWith(wanted));
    case 'TEXT_ENDS_WITH':
      return textTest((value) => value.endsWith(wanted));
    case 'NUMBER_EQUAL_TO':
      return numberTest((value) => value === a);
    case 'NUMBER_NOT_EQUAL_TO':
      return numberTest((value) => value !== a);
    case 'NUMBER_GREATER_THAN':
    case 'DATE_AFTER':
      return numberTest((value) => value > a);
    case 'NUMBER_GREATER_THAN_OR_EQUAL_TO':
      return numberTest((value) => value >= a);
    case 'NUMBER_LESS_THAN':
    case 'DATE_BEFORE':
      return numberTest((value) => value < a);
    case 'NUMBER_LESS_THAN_OR_EQUAL_TO':
      return numberTest((value) => value <= a);
    case 'NUMBER_BETWEEN':
      return numberTest((value) => value >= a && value <= b);
    case 'NUMBER_NOT_BETWEEN':
      return numberTest((value) => value < a || value > b);
    case 'DATE_EQUAL_TO':
      return numberTest((value) => Math.floor(value) === a);
    default:
      return undefined;
  }
}

function holds(value: CellValue | undefined): boolean {
  return value === true || (typeof value === 'number' && value !== 0);
}

/** The rule's formula is written for the first cell of its first area and moves with the cell. */
function formulaTest(sheet: Sheet, format: ConditionalFormat, evaluate: Evaluate): Test {
  const [home] = format.areas;
  const formula = String(format.values[0] ?? '');
  if (home === undefined) return () => false;
  // `=$H2="x"` is the same for every column of a row: ask once for each row.
  const sameAcross = moveFormula(formula, 0, 1) === formula;
  const asked = new Map<number, boolean>();
  return (_cell, row, column) => {
    const known = sameAcross ? asked.get(row) : undefined;
    if (known !== undefined) return known;
    const moved = moveFormula(formula, row - home.row, column - home.column);
    const answer = holds(evaluate(sheet, row, column, moved));
    asked.set(row, answer);
    return answer;
  };
}

/** Cells below the last row with content are left out: no rule of a ward's sheet is about them. */
export function tintsOf(sheet: Sheet, evaluate: () => Evaluate): Tints {
  if (sheet.conditionalFormats.length === 0) return NONE;
  const found = new Map<string, readonly [number, number, number]>();
  const tintStyles: TintStyle[] = [];
  let evaluator: Evaluate | undefined;
  for (const format of sheet.conditionalFormats) {
    if (format.criteria === 'CUSTOM_FORMULA') evaluator ??= evaluate();
    const test =
      evaluator !== undefined && format.criteria === 'CUSTOM_FORMULA'
        ? formulaTest(sheet, format, evaluator)
        : simpleTest(format);
    if (test === undefined) continue;
    const style = tintStyles.length;
    tintStyles.push(format.style);
    for (const area of format.areas) {
      const last = Math.min(area.row + area.rows, sheet.cells.length);
      for (let row = area.row; row < last; row += 1) {
        for (let column = area.column; column < area.column + area.columns; column += 1) {
          const key = `${row},${column}`;
          // The first rule that holds wins, as on Google.
          if (found.has(key) || !test(sheet.cells[row]?.[column], row, column)) continue;
          found.set(key, [row, column, style]);
        }
      }
    }
  }
  return { tints: [...found.values()], tintStyles };
}
