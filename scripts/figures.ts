/**
 * `npm run figures`: for each figure of the 2022 report, where it stands in the sample ward's summary tabs and in its
 * exported report, and whether both show it. Reads the files that a person would open, never the code that made them;
 * of the sample it takes only which rows belong to which figure.
 *
 * `--out DIR` names another folder than `out/`. Files that are not there are made first. Exit code 1 where a figure is
 * missing or differs without a reason that the list of figures gives.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { strFromU8, unzipSync } from 'fflate';
import { readWorkbook } from '../local/xlsx';
import { makeWard } from '../sample/ward';
import { rangesInWords } from '../src/domain/figures';
import { readItems } from '../src/domain/tables/items';
import { type Day, formatDay, readNumber } from '../src/domain/values';
import { a1 } from '../src/domain/ward';

// --- What is expected ------------------------------------------------------------------------------------------------

/** A figure of `sample/figures-2022.json`: its measures stand beside its words. */
interface StatedFigure {
  readonly id: string;
  readonly note?: string;
  /** Why the workbook gives something else on purpose. */
  readonly reading?: string;
  /** What the report printed, where `value` is what its own numbers give. */
  readonly stated?: number;
  readonly unit?: string;
  readonly items?: number | Readonly<Record<string, number>>;
  readonly [measure: string]: unknown;
}
export type StatedFigures = Readonly<Record<string, unknown>>;

interface Expected {
  /** `gifts.tetWard.portions`. */
  readonly id: string;
  readonly area: string;
  readonly figure: string;
  readonly measure: string;
  readonly value: number | string;
  readonly reading: string | null;
}

const NUMBERS = ['value', 'made', 'income', 'portions', 'unitValue', 'messages', 'cash'] as const;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isFigure = (value: unknown): value is StatedFigure => isRecord(value) && typeof value.id === 'string';

/** Every measure of every figure, by itself. */
function expectations(stated: StatedFigures): Expected[] {
  return Object.entries(stated).flatMap(([area, list]) => {
    if (!Array.isArray(list)) return [];
    return list.filter(isFigure).flatMap((figure): Expected[] => {
      const { id, reading = null, items } = figure;
      const of = (measure: string, value: number | string): Expected => ({
        id: `${area}.${id}${measure === 'value' ? '' : `.${measure}`}`,
        ...{ area, figure: id, measure, value, reading },
      });
      const things = typeof items === 'number' ? { [figure.unit ?? '']: items } : (items ?? {});
      return [
        ...NUMBERS.flatMap((measure) => {
          const value = measure === 'value' ? (figure.stated ?? figure.value) : figure[measure];
          return typeof value === 'number' ? [of(measure, value)] : [];
        }),
        ...Object.entries(things).map(([thing, amount]) => of(`items: ${thing}`, amount)),
        ...(area.startsWith('gifts') && typeof figure.date === 'string'
          ? [of('date', formatDay(figure.date as Day))]
          : []),
        ...(typeof figure.chapter === 'string' ? [of('chapter', figure.chapter)] : []),
      ];
    });
  });
}

// --- The summary tabs --------------------------------------------------------------------------------------------------

type CellValue = string | number | null;
interface Found {
  readonly value: number | string | null;
  /** `TH Chung!C36`, `Bảng 5, “Chổi”`. */
  readonly place: string;
}
const NOWHERE: Found = { value: null, place: '–' };

/** A table as it is printed: its headers, and cells by row with where each stands. */
interface PrintedTable {
  readonly name: string;
  readonly headers: readonly string[];
  readonly rows: readonly {
    readonly cells: readonly CellValue[];
    readonly at: (column: number) => string;
    readonly number: number;
  }[];
}

type Tabs = ReadonlyMap<string, readonly (readonly CellValue[])[]>;

/** The cells of every tab, as a program that opens the file has them. */
async function readTabs(file: string): Promise<Tabs> {
  const { workbook } = await readWorkbook(file);
  return new Map(
    workbook.sheets.map(({ name, cells }) => [
      name,
      Array.from(cells, (row) =>
        Array.from(row ?? [], (cell): CellValue => {
          const value = cell?.value;
          return typeof value === 'number' || typeof value === 'string' ? value : null;
        }),
      ),
    ]),
  );
}

/** The block of a tab under a heading, down to the next blank row. */
function blockOf(tabs: Tabs, tab: string, heading: string): PrintedTable | null {
  const cells = tabs.get(tab) ?? [];
  const top = cells.findIndex(([first]) => first === heading);
  const filled = (row: readonly CellValue[]) => row.filter((cell) => cell !== null && cell !== '').length;
  const head = top < 0 ? -1 : cells.findIndex((row, at) => at > top && filled(row) > 1);
  if (head < 0) return null;
  const length = cells.slice(head + 1).findIndex((row) => filled(row) === 0);
  const body = cells.slice(head + 1, length < 0 ? undefined : head + 1 + length);
  return {
    name: tab,
    headers: (cells[head] ?? []).map((cell) => String(cell ?? '')),
    rows: body.map((row, at) => ({
      cells: row,
      at: (column) => a1(head + 2 + at, column),
      number: head + 2 + at,
    })),
  };
}

// --- The report --------------------------------------------------------------------------------------------------------

interface Report {
  readonly paragraphs: readonly string[];
  /** By caption (`Thu, chi các quỹ`) or title of the annex (`TỪNG LẦN TẶNG QUÀ`). */
  readonly tables: ReadonlyMap<string, PrintedTable>;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
};
const textIn = (xml: string): string =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
    .map(([, text = '']) => text)
    .join('')
    .replace(/&\w+;/g, (entity) => ENTITIES[entity] ?? entity)
    .trim();

/** Paragraphs and tables of a .docx, in the order of its pages. */
function readReport(bytes: Uint8Array): Report {
  const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
  const paragraphs: string[] = [];
  const tables = new Map<string, PrintedTable>();
  let [caption, annex] = ['', ''];
  for (const [piece] of xml.matchAll(/<w:tbl>[\s\S]*?<\/w:tbl>|<w:p[ >][\s\S]*?<\/w:p>/g)) {
    if (!piece.startsWith('<w:tbl>')) {
      const text = textIn(piece);
      if (text === '') continue;
      paragraphs.push(text);
      if (/^Phụ lục [IVX]+$/.test(text)) annex = text;
      // Under the title of an annex stand its period and what it belongs to, in brackets.
      if (!text.startsWith('(')) caption = text;
      continue;
    }
    const rows = (piece.match(/<w:tr[ >][\s\S]*?<\/w:tr>/g) ?? []).map((row) =>
      (row.match(/<w:tc>[\s\S]*?<\/w:tc>/g) ?? []).map(textIn),
    );
    const [, number = '', title = caption] = /^(Bảng \d+)\. (.*)$/.exec(caption) ?? [];
    const name = number === '' ? annex : number;
    tables.set(title, {
      name,
      headers: rows[0] ?? [],
      rows: rows.slice(1).map((cells, at) => ({
        cells,
        at: () => `dòng ${cells[0] === '' ? 'cộng' : (cells[0] ?? at + 1)}`,
        number: Number(cells[0] ?? 0) || at + 1,
      })),
    });
  }
  return { paragraphs, tables };
}

// --- Looking a figure up -------------------------------------------------------------------------------------------------

/** A line of a table by its label, in whichever of the first columns stands the name. */
interface InTable {
  readonly table: readonly string[];
  readonly line: string;
  readonly column: string;
}
/** A number in a sentence: the pattern's group. */
interface InSentence {
  readonly sentence: RegExp;
}
/** One cell divided by another: what each child gets. */
interface Each {
  readonly of: InTable;
  readonly per: InTable;
}

const asNumber = (cell: CellValue | undefined): number | null => {
  if (typeof cell === 'number') return cell;
  const text = (cell ?? '').replace(/đ$/, '').trim();
  const share = text.endsWith('%');
  const read = readNumber(share ? text.slice(0, -1) : text.replace(/ .*$/, ''));
  if (!read.ok) return null;
  return share ? read.value / 100 : read.value;
};

function lookUp(table: PrintedTable | null | undefined, { line, column }: InTable): Found {
  const at = table?.headers.indexOf(column) ?? -1;
  const row = table?.rows.find(({ cells }) => cells[0] === line || cells[1] === line);
  const value = asNumber(row?.cells[at]);
  if (table == null || row === undefined || value === null) return NOWHERE;
  const address = row.at(at);
  return {
    value,
    place: /^[A-Z]+\d+$/.test(address)
      ? `${table.name}!${address}`
      : `${table.name}, “${line}”, cột “${column}”`,
  };
}

function divided(of: Found, per: Found): Found {
  if (typeof of.value !== 'number' || typeof per.value !== 'number' || per.value === 0) return NOWHERE;
  return { value: of.value / per.value, place: `${of.place} : ${per.place}` };
}

type SummaryPlace = InTable | Each;
type ReportPlace = InTable | Each | InSentence;

function inSummary(tabs: Tabs, place: SummaryPlace): Found {
  if ('per' in place) return divided(inSummary(tabs, place.of), inSummary(tabs, place.per));
  const [tab = '', heading = ''] = place.table;
  return lookUp(blockOf(tabs, tab, heading), place);
}

function inReport(report: Report, place: ReportPlace): Found {
  if ('per' in place) return divided(inReport(report, place.of), inReport(report, place.per));
  if ('table' in place) return lookUp(report.tables.get(place.table[0] ?? ''), place);
  for (const paragraph of report.paragraphs) {
    const [said, digits] = place.sentence.exec(paragraph) ?? [];
    if (said !== undefined) return { value: asNumber(digits), place: `câu “… ${said} …”` };
  }
  return NOWHERE;
}

// --- Where each figure stands ----------------------------------------------------------------------------------------------

const now = (tab: string, heading: string, line: string): InTable => ({
  table: [tab, heading],
  line,
  column: 'Kỳ này',
});
const cell = (tab: string, heading: string, line: string, column: string): InTable => ({
  table: [tab, heading],
  line,
  column,
});
const row = (caption: string, line: string, column: string): InTable => ({ table: [caption], line, column });
const said = (sentence: RegExp): InSentence => ({ sentence });

const inBook = (fund: string): InTable => cell('TH Thu chi', 'Sổ quỹ (đ)', 'Vận động, ủng hộ', fund);
const fundIn = (fund: string): InTable => row('Thu, chi các quỹ', fund, 'Thu (đ)');
const SPONSORED = 'Trẻ được đỡ đầu, theo chi hội';
const green = (line: string): InTable => now('TH Phong trào', 'Chủ nhật xanh', line);
const planted = (kind: string): InTable => cell('TH Phong trào', 'Cây trồng theo loại', kind, 'Số cây');

/** Figures other than gifts: each by the cell of a summary tab and by the sentence or the table of the report. */
const PLACES: Readonly<Record<string, readonly [SummaryPlace, ReportPlace]>> = {
  'organisation.chapters': [now('TH Chung', 'Tổ chức Hội', 'Chi hội'), said(/gồm (\d+) chi hội/)],
  'organisation.groups': [now('TH Chung', 'Tổ chức Hội', 'Tổ phụ nữ'), said(/(\d+) tổ phụ nữ/)],
  'organisation.womenAdults': [
    now('TH Hội viên', 'Hội viên toàn phường', 'Phụ nữ từ 18 tuổi'),
    said(/phụ nữ từ 18 tuổi trở lên là ([\d.]+) người/),
  ],
  'organisation.members': [
    now('TH Hội viên', 'Hội viên toàn phường', 'Hội viên'),
    said(/trong đó có ([\d.]+) hội viên/),
  ],
  'organisation.memberRate': [
    now('TH Hội viên', 'Hội viên toàn phường', 'Tỷ lệ thu hút hội viên'),
    said(/tỷ lệ thu hút hội viên đạt ([\d,]+%)/),
  ],
  'organisation.nearPoorHouseholds': [
    now('TH Chung', 'Hoàn cảnh', 'Hộ cận nghèo'),
    said(/địa bàn có (\d+) hộ cận nghèo/),
  ],
  'organisation.orphans': [now('TH Chung', 'Hoàn cảnh', 'Trẻ mồ côi'), said(/(\d+) trẻ mồ côi/)],
  'organisation.pledges': [
    now('TH Chung', 'Tổ chức Hội', 'Chi hội ký giao ước thi đua'),
    said(/(\d+)\/\d+ chi hội ký giao ước thi đua/),
  ],
  'organisation.outreachAttendance': [
    now('TH Phong trào', 'Tuyên truyền', 'Lượt người nghe tuyên truyền'),
    said(/đến với ([\d.]+) lượt hội viên, người dân/),
  ],
  'recycling.cans': [now('TH Tái chế', 'Toàn phường', 'Vỏ lon'), said(/([\d.]+) vỏ lon/)],
  'recycling.cardboard': [now('TH Tái chế', 'Toàn phường', 'Bìa, giấy (kg)'), said(/([\d.]+) kg bìa, giấy/)],
  'recycling.iron': [now('TH Tái chế', 'Toàn phường', 'Sắt (kg)'), said(/([\d.]+) kg sắt/)],
  'recycling.plastic': [now('TH Tái chế', 'Toàn phường', 'Nhựa (kg)'), said(/([\d.]+) kg nhựa/)],
  'recycling.scrapIncome': [
    now('TH Tái chế', 'Toàn phường', 'Tiền bán phế liệu (đ)'),
    said(/kg nhựa, thu được ([\d.]+)đ/),
  ],
  'products.baskets.made': [
    cell('TH Tái chế', 'Theo sản phẩm', 'Làn, giỏ', 'Làm ra'),
    said(/làn, giỏ ([\d.]+) chiếc/),
  ],
  'products.baskets.income': [
    cell('TH Tái chế', 'Theo sản phẩm', 'Làn, giỏ', 'Tiền thu (đ)'),
    row('Sản phẩm tái chế', 'Làn, giỏ', 'Tiền thu (đ)'),
  ],
  'products.brooms.made': [
    cell('TH Tái chế', 'Theo sản phẩm', 'Chổi', 'Làm ra'),
    said(/chổi ([\d.]+) chiếc/),
  ],
  'products.brooms.income': [
    cell('TH Tái chế', 'Theo sản phẩm', 'Chổi', 'Tiền thu (đ)'),
    row('Sản phẩm tái chế', 'Chổi', 'Tiền thu (đ)'),
  ],
  'income.sharingPointCash': [inBook('Điểm chia sẻ'), fundIn('Điểm chia sẻ')],
  'income.covidDrive': [inBook('Hội viên ủng hộ'), fundIn('Hội viên ủng hộ')],
  'income.godmotherLaunch': [inBook('Quỹ Mẹ đỡ đầu'), fundIn('Quỹ Mẹ đỡ đầu')],
  'campaigns.poorFund': [
    now('TH Thu chi', 'Toàn phường', 'Tiền nộp, chuyển nơi khác (đ)'),
    said(/đã nộp, chuyển ([\d.]+)đ về MTTQ/),
  ],
  'campaigns.smsBorder.messages': [
    now('TH Thu chi', 'Toàn phường', 'Tin nhắn ủng hộ'),
    said(/đã nhắn ([\d.]+) tin/),
  ],
  'campaigns.smsBorder': [
    cell('TH Thu chi', 'Vận động, ủng hộ theo nguồn', 'Nhắn tin ủng hộ', 'Tiền (đ)'),
    row('Nguồn lực vận động được', 'Nhắn tin ủng hộ', 'Tiền mặt (đ)'),
  ],
  'sponsorships.children': [
    now('TH Phong trào', 'Mẹ đỡ đầu', 'Trẻ đang được đỡ đầu'),
    said(/đang chăm lo (\d+) trẻ/),
  ],
  'sponsorships.monthly': [
    {
      of: now('TH Phong trào', 'Mẹ đỡ đầu', 'Mức đỡ đầu mỗi tháng (đ)'),
      per: now('TH Phong trào', 'Mẹ đỡ đầu', 'Trẻ đang được đỡ đầu'),
    },
    { of: row(SPONSORED, 'Cộng', 'Mức mỗi tháng (đ)'), per: row(SPONSORED, 'Cộng', 'Trẻ được đỡ đầu') },
  ],
  'sponsorships.yearly': [
    {
      of: now('TH Phong trào', 'Mẹ đỡ đầu', 'Tiền đỡ đầu phải trao (đ)'),
      per: now('TH Phong trào', 'Mẹ đỡ đầu', 'Trẻ đang được đỡ đầu'),
    },
    { of: row(SPONSORED, 'Cộng', 'Phải trao trong kỳ (đ)'), per: row(SPONSORED, 'Cộng', 'Trẻ được đỡ đầu') },
  ],
  'houses.maiAm.cash': [
    cell('TH Phong trào', 'Mái ấm và đỡ đầu theo chi hội', 'Khu 10', 'Tiền mặt (đ)'),
    said(/cùng góp ([\d.]+)đ tiền mặt/),
  ],
  'greenSundays.sessions': [green('Buổi Chủ nhật xanh'), said(/“Chủ nhật xanh” .* có ([\d.]+) buổi/)],
  'greenSundays.attendance': [green('Lượt người Chủ nhật xanh'), said(/([\d.]+) lượt người tham gia/)],
  'greenSundays.streetKm': [green('Đường, ngõ đã dọn (km)'), said(/dọn sạch ([\d.,]+) km/)],
  'greenSundays.waste': [green('Rác đã dọn, theo diện tích (m²)'), said(/xoá ([\d.,]+) m² bãi rác/)],
  'greenSundays.excavators': [green('Lượt máy xúc'), said(/(\d+) lượt máy xúc/)],
  'greenSundays.trucks': [green('Lượt ô tô'), said(/(\d+) lượt ô tô/)],
  'greenSundays.casuarinas': [planted('cây phi lao'), said(/([\d.]+) cây phi lao/)],
  'greenSundays.flowerPlants': [planted('cây hoa chiều tím'), said(/([\d.]+) cây hoa chiều tím/)],
  'greenSundays.flowers': [planted('cây hoa các loại'), said(/([\d.]+) cây hoa các loại/)],
  'greenSundays.bins': [green('Thùng rác đặt mới'), said(/đặt mới ([\d.]+) thùng rác/)],
};

// --- Gifts: the rows that belong to a figure, as both lists print them ------------------------------------------------------

const ID = 'Mã dòng';
/** Letter of a column, counted from nought. */
const columnLetter = (column: number): string => a1(1, column).slice(0, -1);

/** Adds up what a list of gifts prints for the rows of a figure. */
function inGiftList(list: PrintedTable | null | undefined, ids: ReadonlySet<string>, measure: string): Found {
  if (list == null) return NOWHERE;
  const column = (name: string) => list.headers.indexOf(name);
  const own = list.rows.filter(({ cells }) => ids.has(String(cells[column(ID)] ?? '')));
  // A row that is not printed makes the sum another figure's.
  if (own.length === 0 || own.length < ids.size) return NOWHERE;
  const sum = (name: string): number =>
    own.reduce((total, { cells }) => total + (asNumber(cells[column(name)]) ?? 0), 0);
  const one = (name: string): string =>
    [...new Set(own.map(({ cells }) => String(cells[column(name)] ?? '')))].join(', ');
  const of = (name: string, value: number | string): Found => {
    const numbers = rangesInWords(own.map(({ number }) => number));
    const tab = /^[A-Z]+\d+$/.test(own[0]?.at(0) ?? '');
    return {
      value,
      place: tab
        ? `${list.name}!${columnLetter(column(name))}${numbers.replace(/, (?=\d)/g, `, ${columnLetter(column(name))}`)}`
        : `${list.name}, dòng ${numbers}`,
    };
  };
  switch (measure) {
    case 'portions':
      return of('Suất quà', sum('Suất quà'));
    case 'value':
      return of('Trị giá (đ)', sum('Trị giá (đ)'));
    case 'unitValue':
      return of('Trị giá (đ)', sum('Trị giá (đ)') / sum('Suất quà'));
    case 'date':
      return of('Ngày', one('Ngày'));
    case 'chapter':
      return of('Chi hội', one('Chi hội'));
    default: {
      const thing = measure.replace(/^items: /, '');
      const amount = own
        .flatMap(({ cells }) => readItems(String(cells[column('Hiện vật')] ?? '')).items)
        .filter(({ name }) => name.endsWith(thing))
        .reduce((total, item) => total + item.amount, 0);
      return amount === 0 ? NOWHERE : of('Hiện vật', amount);
    }
  }
}

// --- The comparison --------------------------------------------------------------------------------------------------------

export type Verdict = 'ok' | 'noted' | 'missing' | 'different';

export interface TracedFigure {
  readonly id: string;
  readonly expected: number | string;
  readonly summary: Found;
  readonly report: Found;
  readonly verdict: Verdict;
  /** Why the workbook gives something else on purpose. */
  readonly reading: string | null;
}

export interface Traced {
  readonly figures: readonly TracedFigure[];
  /** `98 figures, 0 missing, 0 different (3 noted)`. */
  readonly closing: string;
  readonly isRight: boolean;
}

/** A share is printed with one decimal of a per cent; everything else as it is. */
const same = (expected: number | string, found: number | string | null): boolean =>
  typeof expected === 'number' && typeof found === 'number'
    ? Math.abs(expected - found) < (expected < 1 ? 0.0005 : 1e-6)
    : expected === found;

/**
 * Finds every figure in both files.
 * @param giftSources row id of a gift → its name in the list of figures.
 * @throws where a file cannot be read as what it is said to be.
 */
export async function traceFigures(
  files: { readonly workbook: string; readonly report: string },
  stated: StatedFigures,
  giftSources: ReadonlyMap<string, string>,
): Promise<Traced> {
  const tabs = await readTabs(files.workbook);
  const report = readReport(new Uint8Array(readFileSync(files.report)));
  const giftTab = blockOf(tabs, 'TH Quà tặng', 'Từng lần tặng quà');
  const giftAnnex = report.tables.get('TỪNG LẦN TẶNG QUÀ');
  const find = ({ id, area, figure, measure, value }: Expected): readonly [Found, Found] => {
    if (area.startsWith('gifts')) {
      const ids = new Set([...giftSources].filter(([, name]) => name === figure).map(([key]) => key));
      return [inGiftList(giftTab, ids, measure), inGiftList(giftAnnex, ids, measure)];
    }
    if (measure === 'chapter') {
      // A house stands in the line of its chapter, which names it.
      const chapter = String(value);
      const line = cell('TH Phong trào', 'Mái ấm và đỡ đầu theo chi hội', chapter, 'Mái ấm');
      const annex = row('Số liệu các mô hình', chapter, 'Mái ấm');
      return [named(inSummary(tabs, line), chapter), named(inReport(report, annex), chapter)];
    }
    const places = PLACES[id];
    return places === undefined
      ? [NOWHERE, NOWHERE]
      : [inSummary(tabs, places[0]), inReport(report, places[1])];
  };
  const figures = expectations(stated).map((expected): TracedFigure => {
    const [summary, inText] = find(expected);
    const { id, value, reading } = expected;
    const isShown = same(value, summary.value) && same(value, inText.value);
    const isMissing = summary.value === null || inText.value === null;
    const verdict: Verdict = isShown
      ? 'ok'
      : reading !== null
        ? 'noted'
        : isMissing
          ? 'missing'
          : 'different';
    return { id, expected: value, summary, report: inText, verdict, reading };
  });
  const count = (verdict: Verdict): number => figures.filter((one) => one.verdict === verdict).length;
  return {
    figures,
    closing: `${figures.length} figures, ${count('missing')} missing, ${count('different')} different (${count('noted')} noted)`,
    isRight: figures.length > 0 && count('missing') === 0 && count('different') === 0,
  };
}

const named = (found: Found, chapter: string): Found =>
  found.value === null ? NOWHERE : { ...found, value: chapter };

// --- The command -------------------------------------------------------------------------------------------------------------

const shown = (value: number | string | null): string =>
  value === null
    ? '–'
    : typeof value === 'string'
      ? value
      : value < 1
        ? `${(value * 100).toFixed(1).replace('.', ',')}%`
        : String(value).replace(/\B(?=(\d{3})+$)/g, '.');

/** One figure a line: id, expected, found, where in the summary, where in the report. */
export function linesOf({ figures }: Traced): string[] {
  const table = figures.map(({ id, expected, summary, report, verdict }) => [
    verdict === 'ok' ? '' : verdict.toUpperCase(),
    id,
    shown(expected),
    summary.value === report.value
      ? shown(summary.value)
      : `${shown(summary.value)} / ${shown(report.value)}`,
    summary.place,
    report.place,
  ]);
  const head = ['', 'figure', 'expected', 'found', 'summary', 'report'];
  const widths = head.map((_, at) => Math.max(...[head, ...table].map((line) => (line[at] ?? '').length)));
  const write = (line: readonly string[]) =>
    line
      .map((text, at) =>
        at === 2 || at === 3 ? text.padStart(widths[at] ?? 0) : text.padEnd(at === 5 ? 0 : (widths[at] ?? 0)),
      )
      .join('  ')
      .trimEnd();
  return [
    write(head),
    ...table.flatMap((line, at) => {
      const reading = figures[at]?.verdict === 'noted' ? figures[at].reading : null;
      return reading === null
        ? [write(line)]
        : [write(line), `${' '.repeat((widths[0] ?? 0) + 4)}${reading}`];
    }),
  ];
}

async function main(): Promise<void> {
  const root = process.cwd();
  const { values } = parseArgs({ options: { out: { type: 'string', default: path.join(root, 'out') } } });
  const folder = path.resolve(values.out);
  const files = {
    workbook: path.join(folder, 'so-hoi-mau.xlsx'),
    report: path.join(folder, 'bao-cao-thanh-tich.docx'),
  };
  if (!existsSync(files.workbook) || !existsSync(files.report)) {
    const made = spawnSync(
      process.execPath,
      [path.join(root, 'scripts/start.mjs'), '--no-serve', '--out', folder],
      { stdio: 'inherit' },
    );
    if (made.status !== 0) throw new Error('The sample ward could not be made.');
  }
  const stated = JSON.parse(
    readFileSync(path.join(root, 'sample/figures-2022.json'), 'utf8'),
  ) as StatedFigures;
  const traced = await traceFigures(files, stated, makeWard().giftSources);
  for (const line of linesOf(traced)) console.log(line);
  console.log(`\n${traced.closing}`);
  if (!traced.isRight) {
    console.log('Files of an older bundle? `npm start -- --no-serve` makes them anew.');
    process.exitCode = 1;
  }
}

if (path.basename(process.argv[1] ?? '') === 'figures.ts') {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
