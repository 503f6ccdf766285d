/**
 * Sets the workbook up, and mends it: tabs, headers, dropdowns, the first page. Run again it adds what is missing and
 * touches no data, no added column and no added tab.
 */

import { type Day, done, type Period, type Result, tell, unfinished } from '../domain/values';
import {
  colors,
  FRONT_SHEET,
  isChosen,
  SETTINGS_SHEET,
  type SheetDesign,
  sheetDesigns,
  type TableKey,
  TEXTS_SHEET,
  tableKeys,
  tables,
} from '../domain/ward';
import { now, offsetOf } from '../google/clock';
import { FORMER_GUIDE, kindOfGuide } from '../google/former-guide';
import { addLines, Making, makeSheet } from '../google/install';
import { lockTab } from '../google/lock-tab';
import { personAtSheet } from '../google/person';
import { openSpreadsheet, rememberSpreadsheet, type Sheet } from '../google/spreadsheet';
import { Steps } from '../google/steps';
import { Strangers } from '../google/strangers';
import { TabReader } from '../google/tab-reader';
import { type ByTabName, isVacant } from '../google/tabs';
import { type Filled, fillSystemColumns } from './fill-rows';
import { makeFrontPage } from './front-page';
import { migrate } from './migrations/migrate';
import { readSettings } from './read-ward';
import { writtenTabs } from './tab-names';

const LOCALE = 'vi_VN';
const TIME_ZONE = 'Asia/Ho_Chi_Minh';
const OFFSET = '+0700';

export interface Installed {
  /** Whether the workbook had none of the tabs before. */
  readonly isFirst: boolean;
  /** Names of the tabs that were made. */
  readonly tabs: readonly string[];
  /** `Tab: cột` of columns that were added to tabs that were there. */
  readonly columns: readonly string[];
  /** How many rows got an id. */
  readonly rows: number;
  /** How many chapters are new in the dropdowns, or stand there under a new name. */
  readonly chapters: number;
  /** How many cells of other tabs named something by a name that it no longer has. */
  readonly renamed: number;
  /** What the person should know, in Vietnamese. */
  readonly notes: readonly string[];
}

/** What an execution left to the next one, and what it had done by then. */
interface Left extends Installed {
  /** Tabs that were missing. */
  readonly made: readonly string[];
  /** The table whose rows come next; null where tabs are left. */
  readonly from: TableKey | null;
  /** When, in milliseconds: rows that came since then have not been looked at. */
  readonly at: number;
}

const NOTHING: Left = {
  ...{ isFirst: false, tabs: [], columns: [], rows: 0, chapters: 0, renamed: 0, notes: [] },
  ...{ made: [], from: null, at: 0 },
};
/** Titles, and letters of notes, that are kept: a property holds 9 KB. What stands as it stood is noted again anyway. */
const [KEPT, KEPT_LETTERS] = [30, 1200];
const keptOf = (notes: readonly string[]): string[] => {
  let letters = 0;
  return [...new Set(notes)].filter((note) => {
    letters += note.length;
    return letters <= KEPT_LETTERS;
  });
};
/** Longer than a long run rests between two executions. */
const FRESH = 900_000;

/**
 * @param models the models that the ward records besides the core; left out: those of the settings. Tabs of models
 *   that are there already are kept in order too.
 */
export function install(
  reader: TabReader = new TabReader(openSpreadsheet()),
  models?: readonly string[],
): Result<Installed> {
  const { spreadsheet, sheets } = reader;
  rememberSpreadsheet(spreadsheet);
  const migrated = migrate(reader);
  const { settings } = readSettings(reader);
  const chosen = new Set(models ?? settings.models ?? []);
  const designs = sheetDesigns(
    thisYear(reader.today),
    (key) => isChosen(tables[key], chosen) || sheets.has(tables[key].sheet),
  );
  const making = new Making(reader, (sheet) => {
    const me = personAtSheet() ?? '';
    // Without a name of who may, Google would lock her out who sets the book up.
    if (me !== '')
      attempts.attempt(sheet, () =>
        lockTab(
          sheet,
          (settings.officers ?? []).map(({ email }) => email),
          me,
        ),
      );
  });
  const { attempts } = making;
  const left = (making.left as Left | null) ?? NOTHING;
  const isFirst = left.isFirst || !designs.some(({ name }) => sheets.has(name));
  const active = spreadsheet.getActiveSheet();
  const isEmpty = isFirst && isEmptyFile(sheets);
  const notes: string[] = [...left.notes, ...migrated, ...settle(reader, isEmpty)];

  const tabs: string[] = [...left.tabs];
  const columns: string[] = [...left.columns];
  const strangers = new Strangers(sheets, new Set([...designs.map(({ name }) => name), ...writtenTabs]));
  const front = frontSheet(reader, isEmpty);
  if (front?.isNew === true) tabs.push(FRONT_SHEET);
  // Lists come first: the dropdowns of the other tabs point at them. Their places among the tabs are kept.
  const order = [...designs.keys()].sort((a, b) => rank(designs[a]) - rank(designs[b]) || a - b);
  const others = [...sheets.keys()].filter((name) => name !== FRONT_SHEET);
  const steps = new Steps(spreadsheet, 'Cài đặt sổ', 1);
  const lacking = designs.flatMap(({ name }) => (sheets.has(name) ? [] : [name]));
  const made = [...new Set([...left.made, ...lacking])];
  for (const name of left.made) making.madeBefore.add(name);
  const leave = (from: TableKey | null, filled: Filled): void =>
    making.remember({
      ...{ isFirst, tabs, columns: columns.slice(0, KEPT), ...filled, notes: keptOf(notes), made, from },
      at: now().getTime(),
    } satisfies Left);
  if (making.forgetPointing(designs, new Set(lacking))) leave(null, left);
  const names = front?.isNew === true ? [FRONT_SHEET, ...others] : [...sheets.keys()];
  const makeAt = (index: number): void => {
    const design = designs[index];
    if (design === undefined) return;
    const position = placeAmong(names, designs.slice(0, index));
    if (!names.includes(design.name)) names.splice(position, 0, design.name);
    const there = sheets.get(design.name);
    const likely = there === undefined ? strangers.like(design) : null;
    if (likely !== null) {
      notes.push(
        `Không tạo tab “${design.name}”: tab “${likely}” có các cột của nó. Nếu đó là tab ấy, đổi tên nó thành “${design.name}” rồi bấm Cài đặt sổ; nếu muốn tab mới, thêm một tab trống tên “${design.name}” rồi bấm lại.`,
      );
      return;
    }
    const make = () => makeSheet(making, design, position);
    const result = there === undefined ? make() : attempts.attempt(there, make);
    if (result === null) return;
    notes.push(...result.notes);
    if (result.isNew) tabs.push(design.name);
    columns.push(...result.addedColumns.map((title) => `${design.name}: ${title}`));
    const tab = reader.tab(design.name);
    if (!result.isNew && tab !== null && (design.name === SETTINGS_SHEET || design.name === TEXTS_SHEET))
      notes.push(...(attempts.attempt(result.sheet, () => addLines(tab, design.name, design.rows)) ?? []));
  };
  const pieces = order.length + tableKeys.length;
  const seen = steps.take(`Đang xem ${order.length} tab`, () =>
    order.findIndex((index, at) => {
      if (making.hasMade && steps.isLate()) return true;
      steps.piece(`Đang xem ${at + 1}/${order.length} tab`, at, pieces);
      makeAt(index);
      return false;
    }),
  );
  const isFresh = now().getTime() - left.at < FRESH;
  const filled: Filled = { rows: left.rows, chapters: left.chapters, renamed: left.renamed };
  const {
    next = null,
    ward,
    notes: told = [],
  } = seen < 0 ? fillSystemColumns(making, filled, isFresh ? left.from : null, steps, order.length) : {};
  notes.push(...told);
  const written =
    front === null || ward === undefined || next !== null
      ? null
      : attempts.attempt(front.sheet, () => makeFrontPage(spreadsheet, sheets, ward));
  if (written?.ok === false) notes.push(tell(written.problem));
  notes.push(...attempts.notes('Cài đặt sổ'));
  if (seen >= 0 || next !== null) leave(next, filled);
  else making.remember();
  // A tab that is made comes to the front; the person stays where she was.
  if (front?.isNew === true) front.sheet.activate();
  else if (tabs.length > left.tabs.length) active.activate();
  if (seen >= 0) return unfinished(`Cài đặt sổ mới xem được ${seen}/${order.length} tab.`, 'Cài đặt sổ');
  if (next !== null) {
    const of = `${tableKeys.indexOf(next)}/${tableKeys.length}`;
    return unfinished(`Cài đặt sổ mới xem được các dòng của ${of} tab.`, 'Cài đặt sổ');
  }
  return done({ isFirst, tabs: inOrder(tabs, designs), columns, ...filled, notes: [...new Set(notes)] });
}

const thisYear = (today: Day): Period => ({
  from: `${today.slice(0, 4)}-01-01` as Day,
  to: `${today.slice(0, 4)}-12-31` as Day,
});

/** Tabs that dropdowns point at, before the tabs that point at them. */
const rank = (design: SheetDesign | undefined): number =>
  design?.columns.some(({ title }) => title === tables.chapters.columns.label.header) ||
  design?.columns.every(({ validation }) => validation === null)
    ? 0
    : 1;

const inOrder = (tabs: readonly string[], designs: readonly SheetDesign[]): string[] =>
  [FRONT_SHEET, ...designs.map(({ name }) => name)].filter((name) => tabs.includes(name));

/** A Vietnamese file reads `35,8` and `01/6` as people mean them; a file with data is told, not changed. */
function settle({ spreadsheet, timeZone }: TabReader, isNewFile: boolean): string[] {
  const locale = spreadsheet.getSpreadsheetLocale();
  // `Asia/Saigon` and `Asia/Bangkok` are Vietnam's time by other names.
  const isOurZone = offsetOf(timeZone) === OFFSET;
  if (locale === LOCALE && isOurZone) return [];
  if (!isNewFile) {
    return [
      `Tệp đang dùng vùng ${locale}, múi giờ ${timeZone}. Vào Tệp → Cài đặt, chọn Việt Nam và (GMT+07:00) để số và ngày được hiểu đúng.`,
    ];
  }
  if (locale !== LOCALE) spreadsheet.setSpreadsheetLocale(LOCALE);
  if (!isOurZone) spreadsheet.setSpreadsheetTimeZone(TIME_ZONE);
  return ['Đã đặt vùng của tệp là Việt Nam và múi giờ là giờ Việt Nam.'];
}

const isEmptyFile = (sheets: ByTabName<Sheet>): boolean => [...sheets.values()].every(isVacant);

/** Behind the nearest of the tabs that come before it, else behind the first page. */
function placeAmong(names: readonly string[], earlier: readonly SheetDesign[]): number {
  const before = [FRONT_SHEET, ...earlier.map(({ name }) => name)].filter((name) => names.includes(name));
  return names.indexOf(before.at(-1) ?? '') + 1;
}

/** The first page's tab: an empty only tab of a new file becomes it. Null while the former one waits to become it. */
function frontSheet(
  { spreadsheet, sheets }: TabReader,
  isEmpty: boolean,
): { sheet: Sheet; isNew: boolean } | null {
  const existing = sheets.get(FRONT_SHEET);
  if (existing !== undefined) return { sheet: existing, isNew: isVacant(existing) };
  const [only, ...others] = [...sheets.entries()];
  if (only !== undefined && others.length === 0 && (isEmpty || isVacant(only[1]))) {
    sheets.delete(only[0]);
    sheets.set(FRONT_SHEET, only[1].setName(FRONT_SHEET));
    return { sheet: only[1], isNew: true };
  }
  const former = sheets.get(FORMER_GUIDE);
  if (former !== undefined && kindOfGuide(former) === 'ours') return null;
  const sheet = spreadsheet.insertSheet(FRONT_SHEET, 0);
  sheets.set(FRONT_SHEET, sheet);
  return { sheet, isNew: true };
}

/** One sentence on what was done. */
export function sayInstalled({ tabs, columns, rows, chapters, renamed, notes }: Installed): string {
  const parts = [
    tabs.length > 0 ? `Đã tạo ${tabs.length} tab.` : '',
    columns.length > 0 ? `Đã thêm cột ${columns.join(', ')}.` : '',
    rows > 0 ? `Đã ghi mã cho ${rows} dòng.` : '',
    chapters > 0 ? `Danh sách chọn có thêm hoặc đổi tên ${chapters} chi hội.` : '',
    renamed > 0 ? `Đã ghi tên mới vào ${renamed} ô ghi tên cũ.` : '',
    tabs.length + columns.length + rows + chapters + renamed + notes.length === 0
      ? 'Sổ đã đủ, không phải thêm gì.'
      : '',
    ...notes,
  ];
  return parts.filter((part) => part !== '').join(' ');
}

export const tabColors = { summary: colors.good, check: colors.warning } as const;
