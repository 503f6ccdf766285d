/**
 * Our own part of the package (`customXml/item….xml`): the model's fields that xlsx has no place for, as JSON in one
 * XML element. Written and read only here; a stored form is public, so fields are added, never given another meaning.
 */
import type {
  Area,
  Banding,
  CellValue,
  Chart,
  ConditionalFormat,
  Metadata,
  NamedRange,
  Protection,
  TextRun,
  Validation,
} from '../model';
import { XML_HEAD } from './opc';
import { XmlReader } from './xml';

export const OWN_NAMESPACE = 'urn:so-hoi:workbook:1';
export const OWN_ITEM_ID = '{5D0B8A52-3C0E-4B0C-9A5E-50484F490001}';

/** A cell that the file says only in part: what it really holds. */
export interface StoredCell {
  readonly row: number;
  readonly column: number;
  readonly value?: CellValue;
  readonly formula?: string;
  readonly runs?: readonly TextRun[];
}

export interface StoredSheet {
  readonly id: number;
  readonly name: string;
  /** Name in the file, where Excel does not allow the model's. */
  readonly fileName?: string;
  readonly rows: number;
  readonly columns: number;
  readonly page: { readonly landscape: boolean; readonly fitToWidth: boolean };
  readonly validations?: readonly Validation[];
  readonly conditionalFormats?: readonly ConditionalFormat[];
  readonly protections?: readonly Protection[];
  readonly bandings?: readonly Banding[];
  /** `sum`: of the chart part as written, to see whether another program has redrawn it. */
  readonly charts?: readonly { readonly chart: Chart; readonly sum: string }[];
  readonly metadata?: readonly Metadata[];
  readonly filter?: {
    readonly area: Area;
    readonly hidden: readonly (readonly [number, readonly string[]])[];
    /** Rows hidden in the file by the filter alone. */
    readonly rows: readonly number[];
  };
  readonly cells?: readonly StoredCell[];
  /** Areas whose text is clipped; xlsx knows only wrapping or not. */
  readonly clipped?: string;
}

export interface Stored {
  readonly version: 1;
  readonly id: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly nextId: number;
  readonly sheets: readonly StoredSheet[];
  readonly namedRanges?: readonly NamedRange[];
  readonly metadata?: readonly Metadata[];
  readonly documentProperties?: readonly (readonly [string, string])[];
  readonly scriptProperties?: readonly (readonly [string, string])[];
  readonly userProperties?: readonly (readonly [string, readonly (readonly [string, string])[]])[];
}

export function writeOwnPart(stored: Stored): string {
  // What is left after JSON's own escapes and XML cannot hold.
  const json = JSON.stringify(stored)
    .replace(/[\ufffe\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16)}`)
    .replace(/[&<>]/g, (c) => ({ '&': '\\u0026', '<': '\\u003c', '>': '\\u003e' })[c] ?? c);
  return `${XML_HEAD}<workbook xmlns="${OWN_NAMESPACE}">${json}</workbook>`;
}

export function ownProperties(): string {
  return `${XML_HEAD}<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ds:itemID="${OWN_ITEM_ID}"><ds:schemaRefs><ds:schemaRef ds:uri="${OWN_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>`;
}

/** Null where the text is not ours or not readable: the workbook is then taken as one from elsewhere. */
export function readOwnPart(xml: string): Stored | null {
  if (!xml.includes(OWN_NAMESPACE)) return null;
  const json = new XmlReader(xml).root().content();
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  if (typeof value !== 'object' || value === null) return null;
  const { version, sheets } = value as { version?: unknown; sheets?: unknown };
  // The number is raised only when old readers would go wrong; then they must leave the part alone.
  return version === 1 && Array.isArray(sheets) ? (value as Stored) : null;
}
