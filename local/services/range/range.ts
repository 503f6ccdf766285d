/** SpreadsheetApp.Range: what it is part of besides its cells: rules, merges, copies, order, and what refers to it. */
import type { Area, Cell, ValidationRule } from '../../model';
import { applyBanding, BandingService } from '../banding';
import { DataValidationService } from '../data-validation';
import { EnumValue, enumText } from '../enums';
import { NotImplemented, ScriptException, signatureMismatch } from '../exceptions';
import { FilterService } from '../filter';
import type * as G from '../google';
import {
  cellAt,
  cellFor,
  clearContent,
  covers,
  eachCell,
  eachExistingCell,
  hasContent,
  intersects,
  setContent,
} from '../grid';
import { addMetadata, DeveloperMetadataService, linesOf } from '../metadata';
import { addProtection, ProtectionService } from '../protection';
import { own, present, presentAll, typeName } from '../strict';
import { TextFinderService } from '../text-finder';
import { dropValidations, ruleAt, rulesOver, setRule, setRules } from '../validation';
import { checkProtection, isRefusedByTable } from '../writing';
import { type Matrix, RangeBase } from './base';
import { copiesOf, emptied, keepNote, paste, pasteArea, putCells, type SortKey, sorted } from './copying';
import { RangeLooks } from './looks';
import type { RangeMethods } from './methods';

/** What `clear` and `copyTo` can leave out. */
interface ClearOptions {
  readonly commentsOnly?: boolean | undefined;
  readonly contentsOnly?: boolean | undefined;
  readonly formatOnly?: boolean | undefined;
  readonly validationsOnly?: boolean | undefined;
  readonly skipFilteredRows?: boolean | undefined;
}

export class RangeService extends RangeLooks implements Pick<G.Range, RangeMethods> {
  // --- Clearing -----------------------------------------------------------------------------------------------------

  clear(options: ClearOptions = {}): G.Range {
    this.guard();
    const { commentsOnly, contentsOnly, formatOnly, validationsOnly, skipFilteredRows } = options;
    if (skipFilteredRows) throw new NotImplemented('Range.clear with skipFilteredRows');
    const only = commentsOnly || contentsOnly || formatOnly || validationsOnly;
    if (contentsOnly || !only) this.clearContent();
    if (formatOnly || !only) this.clearFormat();
    if (commentsOnly) this.clearNote();
    if (validationsOnly) this.clearDataValidations();
    return present(this);
  }
  clearContent(): G.Range {
    this.guard();
    eachExistingCell(this.sheet, this.area, clearContent);
    return this.changed();
  }
  clearFormat(): G.Range {
    this.guard();
    eachExistingCell(this.sheet, this.area, (cell) => {
      delete cell.style;
      if (cell.runs)
        cell.runs = cell.runs.map(({ text, link }) => (link === undefined ? { text } : { text, link }));
    });
    this.sheet.conditionalFormats = this.sheet.conditionalFormats.filter(
      (format) => !format.areas.every((area) => covers(this.area, area)),
    );
    return present(this);
  }
  clearDataValidations(): G.Range {
    if (this.#isRuleRefused()) return present(this);
    dropValidations(this.sheet, this.area);
    return present(this);
  }

  // --- Rules and checkboxes -----------------------------------------------------------------------------------------

  getDataValidation(): G.DataValidation | null {
    const rule = ruleAt(this.sheet, this.area.row, this.area.column);
    return rule ? present(new DataValidationService(this.execution, rule)) : null;
  }
  getDataValidations(): (G.DataValidation | null)[][] {
    return rulesOver(this.sheet, this.area).map((line) =>
      line.map((rule) =>
        rule ? present<G.DataValidation>(new DataValidationService(this.execution, rule)) : null,
      ),
    );
  }
  setDataValidation(rule: G.DataValidation | null): G.Range {
    if (this.#isRuleRefused()) return present(this);
    setRule(this.sheet, this.area, rule === null ? undefined : own(DataValidationService, rule).rule);
    return present(this);
  }
  setDataValidations(rules: Matrix<G.DataValidation | null>): G.Range {
    this.checkSize(rules);
    if (this.#isRuleRefused()) return present(this);
    setRules(
      this.sheet,
      this.area,
      rules.map((line) =>
        line.map((rule) => (rule === null ? undefined : own(DataValidationService, rule).rule)),
      ),
    );
    return present(this);
  }
  insertCheckboxes(...values: (string | number | boolean)[]): G.Range {
    if (this.#isRuleRefused()) return present(this);
    setRule(this.sheet, this.area, { criteria: 'CHECKBOX', values, strict: true });
    const [, unchecked = false] = values;
    eachCell(this.area, (row, column) => {
      const cell = cellFor(this.sheet, row, column);
      if (!hasContent(cell)) setContent(cell, unchecked);
    });
    return this.changed();
  }
  removeCheckboxes(): G.Range {
    this.guard();
    this.#eachCheckbox((cell, row, column) => {
      clearContent(cell);
      dropValidations(this.sheet, { row, column, rows: 1, columns: 1 });
    });
    return this.changed();
  }
  check(): G.Range {
    this.guard();
    this.#eachCheckbox((cell, _row, _column, [checked]) => setContent(cell, checked));
    return this.changed();
  }
  uncheck(): G.Range {
    this.guard();
    this.#eachCheckbox((cell, _row, _column, [, unchecked]) => setContent(cell, unchecked));
    return this.changed();
  }
  isChecked(): boolean | null {
    const states = new Set<boolean | null>();
    eachCell(this.area, (row, column) => {
      const rule = ruleAt(this.sheet, row, column);
      const value = cellAt(this.sheet, row, column)?.value;
      if (rule?.criteria !== 'CHECKBOX') states.add(null);
      else
        states.add(
          value === (rule.values[0] ?? true) ? true : value === (rule.values[1] ?? false) ? false : null,
        );
    });
    const [state = null] = states;
    return states.size === 1 ? state : null;
  }

  // --- Merges -------------------------------------------------------------------------------------------------------

  merge(): G.Range {
    return this.#merge([this.area]);
  }
  mergeAcross(): G.Range {
    const { area } = this;
    return this.#merge(
      Array.from({ length: area.rows }, (_, i) => ({ ...area, row: area.row + i, rows: 1 })),
    );
  }
  breakApart(): G.Range {
    this.guard();
    this.#checkMerges();
    this.sheet.merges = this.sheet.merges.filter((merge) => !intersects(merge, this.area));
    return present(this);
  }
  getMergedRanges(): G.Range[] {
    return presentAll(
      this.sheet.merges
        .filter((merge) => intersects(merge, this.area))
        .map((merge) => new RangeService(this.execution, this.sheet, merge)),
    );
  }
  isPartOfMerge(): boolean {
    return this.sheet.merges.some((merge) => intersects(merge, this.area));
  }

  // --- Copying, sorting, tidying ------------------------------------------------------------------------------------

  copyTo(destination: G.Range, how?: unknown, transposed = false): void {
    const { execution, sheet, area } = own(RangeBase, destination);
    let type = enumText(how, 'PASTE_NORMAL');
    if (how !== undefined && !(how instanceof EnumValue)) {
      const options = (typeof how === 'object' && how !== null ? how : {}) as ClearOptions;
      // errors-10: nonsense options do not throw; formatOnly yields to contentsOnly.
      if (options.contentsOnly) type = 'CONTENTS';
      else if (options.formatOnly) type = 'PASTE_FORMAT';
    }
    if (type === 'PASTE_CONDITIONAL_FORMATTING')
      throw new NotImplemented('Range.copyTo with PASTE_CONDITIONAL_FORMATTING');
    const whole = pasteArea(this.area, { sheet, area }, transposed);
    checkProtection(execution, sheet, whole);
    paste(this, { sheet, area: whole }, type, transposed);
    if (type !== 'PASTE_COLUMN_WIDTHS') execution.touched(sheet.id, whole);
  }
  moveTo(target: G.Range): void {
    const { sheet, area } = own(RangeBase, target);
    const cells = copiesOf(this);
    eachExistingCell(this.sheet, this.area, emptied);
    const place: Area = { ...this.area, row: area.row, column: area.column };
    putCells({ sheet, area: place }, cells, (_before, after) => ({ ...after }));
    this.changed();
  }
  sort(sortSpecObj: unknown): G.Range {
    this.guard();
    this.execution.settle();
    const keys = (Array.isArray(sortSpecObj) ? sortSpecObj : [sortSpecObj]).map((item) =>
      this.#sortKey(item),
    );
    putCells(this, sorted(copiesOf(this), keys), keepNote);
    return this.changed();
  }
  trimWhitespace(): G.Range {
    this.guard();
    eachExistingCell(this.sheet, this.area, (cell) => {
      if (typeof cell.value !== 'string' || cell.formula !== undefined) return;
      const trimmed = cell.value.trim().replace(/\s+/g, ' ');
      if (trimmed !== cell.value) setContent(cell, trimmed);
    });
    return this.changed();
  }
  removeDuplicates(columnsToCompare?: number[]): G.Range {
    this.guard();
    this.execution.settle();
    const { area } = this;
    const columns = columnsToCompare?.map((column) => column - 1 - area.column) ?? [
      ...Array(area.columns).keys(),
    ];
    if (columns.some((column) => column < 0 || column >= area.columns)) {
      throw new ScriptException('The columns to compare must be within the range.');
    }
    const seen = new Set<string>();
    const rows = copiesOf(this);
    const kept = rows.filter((cells) => {
      const key = JSON.stringify(columns.map((column) => cells[column]?.value ?? ''));
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
    const blank = Array.from({ length: rows.length - kept.length }, () =>
      Array.from<undefined>({ length: area.columns }),
    );
    putCells(this, [...kept, ...blank], keepNote);
    this.changed();
    return this.at({ ...area, rows: kept.length });
  }

  // --- What belongs to it -------------------------------------------------------------------------------------------

  applyRowBanding(
    theme?: GoogleAppsScript.Spreadsheet.BandingTheme,
    showHeader = true,
    showFooter = false,
  ): G.Banding {
    const name = enumText(theme, 'LIGHT_GREY');
    return present(applyBanding(this.execution, this.sheet, this.area, name, showHeader, showFooter));
  }
  getBandings(): G.Banding[] {
    return presentAll(
      this.sheet.bandings
        .filter((banding) => intersects(banding.area, this.area))
        .map((banding) => new BandingService(this.execution, this.sheet, banding.id)),
    );
  }
  protect(): G.Protection {
    const id = addProtection(this.execution, this.sheet, this.area);
    return present(new ProtectionService(this.execution, this.sheet, id));
  }
  createFilter(): G.Filter {
    if (this.sheet.filter) {
      throw new ScriptException("You can't create a filter in a sheet that already has a filter.");
    }
    this.sheet.filter = { area: this.area, hidden: new Map() };
    return present(new FilterService(this.execution, this.sheet));
  }
  getFilter(): G.Filter | null {
    return this.sheet.filter ? present(new FilterService(this.execution, this.sheet)) : null;
  }
  createTextFinder(findText: string): G.TextFinder {
    return present(new TextFinderService(this.execution, [{ sheet: this.sheet, area: this.area }], findText));
  }
  addDeveloperMetadata(key: string, ...rest: unknown[]): G.Range {
    addMetadata(this.execution, this.sheet, linesOf(this.sheet, this.area), key, rest);
    return present(this);
  }
  getDeveloperMetadata(): G.DeveloperMetadata[] {
    const { area, sheet } = this;
    const own = sheet.metadata.filter(({ rows, columns }) =>
      rows
        ? area.columns === sheet.columns &&
          rows.start >= area.row &&
          rows.start + rows.count <= area.row + area.rows
        : columns !== undefined &&
          area.rows === sheet.rows &&
          columns.start >= area.column &&
          columns.start + columns.count <= area.column + area.columns,
    );
    return presentAll(own.map((metadata) => new DeveloperMetadataService(this.execution, metadata.id)));
  }

  // --- Inside -------------------------------------------------------------------------------------------------------

  #isRuleRefused(): boolean {
    this.guard();
    return isRefusedByTable(this.execution, this.sheet, this.area);
  }

  #eachCheckbox(
    visit: (
      cell: Cell,
      row: number,
      column: number,
      values: readonly [string | number | boolean, string | number | boolean],
    ) => void,
  ): void {
    eachCell(this.area, (row, column) => {
      const rule: ValidationRule | undefined = ruleAt(this.sheet, row, column);
      if (rule?.criteria !== 'CHECKBOX') return;
      visit(cellFor(this.sheet, row, column), row, column, [rule.values[0] ?? true, rule.values[1] ?? false]);
    });
  }

  #checkMerges(): void {
    const cut = this.sheet.merges.find((merge) => intersects(merge, this.area) && !covers(this.area, merge));
    if (cut)
      throw new ScriptException('You must select all cells in a merged range to merge or unmerge them.');
  }

  #merge(areas: readonly Area[]): G.Range {
    this.guard();
    this.#checkMerges();
    this.sheet.merges = this.sheet.merges.filter((merge) => !intersects(merge, this.area));
    for (const area of areas) {
      if (area.rows * area.columns === 1) continue;
      this.sheet.merges.push(area);
      eachExistingCell(this.sheet, area, (cell, row, column) => {
        if (row !== area.row || column !== area.column) clearContent(cell);
      });
    }
    return this.changed();
  }

  #sortKey(item: unknown): SortKey {
    const given = (typeof item === 'object' && item !== null ? item : { column: item }) as {
      column?: unknown;
      ascending?: unknown;
    };
    if (typeof given.column !== 'number') {
      throw signatureMismatch([typeName(item)], 'SpreadsheetApp.Range.sort');
    }
    // values-16: sort columns are columns of the sheet, not of the range.
    const column = given.column - 1 - this.area.column;
    if (column < 0 || column >= this.area.columns) throw new ScriptException('Sort column is out of range.');
    return { column, ascending: given.ascending !== false };
  }
}
