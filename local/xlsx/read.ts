/**
 * Reads a package into the model's workbook: the file's own content, with our own part applied where they
 * still agree.
 */

import { parseArea, quotedSheet, splitSheet } from '../a1';
import { type Cell, type NamedRange, newWorkbook, type Sheet, type Workbook } from '../model';
import { EPOCH_1904 } from './cells-read';
import { themeColors } from './colors';
import { textOf } from './encoding';
import { fromFile } from './formula';
import type { CellSource, KeptEntry, KeptName, KeptSheet, PackageParts } from './kept';
import { Counter, checkGrids } from './limits';
import {
  contentType,
  openPackage,
  type Package,
  type Relationship,
  relationshipKind,
  relationshipsOf,
  targetPart,
} from './opc';
import { findOwnPart, layOver, matchStored, withoutOwn } from './own-layer';
import { readPart } from './patch';
import type { ReadContext } from './read-context';
import { seenOf } from './seen';
import { readSheet } from './sheet-read';
import { canonical, reconcile } from './stored';
import { readSharedStrings } from './strings';
import { readStyles } from './styles-read';
import { unsaidFormats } from './styles-write';
import { absoluteRange, type Surroundings } from './validation';
import { type Attributes, decodeXstring, XmlError } from './xml';
import { PackageError } from './zip';

export interface ReadOptions {
  /** Name of the workbook. */
  readonly name: string;
  /** For workbooks that have none: Vietnamese, and Hanoi's time, where absent. */
  readonly locale?: string;
  readonly timeZone?: string;
}

interface ReadResult {
  readonly workbook: Workbook;
  readonly kept: PackageParts;
}

/** @throws PackageError where the bytes are no workbook that can be read. */
export function readPackage(bytes: Uint8Array, options: ReadOptions): ReadResult {
  try {
    return read(openPackage(bytes), options);
  } catch (error) {
    if (error instanceof XmlError) throw new PackageError('damaged', error.message, { cause: error });
    throw error;
  }
}

/** A plain `.xlsx` has neither, and whoever opens one here writes `31/12` and `1.000,5`. */
const LOCALE = 'vi_VN';
const TIME_ZONE = 'Asia/Ho_Chi_Minh';

const damaged = (what: string, cause?: unknown): PackageError =>
  new PackageError('damaged', what, { what, cause });

interface Entry {
  readonly xml: string;
  readonly attributes: Attributes;
  readonly part: string;
  readonly relationship: string;
  readonly isGrid: boolean;
  readonly name: string;
  readonly sheetId: number;
}

function read(pack: Package, options: ReadOptions): ReadResult {
  const root = relationshipsOf(pack, '').find((r) => relationshipKind(r) === 'officeDocument');
  const workbookPart = root === undefined ? '' : pack.parts.nameOf(targetPart('', root));
  const workbookBytes = pack.parts.get(workbookPart);
  if (root === undefined) throw new PackageError('not-xlsx', 'no workbook part');
  const type = contentType(pack, workbookPart);
  if (type !== '' && (!/spreadsheetml|ms-excel/.test(type) || type.includes('binary')))
    throw new PackageError('not-xlsx', type);
  if (workbookBytes === undefined) throw damaged('thiếu phần chính của sổ');

  const relationships = relationshipsOf(pack, workbookPart);
  if (relationships.length === 0) throw damaged('thiếu danh sách các tab');
  const textOfKind = (kind: string): string | undefined => {
    const found = relationships.find((r) => relationshipKind(r) === kind && !r.external);
    const name =
      found === undefined
        ? [...pack.overrides].find(([, of]) => of.endsWith(`.spreadsheetml.${kind}+xml`))?.[0]
        : targetPart(workbookPart, found);
    const part = name === undefined ? undefined : pack.parts.get(name);
    return part === undefined ? undefined : textOf(part);
  };
  const { ownPart, stored, unread } = findOwnPart(pack, workbookPart);
  const locale = stored?.locale ?? options.locale ?? LOCALE;
  const timeZone = stored?.timeZone ?? options.timeZone ?? TIME_ZONE;
  const theme = themeColors(textOfKind('theme') ?? '<a/>');
  const styles = readStyles(textOfKind('styles'), theme, locale);
  const { strings, kept: keptStrings } = readSharedStrings(textOfKind('sharedStrings'), theme);

  // ---- the workbook part ----
  const workbookRaw = new Map<string, string[]>();
  const entries: Entry[] = [];
  const defined: { xml: string; attributes: Attributes; text: string }[] = [];
  const namesSeen = new Counter('names');
  let from1904 = false;
  const { source: workbookSource, rootName } = readPart(textOf(workbookBytes), (reader, child) => {
    if (child === 'workbookPr') from1904 = /^(1|true)$/.test(reader.attributes().date1904 ?? '0');
    const from = reader.start;
    if (child === 'sheets') {
      reader.children(() => {
        const start = reader.start;
        const attributes = reader.attributes();
        reader.skip();
        const xml = reader.source.slice(start, reader.position);
        entries.push(entryOf(xml, attributes, relationships, pack, workbookPart));
      });
    } else if (child === 'definedNames') {
      reader.children(() => {
        namesSeen.add();
        const start = reader.start;
        const attributes = reader.attributes();
        const text = decodeXstring(reader.content());
        defined.push({ xml: reader.source.slice(start, reader.position), attributes, text });
      });
    } else reader.skip();
    const xml = reader.source.slice(from, reader.position);
    const list = workbookRaw.get(child);
    if (list) list.push(xml);
    else workbookRaw.set(child, [xml]);
    return undefined;
  });
  if (rootName !== 'workbook') throw damaged('phần chính của sổ không đọc được');
  const grids = entries.filter((entry) => entry.isGrid);
  if (grids.length === 0) throw new PackageError('not-xlsx', 'no worksheet');

  // ---- which stored sheet is which ----
  const storedOf = matchStored(grids, stored);
  const toModelNames = new Map<string, string>();
  for (const [entry, own] of storedOf) {
    if (own.fileName !== undefined && own.fileName === entry.name && own.name !== entry.name) {
      toModelNames.set(entry.name, own.name);
    }
  }
  const nameOf = (entry: Entry): string => toModelNames.get(entry.name) ?? entry.name;
  const taken = new Set([...storedOf.values()].map((own) => own.id));
  const ids = new Map<Entry, number>();
  for (const entry of grids) {
    let id = storedOf.get(entry)?.id;
    if (id === undefined) {
      id = entry.sheetId;
      while (taken.has(id)) id++;
      taken.add(id);
    }
    ids.set(entry, id);
  }
  const idByName = new Map([...ids].map(([entry, id]) => [nameOf(entry), id]));

  // ---- sheets ----
  const formatOf = new Map(
    styles.styles.flatMap((style, i) => (style === undefined ? [] : [[style, i] as const])),
  );
  const cellSources = new WeakMap<Cell, CellSource>();
  const context: ReadContext = {
    pack,
    styles,
    strings,
    plain: keptStrings?.plain,
    unsaid: unsaidFormats(styles, locale),
    formatOf: (style) => formatOf.get(style) ?? 0,
    uses: keptStrings?.uses,
    from1904,
    toModelNames,
    idOf: (name) => idByName.get(name),
    cellSources,
    cells: new Counter('cells'),
  };
  const workbook = newWorkbook(options.name, { locale, timeZone });
  workbook.sheets = [];
  const readSheets = grids.map((entry) => {
    const own = storedOf.get(entry);
    const one = sheetOf(entry, nameOf(entry), ids.get(entry) ?? 0, own ?? null, context);
    one.sheet.hidden = (entry.attributes.state ?? 'visible') !== 'visible';
    workbook.sheets.push(one.sheet);
    return { entry, own, ...one };
  });
  checkGrids(workbook.sheets);
  const storedSizes = new Map((stored?.sheets ?? []).map((s) => [s.name, s]));
  const sheets = new Map<number, KeptSheet>();
  for (const { own, sheet, kept } of readSheets) {
    const here: Surroundings = {
      sheet: sheet.name,
      grid: (name) => storedSizes.get(name) ?? workbook.sheets.find((s) => s.name === name),
      toFileNames: new Map([...toModelNames].map(([file, model]) => [model, file])),
      toModelNames,
      epoch: from1904 ? EPOCH_1904 : 0,
    };
    const laid = own === undefined ? withoutOwn(kept) : layOver(sheet, own, kept, here, pack);
    sheets.set(sheet.id, {
      ...laid,
      seen: seenOf(sheet),
      hidden: sheet.hidden,
      frozenRows: sheet.frozenRows,
    });
  }

  // ---- names and the rest ----
  const gridByName = (name: string): Sheet | undefined => workbook.sheets.find((s) => s.name === name);
  const names = readNames(defined, entries, ids, toModelNames, gridByName);
  workbook.namedRanges = reconcile<NamedRange>(
    names.flatMap((name) => (name.range === null ? [] : [name.range])),
    stored?.namedRanges ?? [],
    (item) => {
      const text = namedText(item, {
        sheet: '',
        grid: (name) => storedSizes.get(name),
        toFileNames: new Map(),
        toModelNames: new Map(),
        epoch: 0,
      });
      const back = text === null ? null : rangeOf(text, new Map());
      return back === null ? [] : [{ name: item.name, range: back }];
    },
    (_, origin) => origin,
    (item) => canonical(item),
  );
  if (stored !== null) {
    workbook.metadata = [...(stored.metadata ?? [])];
    workbook.documentProperties = new Map(stored.documentProperties ?? []);
    workbook.scriptProperties = new Map(stored.scriptProperties ?? []);
    workbook.userProperties = new Map(
      (stored.userProperties ?? []).map(([user, list]) => [user, new Map(list)]),
    );
  }
  const highest = workbook.sheets.reduce((n, sheet) => Math.max(n, sheet.id), 0);
  workbook.nextId = Math.max(stored?.nextId ?? 1, stored === null ? highest + 1 : 1);

  const keptEntries = entries.map(
    (entry): KeptEntry => ({
      xml: entry.xml,
      attributes: entry.attributes,
      sheet: ids.get(entry) ?? null,
      part: entry.part,
      relationship: entry.relationship,
    }),
  );
  return {
    workbook: stored === null ? workbook : { ...stored.more, ...workbook, id: stored.id },
    kept: {
      pack,
      workbookPart,
      workbookSource,
      workbookRaw,
      relationships,
      entries: keptEntries,
      names: names.map(({ range, ...name }) => ({ ...name, key: range === null ? null : canonical(range) })),
      sheets,
      styles,
      strings: keptStrings,
      cellSources,
      from1904,
      ownPart,
      losses: lossesOf(pack, relationships),
      notices: [
        ...(stored === null && options.locale === undefined && options.timeZone === undefined ? [PLAIN] : []),
        ...(unread ? [UNREAD] : []),
      ],
    },
  };
}

const PLAIN =
  'Tệp không ghi ngôn ngữ và múi giờ, nên ngày và số được đọc theo kiểu Việt Nam (31/12/2022, 1.234,5, giờ Hà Nội). Nếu không đúng, đổi ở Tệp > Cài đặt bảng tính, hoặc bằng lệnh so-hoi settings.';
const UNREAD =
  'Phần riêng của Sổ Hội trong tệp bị hỏng nên không đọc được: các cài đặt của sổ trở về lúc ban đầu, số liệu trong các tab vẫn đủ. Nếu có bản sao cũ hơn, hãy mở bản ấy.';

/** One `sheet` element of the workbook. @throws PackageError where the file has not what it names */
function entryOf(
  xml: string,
  attributes: Attributes,
  relationships: readonly Relationship[],
  pack: Package,
  workbookPart: string,
): Entry {
  const name = decodeXstring(attributes.name ?? '');
  const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
  const relation = relationships.find((r) => r.id === id);
  const part = relation === undefined ? undefined : pack.parts.nameOf(targetPart(workbookPart, relation));
  if (relation === undefined || part === undefined || !pack.parts.has(part))
    throw damaged(`thiếu nội dung của tab “${name}”`);
  const isGrid = relationshipKind(relation) === 'worksheet';
  return { xml, attributes, part, relationship: id, isGrid, name, sheetId: Number(attributes.sheetId ?? 0) };
}

function sheetOf(
  entry: Entry,
  ...rest: [string, number, { rows: number; columns: number } | null, ReadContext]
) {
  try {
    return readSheet(entry.part, ...rest);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    const where = error.cell === undefined ? '' : `, từ ô ${error.cell}`;
    throw damaged(`nội dung của tab “${entry.name}” không đọc được${where}`, error);
  }
}

// ---- names ----

/** `'Tab'!$A$1:$B$2` → `'Tab'!A1:B2`; null where it is no single range. */
function rangeOf(text: string, toModelNames: ReadonlyMap<string, string>): string | null {
  const { sheet, rest } = splitSheet(text);
  if (sheet === null || sheet.includes('[') || parseArea(rest) === null) return null;
  const name = toModelNames.get(sheet) ?? sheet;
  return `${quotedSheet(name)}!${fromFile(rest.replaceAll('$', ''), false).slice(1)}`;
}

/** What the file says for a named range of the model. */
function namedText(range: NamedRange, here: Surroundings): string | null {
  return absoluteRange(range.range, here);
}

function readNames(
  defined: readonly { xml: string; attributes: Attributes; text: string }[],
  entries: readonly Entry[],
  ids: ReadonlyMap<Entry, number>,
  toModelNames: ReadonlyMap<string, string>,
  sheetOf: (name: string) => Sheet | undefined,
): (Omit<KeptName, 'key'> & { range: NamedRange | null })[] {
  return defined.map(({ xml, attributes, text }) => {
    const local = attributes.localSheetId;
    const entry = local === undefined ? undefined : entries[Number(local)];
    const scope = entry === undefined ? null : (ids.get(entry) ?? entry.part);
    const name = decodeXstring(attributes.name ?? '');
    const range = rangeOf(text, toModelNames);
    const usable =
      range !== null && local === undefined && !name.startsWith('_xlnm.') && attributes.hidden !== '1';
    const known = usable && sheetOf(splitSheet(range).sheet ?? '') !== undefined;
    return { xml, attributes, text, scope, range: known ? { name, range } : null };
  });
}

// ---- what cannot be kept ----

function lossesOf(pack: Package, relationships: PackageParts['relationships']): string[] {
  const losses: string[] = [];
  if (relationshipsOf(pack, '').some((r) => r.type.includes('digital-signature'))) {
    losses.push('Chữ ký số của tệp: tệp đã sửa thì chữ ký cũ không còn giá trị. Ký lại sau khi lưu nếu cần.');
  }
  if (relationships.some((r) => relationshipKind(r) === 'revisionHeaders')) {
    losses.push(
      'Lịch sử sửa đổi của “sổ làm việc chung” trong Excel: không giữ được sau khi lưu. Lưu một bản sao trước nếu cần.',
    );
  }
  return losses;
}
