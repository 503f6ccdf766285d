/**
 * Tabs of another ward's workbook that were copied into this one, decoded together as a ward of their own; and how their
 * rows are called here: ids and chapters' codes with the letters of that ward before them, so that none can meet one of ours.
 */
import { normalizeText, sameText } from '../../domain/values';
import type { AnyTable, Cell, RawTable, TableKey, WardData } from '../../domain/ward';
import type { OpenTab } from '../../google/tab-reader';
import type { Visit } from '../rpc/visit';
import type { Tools } from './tools';

export interface OtherBook {
  readonly data: WardData;
  readonly tabs: ReadonlyMap<TableKey, OpenTab>;
  readonly catalogue: OpenTab | null;
  readonly settings: OpenTab | null;
  /** Copies that are no table of ours, or stand twice: nothing of them is taken. */
  readonly left: readonly string[];
}

/** As Google names what “Sao chép vào” makes, in Vietnamese and English; as Excel does. */
const COPY = [/^(?:bản sao của|copy of) (.+?)(?: \d+)?$/iu, /^(.+?) \(\d+\)$/u];

/** The tab that a name says it is a copy of; null for any other name. */
function copiedFrom(name: string): string | null {
  for (const pattern of COPY) {
    const [, of] = pattern.exec(normalizeText(name)) ?? [];
    if (of !== undefined) return of;
  }
  return null;
}

export function openOther(visit: Visit, tools: Tools): OtherBook {
  const tabs = new Map<TableKey, OpenTab>();
  const left: string[] = [];
  let catalogue: OpenTab | null = null;
  let settings: OpenTab | null = null;
  for (const [name, sheet] of tools.sheetsByName(visit.spreadsheet)) {
    const of = copiedFrom(name);
    if (of === null) continue;
    const key = tools.tableKeys.find((one) => sameText(tools.tables[one].sheet, of));
    if (key !== undefined && !tabs.has(key)) tabs.set(key, tools.readTab(sheet, visit.toDay));
    else if (sameText(of, tools.CATALOGUE_SHEET)) catalogue = tools.readTab(sheet, visit.toDay);
    else if (sameText(of, tools.SETTINGS_SHEET)) settings = tools.readTab(sheet, visit.toDay);
    else left.push(name);
  }
  const raw = Object.fromEntries([...tabs].map(([key, tab]) => [key, tab.raw])) as Record<TableKey, RawTable>;
  const data = tools.decodeWorkbook(
    { settings: null, catalogue: catalogue?.raw ?? null, texts: null, tables: raw },
    visit.today,
  );
  return { data, tabs, catalogue, settings, left };
}

/** `HV-7K3F2` → `HV-PL7K3F2`: the old id can still be read off it. */
export const newId = (id: string, letters: string): string =>
  id.toUpperCase().replace(/^([^-]*-)?/, `$1${letters}`);
/** `K1` → `PL-K1`. */
const newCode = (code: string, letters: string): string => `${letters}-${code.toUpperCase()}`;

/** A cell of the other book as it reads here; a sentence where it points at nothing that is known there. */
export function translated(
  table: AnyTable,
  key: string,
  cell: Cell,
  { data }: Pick<OtherBook, 'data'>,
  letters: string,
  tools: Tools,
): { readonly cell: Cell } | { readonly wrong: string } {
  const column = table.columns[key];
  if (column === undefined || cell === '') return { cell };
  const { context } = data;
  if (key === (table.keyColumn ?? 'id')) {
    const text = normalizeText(String(cell));
    return { cell: table.keyColumn === undefined ? newId(text, letters) : newCode(text, letters) };
  }
  if (table.key === 'chapters' && (key === 'successor' || key === 'splitFrom')) {
    const text = normalizeText(String(cell));
    const code = text.slice(text.lastIndexOf('·') + 1).trim();
    return { cell: newCode(code, letters) };
  }
  if (key === 'label') return { cell: '' }; // Cài đặt sổ makes it of the name and the new id
  if (column.type.kind === 'choice' || column.type.kind === 'choices') {
    // An entry that is a row: `Hộ vay vốn · CS-7K3F2`.
    return {
      cell: String(cell).replace(
        /· ([A-Z]{2}-[0-9A-Z]{5,})(?![0-9A-Z])/g,
        (_, id: string) => `· ${newId(id, letters)}`,
      ),
    };
  }
  if (column.type.kind !== 'reference') return { cell };
  const read = tools.decodeCell(column, cell, context);
  if (!read.ok) return { wrong: `${column.header} “${String(cell)}”` };
  const value: unknown = read.value;
  const key_ = typeof value === 'string' ? value : (value as { readonly key: string }).key;
  const kind = typeof value === 'string' ? column.type.to : (value as { readonly kind: string }).kind;
  const chapter = context.chapters.get(key_);
  if (kind === 'name' || (kind === 'chapterOrWard' && chapter === undefined)) return { cell };
  const found =
    kind === 'member' ? context.members.get(key_) : kind === 'pairing' ? context.pairs.get(key_) : chapter;
  if (found === undefined || found.key.includes(' ')) return { wrong: `${column.header} “${String(cell)}”` };
  const own = found === chapter ? newCode(found.key, letters) : newId(found.key, letters);
  return { cell: tools.encodeReference({ key: own, label: found.label }) };
}
