/** Developer metadata of the workbook, a sheet, whole rows or whole columns (formats-12). */
import type { Area, Metadata, Sheet } from '../model';
import { EnumValue, enumsOf, enumText } from './enums';
import { ScriptException } from './exceptions';
import type * as G from './google';
import { covers } from './grid';
import { own, present, presentAll, Service, type Signatures, serviceSpec } from './strict';

type Place = Pick<Metadata, 'rows' | 'columns'>;

/** The lists that hold metadata: the workbook's own and each sheet's. */
function holders(execution: Service['execution']): { sheet: Sheet | undefined; list: Metadata[] }[] {
  const { workbook } = execution;
  return [
    { sheet: undefined, list: workbook.metadata },
    ...workbook.sheets.map((sheet) => ({ sheet, list: sheet.metadata })),
  ];
}

/** Adds what `addDeveloperMetadata(key, …rest)` names to a sheet, or to the workbook where `sheet` is undefined. */
export function addMetadata(
  execution: Service['execution'],
  sheet: Sheet | undefined,
  place: Place,
  key: string,
  rest: readonly unknown[],
): void {
  if (key === '') throw new ScriptException('Developer metadata keys must not be empty.');
  const value = rest.find((item) => typeof item === 'string');
  const visibility = enumText(
    rest.find((item) => item instanceof EnumValue),
    'DOCUMENT',
  );
  const id = execution.workbook.nextId;
  execution.workbook.nextId += 1;
  (sheet ?? execution.workbook).metadata.push({
    id,
    key,
    value: typeof value === 'string' ? value : '',
    visibility: visibility === 'PROJECT' ? 'PROJECT' : 'DOCUMENT',
    ...place,
  });
}

/** formats-12: metadata goes on whole rows or whole columns only. */
export function linesOf(sheet: Sheet, area: Area): Place {
  if (area.columns === sheet.columns && area.rows < sheet.rows) {
    return { rows: { start: area.row, count: area.rows } };
  }
  if (area.rows === sheet.rows && area.columns < sheet.columns) {
    return { columns: { start: area.column, count: area.columns } };
  }
  throw new ScriptException(
    'Adding developer metadata to arbitrary ranges is not currently supported. Developer metadata may only be added to the top-level spreadsheet, an individual sheet, or an entire row or column.',
  );
}

const metadataMethods = {
  getId: '',
  getKey: '',
  getLocation: '',
  getValue: '',
  getVisibility: '',
  remove: '',
  setKey: 's',
  setValue: 's',
  setVisibility: 'DeveloperMetadataVisibility',
} satisfies Signatures<G.DeveloperMetadata>;
const METADATA = serviceSpec('SpreadsheetApp.DeveloperMetadata', metadataMethods);

export class DeveloperMetadataService
  extends Service
  implements Pick<G.DeveloperMetadata, keyof typeof metadataMethods>
{
  readonly spec = METADATA;

  constructor(
    execution: Service['execution'],
    readonly id: number,
  ) {
    super(execution);
  }

  getId(): number {
    return this.#find().metadata.id;
  }
  getKey(): string {
    return this.#find().metadata.key;
  }
  getValue(): string {
    return this.#find().metadata.value;
  }
  getVisibility(): GoogleAppsScript.Spreadsheet.DeveloperMetadataVisibility {
    return present(
      enumsOf(this.execution).value('DeveloperMetadataVisibility', this.#find().metadata.visibility),
    );
  }
  getLocation(): G.DeveloperMetadataLocation {
    const { sheet, metadata } = this.#find();
    return present(new LocationService(this.execution, sheet, metadata));
  }
  setKey(key: string): G.DeveloperMetadata {
    return this.#update({ key });
  }
  setValue(value: string): G.DeveloperMetadata {
    return this.#update({ value });
  }
  setVisibility(visibility: GoogleAppsScript.Spreadsheet.DeveloperMetadataVisibility): G.DeveloperMetadata {
    const name = own(EnumValue, visibility).text;
    return this.#update({ visibility: name === 'PROJECT' ? 'PROJECT' : 'DOCUMENT' });
  }
  remove(): void {
    const { list, metadata } = this.#find();
    list.splice(list.indexOf(metadata), 1);
  }

  #find(): { sheet: Sheet | undefined; list: Metadata[]; metadata: Metadata } {
    for (const { sheet, list } of holders(this.execution)) {
      const metadata = list.find((item) => item.id === this.id);
      if (metadata) return { sheet, list, metadata };
    }
    throw new ScriptException('The developer metadata was removed.');
  }

  #update(change: Partial<Metadata>): G.DeveloperMetadata {
    const { list, metadata } = this.#find();
    list.splice(list.indexOf(metadata), 1, { ...metadata, ...change });
    return present(this);
  }
}

const locationMethods = {
  getColumn: '',
  getLocationType: '',
  getRow: '',
  getSheet: '',
  getSpreadsheet: '',
} satisfies Signatures<G.DeveloperMetadataLocation>;
const LOCATION = serviceSpec('SpreadsheetApp.DeveloperMetadataLocation', locationMethods);

class LocationService
  extends Service
  implements Pick<G.DeveloperMetadataLocation, keyof typeof locationMethods>
{
  readonly spec = LOCATION;

  constructor(
    execution: Service['execution'],
    readonly sheet: Sheet | undefined,
    readonly metadata: Metadata,
  ) {
    super(execution);
  }

  getLocationType(): GoogleAppsScript.Spreadsheet.DeveloperMetadataLocationType {
    const { rows, columns } = this.metadata;
    const type = rows ? 'ROW' : columns ? 'COLUMN' : this.sheet ? 'SHEET' : 'SPREADSHEET';
    return present(enumsOf(this.execution).value('DeveloperMetadataLocationType', type));
  }
  getRow(): G.Range | null {
    const { rows } = this.metadata;
    if (!rows || !this.sheet) return null;
    const area: Area = { row: rows.start, column: 0, rows: rows.count, columns: this.sheet.columns };
    return this.execution.objects.range(this.sheet, area);
  }
  getColumn(): G.Range | null {
    const { columns } = this.metadata;
    if (!columns || !this.sheet) return null;
    const area: Area = { row: 0, column: columns.start, rows: this.sheet.rows, columns: columns.count };
    return this.execution.objects.range(this.sheet, area);
  }
  getSheet(): G.Sheet | null {
    const { rows, columns } = this.metadata;
    return this.sheet && !rows && !columns ? this.execution.objects.sheet(this.sheet) : null;
  }
  getSpreadsheet(): G.Spreadsheet | null {
    return this.sheet ? null : this.execution.objects.spreadsheet();
  }
}

/** Where a finder looks; nothing named is the whole workbook. */
export interface FinderScope {
  readonly sheet?: Sheet;
  readonly area?: Area;
}

const finderMethods = {
  find: '',
  withId: 'n',
  withKey: 's',
  withLocationType: 'DeveloperMetadataLocationType',
  withValue: 's',
  withVisibility: 'DeveloperMetadataVisibility',
} satisfies Signatures<G.DeveloperMetadataFinder>;
const FINDER = serviceSpec('SpreadsheetApp.DeveloperMetadataFinder', finderMethods);

type Condition = (metadata: Metadata, sheet: Sheet | undefined) => boolean;

export class DeveloperMetadataFinderService
  extends Service
  implements Pick<G.DeveloperMetadataFinder, keyof typeof finderMethods>
{
  readonly spec = FINDER;
  readonly #conditions: Condition[] = [];

  constructor(
    execution: Service['execution'],
    readonly scope: FinderScope = {},
  ) {
    super(execution);
  }

  find(): G.DeveloperMetadata[] {
    return presentAll(
      holders(this.execution)
        .filter(({ sheet }) => this.scope.sheet === undefined || sheet === this.scope.sheet)
        .flatMap(({ sheet, list }) =>
          list.filter(
            (metadata) =>
              this.#inScope(metadata) && this.#conditions.every((holds) => holds(metadata, sheet)),
          ),
        )
        .map((metadata) => new DeveloperMetadataService(this.execution, metadata.id)),
    );
  }
  withId(id: number): G.DeveloperMetadataFinder {
    return this.#with((metadata) => metadata.id === id);
  }
  withKey(key: string): G.DeveloperMetadataFinder {
    return this.#with((metadata) => metadata.key === key);
  }
  withValue(value: string): G.DeveloperMetadataFinder {
    return this.#with((metadata) => metadata.value === value);
  }
  withVisibility(
    visibility: GoogleAppsScript.Spreadsheet.DeveloperMetadataVisibility,
  ): G.DeveloperMetadataFinder {
    const name = own(EnumValue, visibility).text;
    return this.#with((metadata) => metadata.visibility === name);
  }
  withLocationType(
    type: GoogleAppsScript.Spreadsheet.DeveloperMetadataLocationType,
  ): G.DeveloperMetadataFinder {
    const name = own(EnumValue, type).text;
    return this.#with(
      ({ rows, columns }, sheet) =>
        name === (rows ? 'ROW' : columns ? 'COLUMN' : sheet ? 'SHEET' : 'SPREADSHEET'),
    );
  }

  #inScope(metadata: Metadata): boolean {
    const { sheet, area } = this.scope;
    if (!sheet || !area) return true;
    if (metadata.rows) {
      return covers(area, {
        row: metadata.rows.start,
        column: 0,
        rows: metadata.rows.count,
        columns: sheet.columns,
      });
    }
    if (metadata.columns) {
      const { start, count } = metadata.columns;
      return covers(area, { row: 0, column: start, rows: sheet.rows, columns: count });
    }
    return false;
  }

  #with(condition: Condition): G.DeveloperMetadataFinder {
    this.#conditions.push(condition);
    return present(this);
  }
}
