/** Developer metadata of the workbook, a sheet, whole rows or whole columns (formats-12). */
import type { Area, Metadata, Sheet } from '../model';
import { EnumValue, enumsOf, enumText } from './enums';
import { ScriptException } from './exceptions';
import type * as G from './google';
import { present, presentAll, Service, type Signatures, serviceSpec } from './strict';

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
  setValue: 's',
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
  setValue(value: string): G.DeveloperMetadata {
    return this.#update({ value });
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
}

const finderMethods = {
  find: '',
  withKey: 's',
} satisfies Signatures<G.DeveloperMetadataFinder>;
const FINDER = serviceSpec('SpreadsheetApp.DeveloperMetadataFinder', finderMethods);

export class DeveloperMetadataFinderService
  extends Service
  implements Pick<G.DeveloperMetadataFinder, keyof typeof finderMethods>
{
  readonly spec = FINDER;
  #key: string | undefined;

  constructor(
    execution: Service['execution'],
    /** Where it looks; undefined for the whole workbook. */
    readonly sheet?: Sheet,
  ) {
    super(execution);
  }

  find(): G.DeveloperMetadata[] {
    return presentAll(
      holders(this.execution)
        .filter(({ sheet }) => this.sheet === undefined || sheet === this.sheet)
        .flatMap(({ list }) => list)
        .filter(({ key }) => this.#key === undefined || key === this.#key)
        .map((metadata) => new DeveloperMetadataService(this.execution, metadata.id)),
    );
  }
  withKey(key: string): G.DeveloperMetadataFinder {
    this.#key = key;
    return present(this);
  }
}
