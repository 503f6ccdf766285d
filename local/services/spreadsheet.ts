/** SpreadsheetApp.Spreadsheet: the one workbook that the script is bound to. */

import { parseNotation } from '../a1';
import { newSheet, type Sheet } from '../model';
import { enumText } from './enums';
import { ScriptException } from './exceptions';
import type * as G from './google';
import { checkGridLimit, dropSheet } from './grid';
import { isLocale } from './locales';
import { addMetadata, DeveloperMetadataFinderService, DeveloperMetadataService } from './metadata';
import { checkRangeName, NamedRangeService } from './named-range';
import { protectionsOf } from './protection';
import { RangeBase } from './range/base';
import { RangeListService } from './range-list';
import { SelectionService } from './selection';
import { UserService } from './session';
import { SheetService } from './sheet/sheet';
import { rangeNamed, rangeOfReference, wholeArea } from './sheet-areas';
import { checkSheetName, copySheet, freeSheetId, freeSheetName } from './sheets';
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
  setActiveSheet: ['Sheet', 'Sheet,b'],
  setCurrentCell: 'Range',
  setNamedRange: 's,Range',
  setSpreadsheetLocale: 's',
  setSpreadsheetTimeZone: 's',
  toast: ['s', 's,s', 's,s,n?'],
} satisfies Signatures<G.Spreadsheet>;
const SPREADSHEET = serviceSpec('SpreadsheetApp.Spreadsheet', methods);

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
  /** sheets-12: null where nobody owns the file, as in a shared drive; Google's types promise an owner. */
  getOwner(): G.User {
    const { owner } = this.execution.workbook;
    if (owner === undefined) return null as unknown as G.User;
    return present(new UserService(this.execution, owner));
  }
  getEditors(): G.User[] {
    const { owner } = this.execution.workbook;
    return [present(new UserService(this.execution, owner ?? this.execution.state.email))];
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
    return presentAll(this.#sheets().map((sheet) => this.#service(sheet)));
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
    return present(this.#service(this.#active()));
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
    const name = typeof given === 'string' ? given : freeSheetName(this.execution.workbook);
    checkSheetName(this.execution.workbook, name);
    const sheets = this.#sheets();
    const place = typeof index === 'number' ? index : sheets.indexOf(this.#active()) + 1;
    if (place < 0 || place > sheets.length) throw new ScriptException(`Invalid argument: ${place}`);
    if (options?.template) {
      const { sheet } = own(SheetService, options.template);
      return this.#service(copySheet(this.execution.workbook, sheet, place, name)).activate();
    }
    const sheet = newSheet(freeSheetId(this.execution.workbook), name);
    checkGridLimit(this.execution.workbook, sheet.rows * sheet.columns);
    sheets.splice(place, 0, sheet);
    return this.#service(sheet).activate();
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
    this.execution.touched(sheet.id, wholeArea(sheet));
  }
  deleteActiveSheet(): G.Sheet {
    this.deleteSheet(this.getActiveSheet());
    return this.getActiveSheet();
  }
  /** sheets-06. */
  duplicateActiveSheet(): G.Sheet {
    const active = this.#active();
    const copy = copySheet(this.execution.workbook, active, this.#sheets().indexOf(active) + 1);
    return this.#service(copy).activate();
  }
  renameActiveSheet(newName: string): void {
    this.#service(this.#active()).setName(newName);
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
    return rangeNamed(this.execution, sheet, text);
  }
  getRangeList(a1Notations: string[]): G.RangeList {
    return present(
      new RangeListService(
        this.execution,
        a1Notations.map((text) => own(RangeBase, this.getRange(text))),
      ),
    );
  }
  getDataRange(): G.Range {
    return this.#service(this.#active()).getDataRange();
  }
  getLastRow(): number {
    return this.#service(this.#active()).getLastRow();
  }
  getLastColumn(): number {
    return this.#service(this.#active()).getLastColumn();
  }
  getActiveRange(): G.Range {
    return this.#service(this.#active()).getActiveRange();
  }
  getActiveCell(): G.Range {
    return this.#service(this.#active()).getActiveCell();
  }
  getCurrentCell(): G.Range {
    return this.getActiveCell();
  }
  setActiveRange(range: G.Range): G.Range {
    return own(RangeBase, range).activate();
  }
  setCurrentCell(cell: G.Range): G.Range {
    return own(RangeBase, cell).activateAsCurrentCell();
  }
  getSelection(): G.Selection {
    return present(new SelectionService(this.execution, this.#active()));
  }
  createTextFinder(findText: string): G.TextFinder {
    const areas = this.#sheets().map((sheet) => ({
      sheet,
      area: wholeArea(sheet),
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
    return (named && rangeOfReference(this.execution, named.range)) ?? null;
  }
  setNamedRange(name: string, range: G.Range): void {
    checkRangeName(name);
    const { workbook } = this.execution;
    const named = { name, range: own(RangeBase, range).reference() };
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

  // --- What belongs to it -------------------------------------------------------------------------------------------

  getProtections(type: GoogleAppsScript.Spreadsheet.ProtectionType): G.Protection[] {
    const name = enumText(type, 'RANGE');
    return presentAll(this.#sheets().flatMap((sheet) => protectionsOf(this.execution, sheet, name)));
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

  #service(sheet: Sheet): SheetService {
    return new SheetService(this.execution, sheet);
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
    return sheet ? present(this.#service(sheet)) : null;
  }
}
