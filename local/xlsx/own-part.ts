/**
 * Our own part of the package (`customXml/item….xml`): the model's fields that xlsx has no place for, as JSON in one
 * XML element. Written and read only here; a stored form is public, so fields are added, never given another meaning.
 */
import * as z from 'zod';
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
import { XML_HEAD } from './encoding';
import { XmlError, XmlReader } from './xml';

const OWN_NAMESPACE = 'urn:so-hoi:workbook:1';
const OWN_ITEM_ID = '{5D0B8A52-3C0E-4B0C-9A5E-50484F490001}';

/** A cell that the file holds only in part: what it really holds. */
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
  /** Plain fields of the model that this folder does not know by name. */
  readonly more?: Readonly<Record<string, unknown>>;
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
  readonly more?: Readonly<Record<string, unknown>>;
}

/** The fields of `of` that are not among `known`; empty: none. */
export function moreOf(of: object, known: readonly string[]): { more?: Readonly<Record<string, unknown>> } {
  const rest = Object.entries(of).filter(([name, value]) => !known.includes(name) && value !== undefined);
  return rest.length === 0 ? {} : { more: Object.fromEntries(rest) };
}

export function writeOwnPart(stored: Stored): string {
  // What JSON does not escape and XML cannot hold.
  const json = JSON.stringify(stored)
    .replace(/[\ufffe\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16)}`)
    .replace(/[&<>]/g, (c) => ({ '&': '\\u0026', '<': '\\u003c', '>': '\\u003e' })[c] ?? c);
  return `${XML_HEAD}<workbook xmlns="${OWN_NAMESPACE}">${json}</workbook>`;
}

export function ownProperties(): string {
  return `${XML_HEAD}<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ds:itemID="${OWN_ITEM_ID}"><ds:schemaRefs><ds:schemaRef ds:uri="${OWN_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>`;
}

// A file comes from anywhere, and a malformed part must not crash the host: its shape is checked before use.
// What does not fit is left out by itself, so that one bad rule does not cost the ward its settings.
const whereItFits = <T extends z.ZodType>(schema: T): z.ZodCatch<z.ZodOptional<T>> =>
  schema.optional().catch(undefined);
const area = z.looseObject({ row: z.number(), column: z.number(), rows: z.number(), columns: z.number() });
const scalar = z.union([z.string(), z.number(), z.boolean()]);
const pairs = z.array(z.tuple([z.string(), z.string()]));
const span = z.looseObject({ start: z.number(), count: z.number() });
const metadata = z.looseObject({
  id: z.number(),
  key: z.string(),
  value: z.string(),
  visibility: z.enum(['DOCUMENT', 'PROJECT']),
  rows: span.optional(),
  columns: span.optional(),
});
const textStyle = z.looseObject({
  fontFamily: z.string().optional(),
  fontSize: z.number().optional(),
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  underline: z.boolean().optional(),
  strikethrough: z.boolean().optional(),
  color: z.string().optional(),
});
const run = z.looseObject({ text: z.string(), style: textStyle.optional(), link: z.string().optional() });
const rule = z.looseObject({
  criteria: z.string(),
  values: z.array(scalar),
  strict: z.boolean(),
  help: z.string().optional(),
  dropdown: z.boolean().optional(),
});
const conditional = z.looseObject({
  areas: z.array(area),
  criteria: z.string(),
  values: z.array(z.union([z.string(), z.number()])),
  style: z.looseObject({
    background: z.string().optional(),
    color: z.string().optional(),
    bold: z.boolean().optional(),
    italic: z.boolean().optional(),
  }),
});
const protection = z.looseObject({
  id: z.string(),
  area: area.optional(),
  unprotected: z.array(area).optional(),
  description: z.string(),
  warningOnly: z.boolean(),
  editors: z.array(z.string()),
});
const banding = z.looseObject({
  id: z.number(),
  area,
  header: z.string().optional(),
  first: z.string(),
  second: z.string(),
  footer: z.string().optional(),
});
const chart = z.looseObject({
  id: z.number(),
  type: z.enum(['COLUMN', 'BAR', 'LINE', 'PIE', 'AREA', 'SCATTER', 'COMBO']),
  ranges: z.array(z.string()),
  anchor: z.looseObject({ row: z.number(), column: z.number(), offsetX: z.number(), offsetY: z.number() }),
  width: z.number(),
  height: z.number(),
  options: z.record(z.string(), z.unknown()),
  headers: z.number(),
});
const sheetShape = z.looseObject({
  id: z.number(),
  name: z.string(),
  fileName: whereItFits(z.string()),
  rows: z.number(),
  columns: z.number(),
  page: z.looseObject({ landscape: z.boolean(), fitToWidth: z.boolean() }),
  validations: whereItFits(z.array(z.looseObject({ area, rule }))),
  conditionalFormats: whereItFits(z.array(conditional)),
  protections: whereItFits(z.array(protection)),
  bandings: whereItFits(z.array(banding)),
  charts: whereItFits(z.array(z.looseObject({ chart, sum: z.string() }))),
  metadata: whereItFits(z.array(metadata)),
  filter: whereItFits(
    z.looseObject({
      area,
      hidden: z.array(z.tuple([z.number(), z.array(z.string())])),
      rows: z.array(z.number()),
    }),
  ),
  cells: whereItFits(
    z.array(
      z.looseObject({
        row: z.number(),
        column: z.number(),
        value: z.union([scalar, z.looseObject({ error: z.string() })]).optional(),
        formula: z.string().optional(),
        runs: z.array(run).optional(),
      }),
    ),
  ),
  clipped: whereItFits(z.string()),
  more: whereItFits(z.record(z.string(), z.unknown())),
});
const shape = z.looseObject({
  version: z.literal(1),
  id: z.string(),
  locale: z.string(),
  timeZone: z.string(),
  nextId: z.number(),
  sheets: z.array(sheetShape),
  namedRanges: whereItFits(z.array(z.looseObject({ name: z.string(), range: z.string() }))),
  metadata: whereItFits(z.array(metadata)),
  documentProperties: whereItFits(pairs),
  scriptProperties: whereItFits(pairs),
  userProperties: whereItFits(z.array(z.tuple([z.string(), pairs]))),
  more: whereItFits(z.record(z.string(), z.unknown())),
});

/**
 * Null where the text is not ours; `unread` where it is and cannot be read; `newer` where a later version wrote it
 * (the number is raised only when old readers would go wrong).
 */
export function readOwnPart(xml: string): Stored | null | 'unread' | 'newer' {
  if (!xml.includes(OWN_NAMESPACE)) return null;
  let value: unknown;
  try {
    value = JSON.parse(new XmlReader(xml).root().content());
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof XmlError) return 'unread';
    throw error;
  }
  const version = z.looseObject({ version: z.number() }).safeParse(value);
  if (version.success && version.data.version > 1) return 'newer';
  const checked = shape.safeParse(value);
  return checked.success ? (checked.data as Stored) : 'unread';
}
