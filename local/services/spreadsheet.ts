/** SpreadsheetApp.Spreadsheet: the one workbook that the script is bound to. */

import { parseNotation } from '../a1';
import { newSheet, type Sheet } from '../model';
import { BandingService } from './banding';
import { enumText } from './enums';
import { NotImplemented, ScriptException } from './exceptions';
import type * as G from './google';
import { checkGridLimit, dropSheet, resolveReference } from './grid';
import { isLocale } from './locales';
import { addMetadata, DeveloperMetadataFinderService, DeveloperMetadataService } from './metadata';
import { checkRangeName, NamedRangeService } from './named-range';
import { RangeService } from './range';
import { RangeListService } from './range-list';
import { SelectionService } from './selection';
import { UserService } from './session';
import { protectionsOf, SheetService } from './sheet';
import { own, present, presentAll, Service, type Signatures, serviceSpec } from './strict';
import { TextFinderService } from './text-finder';
import { isZone } from './zones';

const methods = {
  addDeveloperMetadata: ['s', 's,DeveloperMetadataVisibility', 's,s', 's,s,DeveloperMetadataVisibility'],
  createDeveloperMetadataFinder: '',
  createTextFinder: 's',
  deleteActiveSheet: '',
  deleteSheet: 'Sheet',
  duplicateActiveSheet: '',
  getActiveCell: '',
  getActiveRange: '',
  getActiveSheet: '',
  getBandings: '',
  getCurrentCell: '',
  getDataRange: '',
  getDeveloperMetadata: '',
  getEditors: '',
  getId: '',
  getLastColumn: '',
  getLastRow: '',
  getName: '',
  getNamedRanges: '',
  getNumSheets: '',
  getOwner: '',
  getProtections: 'ProtectionType',
  getRange: 's',
  getRangeByName: 's',
  getRangeList: 's[]',
  getSelection: '',
  getSheetById: 'n',
  getSheetByName: 's',
  getSheetId: '',
  getSheetName: '',
  getSheets: '',
  getSpreadsheetLocale: '',
  getSpreadsheetTimeZone: '',
  getUrl: '',
  insertSheet: ['', 'n', 'n,map', 'map', 's', 's,n', 's,n,map', 's,map'],
  moveActiveSheet: 'n',
  removeNamedRange: 's',
  rename: 's',
  renameActiveSheet: 's',
  setActiveRange: 'Range',
  setActiveSelection: ['s', 'Range'],
  setActiveSheet: ['Sheet', 'Sheet,b'],
  setCurrentCell: 'Range',
  setNamedRange: 's,Range',
  setSpreadsheetLocale: 's',
  setSpreadsheetTimeZone: 's',
  toast: ['s', 's,s', 's,s,n?'],
} satisfies Signatures<G.Spreadsheet>;
const SPREADSHEET = serviceSpec('SpreadsheetApp.Spreadsheet', methods);

const LONGEST_NAME = 31;

/** sheets-02, sheets-05; the limits of a name are open (sheets-07), so the host holds to what an xlsx file can carry. */
export function checkSheetName(execution: Service['execution'], name: string, except?: Sheet): void {
  if (name.trim() === '') throw new ScriptException('The sheet name cannot be empty.');
  if (name.length > LONGEST_NAME)
    throw new NotImplemented(`A sheet name of more than ${LONGEST_NAME} characters`);
  if (/[\\/?*[\]:]/.test(name) || name.startsWith("'") || name.endsWith("'")) {
    throw new NotImplemented(`A sheet name with one of \\ / ? * [ ] : or a quote at its ends (${name})`);
  }
  const lower = name.toLowerCase();
  if (execution.workbook.sheets.some((sheet) => sheet !== except && sheet.name.toLowerCase() === lower)) {
    throw new ScriptException(`A sheet with the name "${name}" already exists. Please enter another name.`);
  }
}

function freeName(execution: Service['execution']): string {
  for (let number = execution.workbook.sheets.length + 1; ; number += 1) {
    const name = `Sheet${number}`;
    if (!execution.workbook.sheets.some((sheet) => sheet.name.toLowerCase() === name.toLowerCase()))
      return name;
  }
}

function freeId(execution: Service['execution']): number {
  const used = new Set(execution.workbook.sheets.map((sheet) => sheet.id));
  let id = execution.workbook.nextId;
  while (used.has(id)) id += 1;
  execution.workbook.nextId = id + 1;
  return id;
}

/** A copy of a sheet under a name of its own. */
export function copySheet(
  execution: Service['execution'],
  source: Sheet,
  index: number,
  name?: string,
): SheetService {
  checkGridLimit(execution.workbook, source.rows * source.columns);
  let copyName = name ?? `Copy of ${source.name}`;
  for (
    let number = 2;
    name === undefined && execution.workbook.sheets.some((sheet) => sheet.name === copyName);
    number += 1
  ) {
    copyName = `Copy of ${source.name} ${number}`;
  }
  checkSheetName(execution, copyName);
  // Validation, chart and name references stay where they point; protections and metadata are not copied.
  const copy: Sheet = {
    ...structuredClone({ ...source, protections: [], metadata: [], charts: [] }),
    id: freeId(execution),
    name: copyName,
  };
  execution.workbook.sheets.splice(index, 0, copy);
  return new SheetService(execution, copy);
}

export class SpreadsheetService extends Service implements Pick<G.Spreadsheet, keyof typeof methods> {
  readonly spec = SPREADSHEET;

  getId(): string {
    return this.execution.workbook.id;
  }
  getName(): string {
    return this.execution.workbook.name;
  }
  rename(newName: string): void {
    this.execution.workbook.name = newName;
  }
  getUrl(): string {
    return this.execution.state.workbookUrl;
  }
  getOwner(): G.User {
    return present(
      new UserService(this.execution, this.execution.workbook.owner ?? this.execution.state.email),
    );
  }
  getEditors(): G.User[] {
    return [this.getOwner()];
  }
  getSpreadsheetLocale(): string {
    return this.execution.workbook.locale;
  }
  setSpreadsheetLocale(locale: string): void {
    if (!isLocale(locale)) throw new ScriptException(`Invalid argument: ${locale}`);
    this.execution.workbook.locale = locale;
  }
  getSpreadsheetTimeZone(): string {
    return this.execution.workbook.timeZone;
  }
  setSpreadsheetTimeZone(timezone: string): void {
    if (!isZone(timezone)) throw new ScriptException(`Invalid argument: ${timezone}`);
    this.execution.workbook.timeZone = timezone;
  }
  toast(message: string, title = '', timeoutSeconds: number | null = null): void {
    this.execution.state.ui.toast({ message, title, seconds: timeoutSeconds ?? 5 });
  }

  // --- Sheets -------------------------------------------------------------------------------------------------------

  getSheets(): G.Sheet[] {
    return presentAll(this.#sheets().map((sheet) => new SheetService(this.execution, sheet)));
  }
  getNumSheets(): number {
    return this.#sheets().length;
  }
  getSheetByName(name: string): G.Sheet | null {
    return this.#orNull(this.#sheets().find((sheet) => sheet.name === name));
  }
  getSheetById(id: number): G.Sheet | null {
    return this.#orNull(this.#sheets().find((sheet) => sheet.id === id));
  }
  getActiveSheet(): G.Sheet {
    return present(new SheetService(this.execution, this.#active()));
  }
  setActiveSheet(sheet: G.Sheet): G.Sheet {
    return own(SheetService, sheet).activate();
  }
  /** sheets-09. */
  getSheetName(): string {
    return this.#active().name;
  }
  getSheetId(): number {
    return this.#active().id;
  }
  /** sheets-01: the index is 0-based and the new sheet becomes the active one. */
  insertSheet(...args: readonly unknown[]): G.Sheet {
    const given = args.find((arg) => typeof arg === 'string');
    const index = args.find((arg) => typeof arg === 'number');
    const options = args.find((arg) => typeof arg === 'object' && arg !== null) as
      | { template?: unknown }
      | undefined;
    const name = typeof given === 'string' ? given : freeName(this.execution);
    checkSheetName(this.execution, name);
    const sheets = this.#sheets();
    const place = typeof index === 'number' ? index : sheets.indexOf(this.#active()) + 1;
    if (place < 0 || place > sheets.length) throw new ScriptException(`Invalid argument: ${place}`);
    if (options?.template) {
      return copySheet(this.execution, own(SheetService, options.template).sheet, place, name).activate();
    }
    const sheet = newSheet(freeId(this.execution), name);
    checkGridLimit(this.execution.workbook, sheet.rows * sheet.columns);
    sheets.splice(place, 0, sheet);
    return new SheetService(this.execution, sheet).activate();
  }
  /** sheets-03. */
  deleteSheet(given: G.Sheet): void {
    const { sheet } = own(SheetService, given);
    const sheets = this.#sheets();
    if (sheets.length === 1) throw new ScriptException("You can't remove all the sheets in a document.");
    if (sheets.every((other) => other === sheet || other.hidden)) {
      throw new ScriptException("You can't remove all the visible sheets in a document.");
    }
    dropSheet(this.execution.workbook, sheet);
    this.execution.touched(sheet.id, { row: 0, column: 0, rows: sheet.rows, columns: sheet.columns });
  }
  deleteActiveSheet(): G.Sheet {
    this.deleteSheet(this.getActiveSheet());
    return this.getActiveSheet();
  }
  /** sheets-06. */
  duplicateActiveSheet(): G.Sheet {
    const active = this.#active();
    return copySheet(this.execution, active, this.#sheets().indexOf(active) + 1).activate();
  }
  renameActiveSheet(newName: string): void {
    new SheetService(this.execution, this.#active()).setName(newName);
  }
  moveActiveSheet(position: number): void {
    const sheets = this.#sheets();
    if (position < 1 || position > sheets.length) throw new ScriptException(`Invalid argument: ${position}`);
    const active = this.#active();
    sheets.splice(sheets.indexOf(active), 1);
    sheets.splice(position - 1, 0, active);
  }

  // --- Ranges -------------------------------------------------------------------------------------------------------

  getRange(text: string): G.Range {
    const { workbook } = this.execution;
    const notation = parseNotation(text);
    const sheet = notation?.sheet
      ? this.#sheets().find((item) => item.name === notation.sheet)
      : this.#active();
    if (!sheet) throw new ScriptException('Range not found');
    const named = workbook.namedRanges.find((item) => item.name === text);
    if (named) {
      const found = this.getRangeByName(text);
      if (found) return found;
    }
    return present(new SheetService(this.execution, sheet).rangeOf(text));
  }
  getRangeList(a1Notations: string[]): G.RangeList {
    return present(
      new RangeListService(
        this.execution,
        a1Notations.map((text) => own(RangeService, this.getRange(text))),
      ),
    );
  }
  getDataRange(): G.Range {
    return new SheetService(this.execution, this.#active()).getDataRange();
  }
  getLastRow(): number {
    return new SheetService(this.execution, this.#active()).getLastRow();
  }
  getLastColumn(): number {
    return new SheetService(this.execution, this.#active()).getLastColumn();
  }
  getActiveRange(): G.Range {
    return new SheetService(this.execution, this.#active()).getActiveRange();
  }
  getActiveCell(): G.Range {
    return new SheetService(this.execution, this.#active()).getActiveCell();
  }
  getCurrentCell(): G.Range {
    return this.getActiveCell();
  }
  setActiveRange(range: G.Range): G.Range {
    return own(RangeService, range).activate();
  }
  setActiveSelection(range: string | G.Range): G.Range {
    return this.setActiveRange(typeof range === 'string' ? this.getRange(range) : range);
  }
  setCurrentCell(cell: G.Range): G.Range {
    return own(RangeService, cell).activateAsCurrentCell();
  }
  getSelection(): G.Selection {
    return present(new SelectionService(this.execution, this.#active()));
  }
  createTextFinder(findText: string): G.TextFinder {
    const areas = this.#sheets().map((sheet) => ({
      sheet,
      area: { row: 0, column: 0, rows: sheet.rows, columns: sheet.columns },
    }));
    return present(new TextFinderService(this.execution, areas, findText));
  }
  getNamedRanges(): G.NamedRange[] {
    return presentAll(
      this.execution.workbook.namedRanges.map((named) => new NamedRangeService(this.execution, named.name)),
    );
  }
  getRangeByName(name: string): G.Range | null {
    const { workbook } = this.execution;
    const named = workbook.namedRanges.find((item) => item.name === name);
    const found = named && resolveReference(workbook, named.range);
    return named && found ? present(RangeService.over(this.execution, found.sheet, named.range)) : null;
  }
  setNamedRange(name: string, range: G.Range): void {
    checkRangeName(name);
    const { workbook } = this.execution;
    const named = { name, range: own(RangeService, range).reference() };
    const known = workbook.namedRanges.some((item) => item.name === name);
    workbook.namedRanges = known
      ? workbook.namedRanges.map((item) => (item.name === name ? named : item))
      : [...workbook.namedRanges, named];
  }
  removeNamedRange(name: string): void {
    const { workbook } = this.execution;
    if (!workbook.namedRanges.some((item) => item.name === name)) {
      throw new ScriptException(`The range name "${name}" does not exist.`);
    }
    workbook.namedRanges = workbook.namedRanges.filter((item) => item.name !== name);
  }

  // --- What hangs on it ---------------------------------------------------------------------------------------------

  getProtections(type: GoogleAppsScript.Spreadsheet.ProtectionType): G.Protection[] {
    const name = enumText(type, 'RANGE');
    return presentAll(this.#sheets().flatMap((sheet) => protectionsOf(this.execution, sheet, name)));
  }
  getBandings(): G.Banding[] {
    return presentAll(
      this.#sheets().flatMap((sheet) =>
        sheet.bandings.map((banding) => new BandingService(this.execution, sheet, banding.id)),
      ),
    );
  }
  addDeveloperMetadata(key: string, ...rest: unknown[]): G.Spreadsheet {
    addMetadata(this.execution, undefined, {}, key, rest);
    return present(this);
  }
  getDeveloperMetadata(): G.DeveloperMetadata[] {
    return presentAll(
      this.execution.workbook.metadata.map(
        (metadata) => new DeveloperMetadataService(this.execution, metadata.id),
      ),
    );
  }
  createDeveloperMetadataFinder(): G.DeveloperMetadataFinder {
    return present(new DeveloperMetadataFinderService(this.execution));
  }

  #sheets(): Sheet[] {
    return this.execution.workbook.sheets;
  }

  #active(): Sheet {
    const { selection } = this.execution.state;
    const sheets = this.#sheets();
    const active =
      sheets.find((sheet) => sheet.id === selection.sheetId) ??
      sheets.find((sheet) => !sheet.hidden) ??
      sheets[0];
    if (!active) throw new ScriptException('The spreadsheet has no sheets.');
    return active;
  }

  #orNull(sheet: Sheet | undefined): G.Sheet | null {
    return sheet ? present(new SheetService(this.execution, sheet)) : null;
  }
}
