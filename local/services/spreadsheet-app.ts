/** SpreadsheetApp. */

import { ColorBuilderService } from './colors';
import { ConditionalFormatRuleBuilderService } from './conditional-formats';
import { DataValidationBuilderService } from './data-validation';
import type { EnumName } from './enums';
import { enumsOf } from './enums';
import { notPermitted, ScriptException } from './exceptions';
import type * as G from './google';
import { RichTextValueBuilderService, TextStyleBuilderService } from './rich-text';
import { SpreadsheetService } from './spreadsheet';
import { present, Service, type Signatures, serviceSpec } from './strict';
import { UiService } from './ui';

const ENUM_NAMES = [
  'BandingTheme',
  'BooleanCriteria',
  'BorderStyle',
  'ColorType',
  'CopyPasteType',
  'DataValidationCriteria',
  'DeveloperMetadataLocationType',
  'DeveloperMetadataVisibility',
  'ProtectionType',
  'SheetType',
  'TextDirection',
  'ThemeColorType',
  'WrapStrategy',
] as const satisfies readonly (EnumName & keyof G.SpreadsheetApp)[];

const methods = {
  flush: '',
  getActive: '',
  getActiveRange: '',
  getActiveSheet: '',
  getActiveSpreadsheet: '',
  getCurrentCell: '',
  getSelection: '',
  getUi: '',
  newColor: '',
  newConditionalFormatRule: '',
  newDataValidation: '',
  newRichTextValue: '',
  newTextStyle: '',
  openById: 's',
  setActiveRange: 'Range',
  setActiveSheet: ['Sheet', 'Sheet,b'],
  setCurrentCell: 'Range',
} satisfies Signatures<G.SpreadsheetApp>;
const APP = serviceSpec('SpreadsheetApp', methods, { fields: ENUM_NAMES });

export class SpreadsheetAppService extends Service implements Pick<G.SpreadsheetApp, keyof typeof methods> {
  readonly spec = APP;

  constructor(execution: Service['execution']) {
    super(execution);
    for (const name of ENUM_NAMES) Reflect.set(this, name, enumsOf(execution).type(name));
  }

  getActive(): G.Spreadsheet {
    return this.getActiveSpreadsheet();
  }
  /** Null in a web app that may see the current file only, whatever its type says (web-02). */
  getActiveSpreadsheet(): G.Spreadsheet {
    const { trigger, state } = this.execution;
    const isBlind = trigger === 'web' && state.circumstances.webAppHasNoSpreadsheet === true;
    return isBlind ? (null as unknown as G.Spreadsheet) : present(this.#spreadsheet());
  }
  openById(id: string): G.Spreadsheet {
    const { state, workbook } = this.execution;
    if (!state.scopes.includes('spreadsheets'))
      throw notPermitted('SpreadsheetApp.openById', ['spreadsheets']);
    // errors-08
    if (id !== workbook.id)
      throw new ScriptException('You do not have permission to access the requested document.');
    return present(this.#spreadsheet());
  }
  getActiveSheet(): G.Sheet {
    return this.#spreadsheet().getActiveSheet();
  }
  getActiveRange(): G.Range {
    return this.#spreadsheet().getActiveRange();
  }
  getCurrentCell(): G.Range {
    return this.#spreadsheet().getActiveCell();
  }
  getSelection(): G.Selection {
    return this.#spreadsheet().getSelection();
  }
  setActiveRange(range: G.Range): G.Range {
    return this.#spreadsheet().setActiveRange(range);
  }
  setActiveSheet(sheet: G.Sheet): G.Sheet {
    return this.#spreadsheet().setActiveSheet(sheet);
  }
  setCurrentCell(cell: G.Range): G.Range {
    return this.#spreadsheet().setCurrentCell(cell);
  }
  /** errors-06: buffered writes that were refused throw here. */
  flush(): void {
    this.execution.throwDeferred();
    this.execution.settle();
  }
  /** errors-07. */
  getUi(): GoogleAppsScript.Base.Ui {
    if (this.execution.trigger === 'web') {
      throw new ScriptException('Cannot call SpreadsheetApp.getUi() from this context.');
    }
    return present(new UiService(this.execution));
  }
  newColor(): G.ColorBuilder {
    return present(new ColorBuilderService(this.execution));
  }
  newConditionalFormatRule(): G.ConditionalFormatRuleBuilder {
    return present(new ConditionalFormatRuleBuilderService(this.execution));
  }
  newDataValidation(): G.DataValidationBuilder {
    return present(new DataValidationBuilderService(this.execution));
  }
  newRichTextValue(): G.RichTextValueBuilder {
    return present(new RichTextValueBuilderService(this.execution));
  }
  newTextStyle(): G.TextStyleBuilder {
    return present(new TextStyleBuilderService(this.execution));
  }

  #spreadsheet(): SpreadsheetService {
    return new SpreadsheetService(this.execution);
  }
}
