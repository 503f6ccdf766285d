/** Finding and replacing text (formats-19). */
import type { Area, Sheet } from '../model';
import { displayOf } from './display';
import type * as G from './google';
import { cellFor, eachExistingCell } from './grid';
import { present, Service, type Signatures, serviceSpec } from './strict';
import { readTyped } from './typing';
import { putTyped, typingPlace } from './writing';

const methods = {
  findAll: '',
  findNext: '',
  ignoreDiacritics: 'b',
  matchCase: 'b',
  matchEntireCell: 'b',
  matchFormulaText: 'b',
  replaceAllWith: 's',
} satisfies Signatures<G.TextFinder>;
const FINDER = serviceSpec('SpreadsheetApp.TextFinder', methods);

interface Place {
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
}

export class TextFinderService extends Service implements Pick<G.TextFinder, keyof typeof methods> {
  readonly spec = FINDER;
  #case = false;
  #entire = false;
  #formulas = false;
  #diacritics = true;
  #current: Place | undefined;

  constructor(
    execution: Service['execution'],
    readonly areas: readonly { readonly sheet: Sheet; readonly area: Area }[],
    readonly text: string,
  ) {
    super(execution);
  }

  matchCase(matchCase: boolean): G.TextFinder {
    this.#case = matchCase;
    return present(this);
  }
  matchEntireCell(entire: boolean): G.TextFinder {
    this.#entire = entire;
    return present(this);
  }
  matchFormulaText(formulas: boolean): G.TextFinder {
    this.#formulas = formulas;
    return present(this);
  }
  ignoreDiacritics(ignore: boolean): G.TextFinder {
    this.#diacritics = !ignore;
    return present(this);
  }
  findAll(): G.Range[] {
    return this.#matches().map((place) => this.#range(place));
  }
  findNext(): G.Range | null {
    const matches = this.#matches();
    const after = this.#current;
    const next = after ? matches.find((place) => isAfter(place, after)) : matches[0];
    this.#current = next;
    return next ? this.#range(next) : null;
  }
  replaceAllWith(replaceText: string): number {
    let count = 0;
    for (const { sheet, row, column } of this.#matches()) {
      const cell = cellFor(sheet, row, column);
      const before = this.#textOf(sheet, row, column);
      const after = before.replace(this.#pattern('g'), () => {
        count += 1;
        return replaceText;
      });
      putTyped(cell, readTyped(after, typingPlace(this.execution, cell.style?.numberFormat)));
      this.execution.touched(sheet.id, { row, column, rows: 1, columns: 1 });
    }
    return count;
  }

  #pattern(flags = ''): RegExp {
    const source = this.text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const folded = this.#diacritics ? source : withoutMarks(source);
    return new RegExp(this.#entire ? `^(?:${folded})$` : folded, `${this.#case ? '' : 'i'}u${flags}`);
  }

  #textOf(sheet: Sheet, row: number, column: number): string {
    const cell = cellFor(sheet, row, column);
    const text =
      this.#formulas && cell.formula !== undefined
        ? cell.formula
        : displayOf(cell, this.execution.workbook.locale);
    return this.#diacritics ? text : withoutMarks(text);
  }

  #matches(): Place[] {
    this.execution.settle();
    const pattern = this.#pattern();
    const found: Place[] = [];
    for (const { sheet, area } of this.areas) {
      eachExistingCell(sheet, area, (_cell, row, column) => {
        const text = this.#textOf(sheet, row, column);
        if (text !== '' && pattern.test(text)) found.push({ sheet, row, column });
      });
    }
    return found;
  }

  #range({ sheet, row, column }: Place): G.Range {
    return this.execution.objects.range(sheet, { row, column, rows: 1, columns: 1 });
  }
}

function isAfter(place: Place, other: Place): boolean {
  if (place.sheet !== other.sheet) return true;
  return place.row > other.row || (place.row === other.row && place.column > other.column);
}

function withoutMarks(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '');
}
