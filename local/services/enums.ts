/** Google's enumerations: objects with a name, not strings and not numbers (formats-17). */

import { ScriptException } from './exceptions';
import type { Execution } from './execution';
import { Service, type ServiceSpec, serviceSpec } from './strict';

export class EnumValue extends Service {
  constructor(
    execution: Execution,
    readonly spec: ServiceSpec,
    readonly text: string,
    readonly place: number,
  ) {
    super(execution);
  }

  name(): string {
    return this.text;
  }

  ordinal(): number {
    return this.place;
  }

  compareTo(other: unknown): number {
    if (!(other instanceof EnumValue) || other.spec !== this.spec) {
      throw new ScriptException(`Cannot compare ${this.text} with another type.`);
    }
    return this.place - other.place;
  }

  override describe(): string {
    return this.text;
  }
}

/** The enum itself, for example `SpreadsheetApp.BorderStyle`. */
class EnumType extends Service {
  constructor(
    execution: Execution,
    readonly spec: ServiceSpec,
    values: readonly EnumValue[],
  ) {
    super(execution);
    for (const value of values) Reflect.set(this, value.text, value);
  }
}

export const ENUMS = {
  BandingTheme: 'LIGHT_GREY,CYAN,GREEN,YELLOW,ORANGE,BLUE,TEAL,GREY,BROWN,LIGHT_GREEN,INDIGO,PINK',
  BooleanCriteria:
    'CELL_EMPTY,CELL_NOT_EMPTY,DATE_AFTER,DATE_BEFORE,DATE_EQUAL_TO,DATE_AFTER_RELATIVE,DATE_BEFORE_RELATIVE,DATE_EQUAL_TO_RELATIVE,NUMBER_BETWEEN,NUMBER_EQUAL_TO,NUMBER_GREATER_THAN,NUMBER_GREATER_THAN_OR_EQUAL_TO,NUMBER_LESS_THAN,NUMBER_LESS_THAN_OR_EQUAL_TO,NUMBER_NOT_BETWEEN,NUMBER_NOT_EQUAL_TO,TEXT_CONTAINS,TEXT_DOES_NOT_CONTAIN,TEXT_EQUAL_TO,TEXT_STARTS_WITH,TEXT_ENDS_WITH,CUSTOM_FORMULA',
  BorderStyle: 'DOTTED,DASHED,SOLID,SOLID_MEDIUM,SOLID_THICK,DOUBLE',
  ColorType: 'UNSUPPORTED,RGB,THEME',
  CopyPasteType:
    'PASTE_NORMAL,PASTE_NO_BORDERS,PASTE_FORMAT,PASTE_FORMULA,PASTE_DATA_VALIDATION,PASTE_VALUES,PASTE_CONDITIONAL_FORMATTING,PASTE_COLUMN_WIDTHS',
  DataValidationCriteria:
    'DATE_AFTER,DATE_BEFORE,DATE_BETWEEN,DATE_EQUAL_TO,DATE_IS_VALID_DATE,DATE_NOT_BETWEEN,DATE_ON_OR_AFTER,DATE_ON_OR_BEFORE,NUMBER_BETWEEN,NUMBER_EQUAL_TO,NUMBER_GREATER_THAN,NUMBER_GREATER_THAN_OR_EQUAL_TO,NUMBER_LESS_THAN,NUMBER_LESS_THAN_OR_EQUAL_TO,NUMBER_NOT_BETWEEN,NUMBER_NOT_EQUAL_TO,TEXT_CONTAINS,TEXT_DOES_NOT_CONTAIN,TEXT_EQUAL_TO,TEXT_IS_VALID_EMAIL,TEXT_IS_VALID_URL,VALUE_IN_LIST,VALUE_IN_RANGE,CUSTOM_FORMULA,CHECKBOX',
  DeveloperMetadataLocationType: 'SPREADSHEET,SHEET,ROW,COLUMN',
  DeveloperMetadataVisibility: 'DOCUMENT,PROJECT',
  ProtectionType: 'RANGE,SHEET',
  SheetType: 'GRID,OBJECT,DATASOURCE',
  TextDirection: 'LEFT_TO_RIGHT,RIGHT_TO_LEFT',
  ThemeColorType: 'UNSUPPORTED,TEXT,BACKGROUND,ACCENT1,ACCENT2,ACCENT3,ACCENT4,ACCENT5,ACCENT6,HYPERLINK',
  WrapStrategy: 'WRAP,OVERFLOW,CLIP',
  Button: 'CLOSE,OK,CANCEL,YES,NO',
  ButtonSet: 'OK,OK_CANCEL,YES_NO,YES_NO_CANCEL',
  SandboxMode: 'EMULATED,IFRAME,NATIVE',
  AuthMode: 'NONE,CUSTOM_FUNCTION,LIMITED,FULL',
  AuthorizationStatus: 'REQUIRED,NOT_REQUIRED',
  Charset: 'US_ASCII,UTF_8',
  DigestAlgorithm: 'MD2,MD5,SHA_1,SHA_256,SHA_384,SHA_512',
  MacAlgorithm: 'HMAC_MD5,HMAC_SHA_1,HMAC_SHA_256,HMAC_SHA_384,HMAC_SHA_512',
  ChartType:
    'TIMELINE,AREA,BAR,BUBBLE,CANDLESTICK,COLUMN,COMBO,GAUGE,GEO,HISTOGRAM,RADAR,LINE,ORG,PIE,SCATTER,SPARKLINE,STEPPED_AREA,TABLE,TREEMAP,WATERFALL',
  ColumnType: 'DATE,NUMBER,STRING',
  Position: 'TOP,RIGHT,BOTTOM,NONE',
  ContentMimeType: 'CSV,ICAL,JAVASCRIPT,JSON,TEXT,VCARD',
} as const;

export type EnumName = keyof typeof ENUMS;

const VALUE_METHODS = { name: '', ordinal: '', compareTo: 'o' };

const specs = new Map<EnumName, { value: ServiceSpec; type: ServiceSpec; names: readonly string[] }>();

function specsOf(name: EnumName): { value: ServiceSpec; type: ServiceSpec; names: readonly string[] } {
  let found = specs.get(name);
  if (!found) {
    const names = ENUMS[name].split(',');
    found = {
      names,
      value: serviceSpec(name, VALUE_METHODS, { free: true }),
      type: serviceSpec(name, {}, { fields: names, free: true }),
    };
    specs.set(name, found);
  }
  return found;
}

/** The enums of one execution: each value is one object, so that `===` holds in the script. */
class Enums {
  readonly #types = new Map<EnumName, { type: EnumType; values: ReadonlyMap<string, EnumValue> }>();

  constructor(readonly execution: Execution) {}

  type(name: EnumName): EnumType {
    return this.#get(name).type;
  }

  value(name: EnumName, text: string): EnumValue {
    const value = this.#get(name).values.get(text);
    if (!value) throw new ScriptException(`Invalid argument: ${text}`);
    return value;
  }

  #get(name: EnumName): { type: EnumType; values: ReadonlyMap<string, EnumValue> } {
    let found = this.#types.get(name);
    if (!found) {
      const { value, type, names } = specsOf(name);
      const values = names.map((text, place) => new EnumValue(this.execution, value, text, place));
      found = {
        type: new EnumType(this.execution, type, values),
        values: new Map(values.map((item) => [item.text, item])),
      };
      this.#types.set(name, found);
    }
    return found;
  }
}

const known = new WeakMap<Execution, Enums>();

export function enumsOf(execution: Execution): Enums {
  let enums = known.get(execution);
  if (!enums) {
    enums = new Enums(execution);
    known.set(execution, enums);
  }
  return enums;
}

/** The name of an enum argument; the default where null stands. */
export function enumText<D extends string | undefined>(value: unknown, otherwise: D): string | D {
  return value instanceof EnumValue ? value.text : otherwise;
}
