/** What reading a package keeps, so that writing puts back unchanged what the model has no field for. */
import type { Cell, Validation } from '../model';
import type { FoundComments, FoundShapes } from './comments';
import type { Drawing } from './drawing';
import type { Package, Relationship } from './opc';
import type { PartSource } from './patch';
import type { KeptStrings } from './strings';
import type { StyleTable } from './styles-read';
import type { Attributes } from './xml';

/** A formula that cells share: written out in the first, named by its number in the others. */
export interface SharedGroup {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly members: CellSource[];
}

/**
 * A cell as the file has it: what the model made of it, and its source, which is written back while that
 * stays the same.
 */
export interface CellSource {
  readonly row: number;
  readonly column: number;
  /** The `c` element. */
  readonly xml: string;
  readonly value: Cell['value'];
  readonly formula: Cell['formula'];
  readonly style: Cell['style'];
  readonly runs: Cell['runs'];
  /** Number of its shared string. */
  readonly string: number | undefined;
  readonly group: SharedGroup | undefined;
  /** Of an array formula: the size of the area that it fills. */
  readonly array: { readonly rows: number; readonly columns: number } | undefined;
}

export interface RowSource {
  /** The model's cells, to know the row again when rows were inserted above it. */
  readonly line: readonly (Cell | undefined)[] | undefined;
  /** The start tag, and the whole element. */
  readonly tag: string;
  readonly xml: string;
  /** As the model read them. */
  readonly height: number | undefined;
  readonly hidden: boolean;
  /** How many cells it has. */
  readonly count: number;
  /** Sources of its cells, but not of those that writing would produce identically. */
  readonly cells: readonly CellSource[];
}

/** A rule for entry as it was read: its element, and what the model made of it. */
export interface KeptValidation {
  readonly xml: string;
  /** Stands in the extension list, where Excel puts rules that look at other sheets. */
  readonly isExtension: boolean;
  /** Empty: a kind that the model has no field for. */
  readonly validations: readonly Validation[];
}

export interface KeptLink {
  /** `ref` as written; an area keeps its size. */
  readonly ref: string;
  readonly attributes: Attributes;
  /** The link as the model has it; absent where the model has none (links on numbers, to names). */
  readonly link?: string;
}

export interface KeptSheet {
  /** Name at reading. */
  readonly name: string;
  readonly part: string;
  /** The part's text and where the children of its root stand. */
  readonly source: PartSource;
  /** Children of the root by name, as written. */
  readonly raw: ReadonlyMap<string, readonly string[]>;
  readonly relationships: readonly Relationship[];
  /** What the model made of an element: as long as it stays the same, the element is written back unchanged. */
  readonly seen: Readonly<
    Record<
      | 'properties'
      | 'views'
      | 'page'
      | 'columns'
      | 'merges'
      | 'protections'
      | 'filter'
      | 'conditional'
      | 'validations'
      | 'links'
      | 'notes',
      string
    >
  >;
  readonly hidden: boolean;
  readonly frozenRows: number;
  readonly validations: readonly KeptValidation[];
  /** Conditional formats in the file's order: the model's item by its text, or null for kinds it cannot hold. */
  readonly conditional: readonly {
    readonly key: string | null;
    readonly sqref: string;
    readonly wrapper: string;
    readonly source: string;
  }[];
  /** Rows by their number, from 0. */
  readonly rows: ReadonlyMap<number, RowSource>;
  /** Attributes of columns beside size and hiding, also of those beyond the model's grid. */
  readonly columns: readonly {
    readonly first: number;
    readonly last: number;
    readonly attributes: Attributes;
  }[];
  readonly gridColumns: number;
  readonly links: ReadonlyMap<string, KeptLink>;
  readonly comments: FoundComments | null;
  readonly commentsPart: string | null;
  readonly shapes: FoundShapes | null;
  readonly shapesPart: string | null;
  readonly threads: string | null;
  readonly drawing: Drawing | null;
  readonly drawingPart: string | null;
  /** Charts of ours that another program has redrawn: kept as they are while the add-on does not change them. */
  readonly redrawn: ReadonlyMap<number, { readonly key: string; readonly anchor: string }>;
}

export interface KeptEntry {
  /** The workbook's `sheet` element. */
  readonly xml: string;
  readonly attributes: Attributes;
  /** Id of the model's sheet; null for a sheet that is no grid (chart sheets, dialogs). */
  readonly sheet: number | null;
  readonly part: string;
  readonly relationship: string;
}

export interface KeptName {
  /** The `definedName` element. */
  readonly xml: string;
  readonly attributes: Attributes;
  readonly text: string;
  /** The model's name, or null where it has none. */
  readonly key: string | null;
  /** Sheet that the name belongs to: a model id, or the part of a sheet that is no grid. */
  readonly scope: number | string | null;
}

/** What `readWorkbook` keeps. Opaque to its holders; never changed by writing. */
export interface PackageParts {
  readonly pack: Package;
  readonly workbookPart: string;
  readonly workbookSource: PartSource;
  readonly workbookRaw: ReadonlyMap<string, readonly string[]>;
  readonly relationships: readonly Relationship[];
  readonly entries: readonly KeptEntry[];
  readonly names: readonly KeptName[];
  readonly sheets: ReadonlyMap<number, KeptSheet>;
  readonly styles: StyleTable;
  /** Absent where the file has no shared strings. */
  readonly strings: KeptStrings | undefined;
  /** Sources of cells, by the cells that were read: they move with the rows. */
  readonly cellSources: WeakMap<Cell, CellSource>;
  readonly from1904: boolean;
  /** Our own part, to be written again. */
  readonly ownPart: string | null;
  /** What writing cannot keep, in Vietnamese. */
  readonly losses: readonly string[];
  /** What the person should know of how the file was read, in Vietnamese. */
  readonly notices: readonly string[];
}
