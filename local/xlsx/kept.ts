/** What reading a package keeps aside, so that writing puts back untouched what the model has no field for. */
import type { Cell, Style, TextRun } from '../model';
import type { FoundComments, FoundShapes } from './comments';
import type { Drawing } from './drawing';
import type { Package, Relationship } from './opc';
import type { StyleTable } from './styles';
import type { Attributes } from './xml';

/** How a cell was spelled in the file, where the model cannot say it; holds as long as formula and value stay. */
export interface CellSource {
  readonly formula: string | undefined;
  readonly value: Cell['value'];
  /** The `f` element. */
  readonly element?: string;
  /** Of an array formula: the size of the area that it fills. */
  readonly array?: { readonly rows: number; readonly columns: number };
  /** Attributes `cm`, `vm`. */
  readonly attributes: string;
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
  readonly rootTag: string;
  /** Children of the root by name, as written. */
  readonly raw: ReadonlyMap<string, readonly string[]>;
  readonly relationships: readonly Relationship[];
  /** What the model made of an element: as long as it stays the same, the element is written back as it stood. */
  readonly seen: Readonly<
    Record<'properties' | 'views' | 'page' | 'protections' | 'filter' | 'conditional', string>
  >;
  /** Rules by their key. */
  readonly validations: ReadonlyMap<string, { readonly attributes: Attributes; readonly inner: string }>;
  /** Rules that the model has no words for. */
  readonly otherValidations: readonly {
    readonly attributes: Attributes;
    readonly inner: string;
    readonly sqref: string;
  }[];
  /** Conditional formats in the file's order: the model's item by its text, or null for kinds it has no words for. */
  readonly conditional: readonly {
    readonly key: string | null;
    readonly sqref: string;
    readonly source: string;
  }[];
  /**
   * Cells with more to them than the model says (a format, a formula or a text that would be spelled otherwise), by
   * `row * 16384 + column`: so that they are known again when the host has copied the workbook.
   */
  readonly special: ReadonlyMap<number, Readonly<Cell>>;
  /** Attributes of columns and rows beside size and hiding; of columns also those beyond the model's grid. */
  readonly columns: readonly {
    readonly first: number;
    readonly last: number;
    readonly attributes: Attributes;
  }[];
  readonly rows: ReadonlyMap<number, Attributes>;
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
  /** Attributes of the workbook's `sheet` element. */
  readonly attributes: Attributes;
  /** Id of the model's sheet; null for a sheet that is no grid (chart sheets, dialogs). */
  readonly sheet: number | null;
  readonly part: string;
  readonly relationship: string;
}

export interface KeptName {
  readonly attributes: Attributes;
  readonly text: string;
  /** The model's name, or null where it has no words for it. */
  readonly key: string | null;
  /** Sheet that the name belongs to: a model id, or the part of a sheet that is no grid. */
  readonly scope: number | string | null;
}

/** What `readWorkbook` keeps aside. Opaque to its holders; never changed by writing. */
export interface PackageParts {
  readonly pack: Package;
  readonly workbookPart: string;
  readonly workbookRoot: string;
  readonly workbookRaw: ReadonlyMap<string, readonly string[]>;
  readonly relationships: readonly Relationship[];
  readonly entries: readonly KeptEntry[];
  readonly names: readonly KeptName[];
  readonly sheets: ReadonlyMap<number, KeptSheet>;
  readonly styles: StyleTable;
  readonly stringSources: ReadonlyMap<string, string>;
  readonly runSources: WeakMap<
    readonly TextRun[],
    { readonly source: string; readonly style: Style | undefined }
  >;
  readonly cellSources: WeakMap<Cell, CellSource>;
  readonly from1904: boolean;
  /** Our own part, to be written anew. */
  readonly ownPart: string | null;
  /** What writing cannot keep, in Vietnamese. */
  readonly losses: readonly string[];
}
