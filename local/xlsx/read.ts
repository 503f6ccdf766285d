/** Reads a package into the model's workbook: the file's own words, our own part laid over them where they still agree. */
import {
  type Banding,
  type Cell,
  type Chart,
  type ConditionalFormat,
  type NamedRange,
  newWorkbook,
  type Sheet,
  type Style,
  type TextRun,
  type Validation,
  type Workbook,
} from '../model';
import { areaName, areaNames, parseArea, parseAreas, quoteSheet, splitSheet } from './a1';
import { conditionalSource, readConditional, uncolored } from './conditional';
import { fromFile } from './formula';
import type { CellSource, KeptEntry, KeptName, KeptSheet, PackageParts } from './kept';
import {
  contentType,
  openPackage,
  type Package,
  PackageError,
  relationshipKind,
  relationshipsOf,
  targetPart,
  textOf,
} from './opc';
import { readOwnPart, type Stored, type StoredSheet } from './own-part';
import { EPOCH_1904, type ReadContext, readSheet } from './sheet-read';
import { openAreas, seenProperties, seenViews, sumOf } from './sheet-write';
import { canonical, reconcile } from './stored';
import { readSharedStrings } from './strings';
import { readStyles, StyleWriter, themeColors, unsaidFormats } from './styles';
import { absoluteRange, readValidation, ruleKey, type Surroundings, writeValidations } from './validation';
import { type Attributes, decodeXstring, XmlError, XmlReader } from './xml';

export interface ReadOptions {
  /** Name of the workbook. */
  readonly name: string;
  /** For workbooks that do not say: `en_US` and Google's default zone where absent. */
  readonly locale?: string;
  readonly timeZone?: string;
}

export interface ReadResult {
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

interface Entry {
  readonly attributes: Attributes;
  readonly part: string;
  readonly relationship: string;
  readonly isGrid: boolean;
  readonly name: string;
  readonly sheetId: number;
}

function read(pack: Package, options: ReadOptions): ReadResult {
  const root = relationshipsOf(pack, '').find((r) => relationshipKind(r) === 'officeDocument');
  const workbookPart = root === undefined ? '' : targetPart('', root);
  const workbookBytes = pack.parts.get(workbookPart);
  if (workbookBytes === undefined) throw new PackageError('not-xlsx', 'no workbook part');
  const type = contentType(pack, workbookPart);
  if (!/spreadsheetml|ms-excel/.test(type) || type.includes('binary'))
    throw new PackageError('not-xlsx', type);

  const relationships = relationshipsOf(pack, workbookPart);
  const textOfKind = (kind: string): string | undefined => {
    const found = relationships.find((r) => relationshipKind(r) === kind && !r.external);
    const part = found === undefined ? undefined : pack.parts.get(targetPart(workbookPart, found));
    return part === undefined ? undefined : textOf(part);
  };
  const { ownPart, stored } = findOwnPart(pack, workbookPart);
  const locale = stored?.locale ?? options.locale ?? 'en_US';
  const timeZone = stored?.timeZone ?? options.timeZone;
  const theme = themeColors(textOfKind('theme') ?? '<a/>');
  const styles = readStyles(textOfKind('styles'), theme, locale);
  const strings = readSharedStrings(textOfKind('sharedStrings'), theme);

  // ---- the workbook part ----
  const workbookRaw = new Map<string, string[]>();
  const reader = new XmlReader(textOf(workbookBytes)).root();
  const workbookRoot = reader.tag();
  const entries: Entry[] = [];
  const defined: { attributes: Attributes; text: string }[] = [];
  let from1904 = false;
  reader.children((child) => {
    if (child === 'sheets') {
      reader.children(() => {
        const a = reader.attributes();
        const id = Object.entries(a).find(([name]) => name.endsWith(':id'))?.[1] ?? '';
        const relation = relationships.find((r) => r.id === id);
        if (relation === undefined) return;
        entries.push({
          attributes: a,
          part: targetPart(workbookPart, relation),
          relationship: id,
          isGrid: relationshipKind(relation) === 'worksheet',
          name: decodeXstring(a.name ?? ''),
          sheetId: Number(a.sheetId ?? 0),
        });
      });
      return;
    }
    if (child === 'definedNames') {
      reader.children(() =>
        defined.push({ attributes: reader.attributes(), text: decodeXstring(reader.content()) }),
      );
      return;
    }
    if (child === 'workbookPr') from1904 = /^(1|true)$/.test(reader.attributes().date1904 ?? '0');
    const source = reader.raw();
    const list = workbookRaw.get(child);
    if (list) list.push(source);
    else workbookRaw.set(child, [source]);
  });
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
  const cellSources = new WeakMap<Cell, CellSource>();
  const runSources = new WeakMap<readonly TextRun[], { source: string; style: Style | undefined }>();
  const context: ReadContext = {
    pack,
    styles,
    strings,
    unsaid: unsaidFormats(styles),
    from1904,
    toModelNames,
    idOf: (name) => idByName.get(name),
    runSources,
    cellSources,
  };
  const workbook = newWorkbook(options.name, { locale, ...(timeZone === undefined ? {} : { timeZone }) });
  workbook.sheets = [];
  const readSheets = grids.map((entry) => {
    const own = storedOf.get(entry);
    const one = readSheet(entry.part, nameOf(entry), ids.get(entry) ?? 0, own ?? null, context);
    one.sheet.hidden = (entry.attributes.state ?? 'visible') !== 'visible';
    workbook.sheets.push(one.sheet);
    return { entry, own, ...one };
  });
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
      seen: {
        properties: seenProperties(sheet),
        views: seenViews(sheet),
        page: canonical(sheet.page),
        protections: canonical(sheet.protections),
        filter: canonical(sheet.filter),
        conditional: canonical(sheet.conditionalFormats),
      },
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
      workbookRoot,
      workbookRaw,
      relationships,
      entries: keptEntries,
      names: names.map(({ range, ...name }) => ({ ...name, key: range === null ? null : canonical(range) })),
      sheets,
      styles,
      stringSources: new Map(
        strings.flatMap((s) =>
          s.pieces === undefined && s.source !== undefined ? [[s.text, s.source]] : [],
        ),
      ),
      runSources,
      cellSources,
      from1904,
      ownPart,
      losses: lossesOf(pack, relationships),
    },
  };
}

function findOwnPart(pack: Package, workbookPart: string): { ownPart: string | null; stored: Stored | null } {
  // LibreOffice hangs such parts on the package instead of the workbook.
  for (const [source, relation] of [
    ...relationshipsOf(pack, workbookPart).map((r) => [workbookPart, r] as const),
    ...relationshipsOf(pack, '').map((r) => ['', r] as const),
  ]) {
    if (relationshipKind(relation) !== 'customXml' || relation.external) continue;
    const part = targetPart(source, relation);
    const bytes = pack.parts.get(part);
    const stored = bytes === undefined ? null : readOwnPart(textOf(bytes));
    if (stored !== null) return { ownPart: part, stored };
  }
  return { ownPart: null, stored: null };
}

/** By name, and those left over (renamed elsewhere) by the file's own number, or alone with alone. */
function matchStored(grids: readonly Entry[], stored: Stored | null): Map<Entry, StoredSheet> {
  const found = new Map<Entry, StoredSheet>();
  const left = new Set(stored?.sheets ?? []);
  for (const entry of grids) {
    for (const own of left) {
      if ((own.fileName ?? own.name) !== entry.name) continue;
      found.set(entry, own);
      left.delete(own);
      break;
    }
  }
  const unmatched = grids.filter((entry) => !found.has(entry));
  const only = [...left];
  if (unmatched.length === 1 && only.length === 1 && unmatched[0] && only[0])
    found.set(unmatched[0], only[0]);
  else {
    for (const entry of unmatched) {
      const own = only.find((one) => left.has(one) && stored?.sheets.indexOf(one) === entry.sheetId - 1);
      if (own === undefined) continue;
      found.set(entry, own);
      left.delete(own);
    }
  }
  return found;
}

type Half = Omit<KeptSheet, 'seen' | 'redrawn'>;

/** In a workbook that is not ours, or has lost our part, no chart is ours either: all stay as they are drawn. */
function withoutOwn(kept: Half): Omit<KeptSheet, 'seen'> {
  if (kept.drawing === null) return { ...kept, redrawn: new Map() };
  const anchors = kept.drawing.anchors.map(({ chartId: _, ...anchor }) => anchor);
  return { ...kept, drawing: { ...kept.drawing, anchors }, redrawn: new Map() };
}

/** Lays our own part over a sheet as the file tells it. Changes `sheet`. */
function layOver(
  sheet: Sheet,
  own: StoredSheet,
  kept: Half,
  here: Surroundings,
  pack: Package,
): Omit<KeptSheet, 'seen'> {
  sheet.validations = reconcile<Validation>(
    sheet.validations,
    own.validations ?? [],
    (item) =>
      writeValidations([item], here).elements.flatMap(
        (xml) => readValidation(new XmlReader(xml).root(), here).validations,
      ),
    (found, origin) => ({ area: found.area, rule: origin.rule }),
    (item) => ruleKey(item.rule),
  );

  const plain = readStyles(undefined, [], 'en_US');
  const spoken = new Map<string, string>();
  const asFound = (item: ConditionalFormat): ConditionalFormat[] => {
    const writer = new StyleWriter(plain);
    const source = conditionalSource(item, writer, here);
    if (source === null) return [];
    const xml = `<x sqref="${areaNames(item.areas)}">${source}</x>`;
    const rules = readConditional(
      new XmlReader(xml).root(),
      { ...plain, differential: writer.differences },
      here,
    );
    const formats = rules.flatMap((rule) => (rule.format === undefined ? [] : [rule.format]));
    for (const format of formats) spoken.set(canonical(format), canonical(item));
    return formats;
  };
  sheet.conditionalFormats = reconcile<ConditionalFormat>(
    sheet.conditionalFormats,
    own.conditionalFormats ?? [],
    asFound,
    (found, origin) => ({ ...origin, areas: found.areas }),
    ({ criteria, values, style }) => canonical({ criteria, values, style }),
  );
  sheet.bandings = layBandings(sheet, own.bandings ?? []);

  const expected = openAreas(own.protections ?? []);
  const actual = sheet.protections[0];
  const sorted = (areas: readonly Sheet['merges'][number][]): string =>
    areas
      .map((area) => areaName(area))
      .sort()
      .join(' ');
  const alike =
    expected === null
      ? actual === undefined
      : actual !== undefined &&
        sorted(parseAreas(areaNames(expected), sheet)) === sorted(actual.unprotected ?? []);
  if (alike) sheet.protections = (own.protections ?? []).map((p) => ({ ...p }));
  else sheet.protections.push(...(own.protections ?? []).filter((p) => p.warningOnly).map((p) => ({ ...p })));

  if (
    own.filter !== undefined &&
    sheet.filter !== null &&
    areaName(own.filter.area) === areaName(sheet.filter.area)
  ) {
    sheet.filter = { area: own.filter.area, hidden: new Map(own.filter.hidden) };
    for (const row of own.filter.rows) sheet.hiddenRows.delete(row);
  }
  sheet.metadata = [...(own.metadata ?? [])];
  // Both unset is written as Google's print default; a file that still says so has not been set up since.
  const unset = !own.page.landscape && !own.page.fitToWidth;
  if (unset && sheet.page.landscape && sheet.page.fitToWidth) sheet.page = { ...own.page };

  Object.assign(sheet, { ...own.more, ...sheet });
  layCells(sheet, own);
  return {
    ...layCharts(sheet, own, kept, pack),
    conditional: kept.conditional.map((rule) => ({
      ...rule,
      key: rule.key === null ? null : (spoken.get(rule.key) ?? rule.key),
    })),
  };
}

function layBandings(sheet: Sheet, stored: readonly Banding[]): Banding[] {
  const left = new Map(sheet.bandings.map((banding) => [banding.id, banding]));
  const result: Banding[] = [];
  for (const banding of stored) {
    const found = left.get(banding.id);
    left.delete(banding.id);
    if (found === undefined) {
      // Not in the file: either every cell has a colour of its own, so that nothing was written, or it was removed.
      const free = uncolored(
        banding.area,
        sheet.cells.length - 1,
        (r, c) => sheet.cells[r]?.[c]?.style?.background !== undefined,
      );
      if (free.length === 0) result.push(banding);
      continue;
    }
    const { area } = banding;
    const inside =
      found.area.row >= area.row &&
      found.area.column >= area.column &&
      found.area.row + found.area.rows <= area.row + area.rows &&
      found.area.column + found.area.columns <= area.column + area.columns;
    result.push(inside ? banding : { ...banding, area: found.area });
  }
  return [...result, ...left.values()];
}

function layCells(sheet: Sheet, own: StoredSheet): void {
  for (const stored of own.cells ?? []) {
    const cell = sheet.cells[stored.row]?.[stored.column];
    if (cell === undefined) continue;
    const { value } = cell;
    if (stored.value !== undefined) {
      const still =
        typeof stored.value === 'string'
          ? typeof value === 'string' && value.length > 30_000 && stored.value.startsWith(value)
          : typeof value === 'object';
      if (!still) continue;
      cell.value = stored.value;
    }
    if (stored.formula !== undefined) {
      if (cell.formula !== undefined) continue;
      cell.formula = stored.formula;
    }
    if (stored.runs !== undefined) {
      const text = stored.runs.map((run) => run.text).join('');
      const linked = stored.runs.some((run) => run.link !== undefined);
      if (text === cell.value || (linked && cell.runs === undefined)) cell.runs = stored.runs;
    }
  }
  if (own.clipped === undefined) return;
  const clipped = new Map<Style | undefined, Style>();
  for (const area of parseAreas(own.clipped, sheet)) {
    for (let row = area.row; row < area.row + area.rows; row++) {
      for (let column = area.column; column < area.column + area.columns; column++) {
        const cell = sheet.cells[row]?.[column];
        if (cell === undefined || cell.style?.wrap === 'wrap') continue;
        const style = clipped.get(cell.style) ?? { ...cell.style, wrap: 'clip' };
        clipped.set(cell.style, style);
        cell.style = style;
      }
    }
  }
}

function layCharts(sheet: Sheet, own: StoredSheet, kept: Half, pack: Package): Omit<KeptSheet, 'seen'> {
  const { drawing, drawingPart } = kept;
  if (drawing === null || drawingPart === null) return { ...kept, redrawn: new Map() };
  const redrawn = new Map<number, { key: string; anchor: string }>();
  const known = new Map((own.charts ?? []).map((one) => [one.chart.id, one]));
  const inside = relationshipsOf(pack, drawingPart);
  for (const { chart, sum } of own.charts ?? []) {
    const anchor = drawing.anchors.find((a) => a.chartId === chart.id);
    if (anchor === undefined) continue; // Removed in another program.
    const from = anchor.from;
    const same =
      from !== undefined &&
      from.row === chart.anchor.row &&
      from.column === chart.anchor.column &&
      from.offsetX === Math.round(chart.anchor.offsetX) &&
      from.offsetY === Math.round(chart.anchor.offsetY);
    const sized =
      anchor.size !== undefined &&
      (anchor.size.width !== Math.round(chart.width) || anchor.size.height !== Math.round(chart.height));
    const now: Chart = {
      ...chart,
      ...(same || from === undefined ? {} : { anchor: from }),
      ...(sized && anchor.size !== undefined ? anchor.size : {}),
    };
    sheet.charts.push(now);
    const relation = inside.find((r) => anchor.ids.includes(r.id) && relationshipKind(r) === 'chart');
    const bytes = relation === undefined ? undefined : pack.parts.get(targetPart(drawingPart, relation));
    if (bytes !== undefined && sumOf(textOf(bytes)) !== sum)
      redrawn.set(chart.id, { key: canonical(now), anchor: anchor.source });
  }
  const anchors = drawing.anchors.map((anchor) => {
    if (anchor.chartId === undefined || known.has(anchor.chartId)) return anchor;
    const { chartId: _, ...foreign } = anchor;
    return foreign;
  });
  return { ...kept, drawing: { ...drawing, anchors }, redrawn };
}

// ---- names ----

/** `'Tab'!$A$1:$B$2` → `'Tab'!A1:B2`; null where it is no single range. */
function rangeOf(text: string, toModelNames: ReadonlyMap<string, string>): string | null {
  const { sheet, rest } = splitSheet(text);
  if (sheet === null || sheet.includes('[') || parseArea(rest) === null) return null;
  const name = toModelNames.get(sheet) ?? sheet;
  return `${quoteSheet(name)}!${fromFile(rest.replaceAll('$', ''), false).slice(1)}`;
}

/** What the file says for a named range of the model. */
export function namedText(range: NamedRange, here: Surroundings): string | null {
  return absoluteRange(range.range, here);
}

function readNames(
  defined: readonly { attributes: Attributes; text: string }[],
  entries: readonly Entry[],
  ids: ReadonlyMap<Entry, number>,
  toModelNames: ReadonlyMap<string, string>,
  sheetOf: (name: string) => Sheet | undefined,
): (Omit<KeptName, 'key'> & { range: NamedRange | null })[] {
  return defined.map(({ attributes, text }) => {
    const local = attributes.localSheetId;
    const entry = local === undefined ? undefined : entries[Number(local)];
    const scope = entry === undefined ? null : (ids.get(entry) ?? entry.part);
    const name = decodeXstring(attributes.name ?? '');
    const range = rangeOf(text, toModelNames);
    const usable =
      range !== null && local === undefined && !name.startsWith('_xlnm.') && attributes.hidden !== '1';
    const known = usable && sheetOf(splitSheet(range).sheet ?? '') !== undefined;
    return { attributes, text, scope, range: known ? { name, range } : null };
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
