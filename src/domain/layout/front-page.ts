/**
 * Trang đầu: the page that the file opens on. For a chapter head, links to the next blank row of each of her tabs; below, for
 * officers, what is due, the month's figures against the month before, and the way to everything else.
 */
import { beginning, firstSteps } from '../checks';
import {
  chaptersIn,
  evaluate,
  eventTables,
  type Figure,
  isMeasured,
  type MetricKey,
  metricOf,
  rowsOfMonth,
} from '../figures';
import { unitHeader } from '../figures/words';
import { inPlace } from '../models/model';
import { columnLetter } from '../tables';
import {
  type Day,
  formatMonth,
  formatNumber,
  type Month,
  monthOf,
  monthPeriod,
  type Period,
} from '../values';
import { type AnyTable, FRONT_SHEET, headTables, models, tableKeys, tables, type WardData } from '../ward';
import { CHECK_SHEET } from './check-tab';
import { type Grid, GridBuilder, type GridCell } from './grid';
import { numberCell } from './table';
import { summaryNames } from './tabs';

export interface FrontFacts {
  readonly period: Period;
  /** Of the add-on: an officer who asks for help says which one she has. */
  readonly version: string;
  /** Stamp of the last Tổng hợp; '' before the first. */
  readonly lastRun: string;
  /** The own name of a tab that the add-on knows by this one; null where there is none. */
  readonly tabOf: (name: string) => string | null;
}

/** Pixels: a phone shows the first two, so that a figure stands beside its label there. */
const COLUMNS = [160, 120, 130, 110];
/** Pixels: what a finger meets. */
const LINK_HEIGHT = 26;
/** Names that one line tells. */
const MOST_CHAPTERS = 8;
/** Figures of the month; the whole stands on the TH tabs. */
const MOST_FIGURES = 5;

export function frontPage(ward: WardData, facts: FrontFacts): Grid {
  const { period, version, lastRun } = facts;
  const { today } = ward.context;
  const grid = new GridBuilder(FRONT_SHEET, COLUMNS);
  const unionName = ward.settings.shortName ?? ward.settings.unionName;
  grid.line(unionName === null ? 'SỔ HỘI' : `SỔ HỘI – ${unionName}`, 'title', 30);
  grid.line(`Làm lại mỗi lần Tổng hợp và Cài đặt sổ. Sổ Hội phiên bản ${version}`, 'stamp');

  firstDay(grid, ward, facts);
  grid.line('Chi hội trưởng: hôm nay chị ghi gì?', 'heading');
  links(grid, headLinks(ward, facts));
  grid.line(
    'Bấm tên việc là tới dòng trống tiếp theo của tab ấy. Mỗi việc một dòng; ô có dấu * phải ghi; ô góc đỏ là ghi chưa đúng, chạm vào để xem. Người rời đi thì đổi trạng thái, đừng xóa dòng. Muốn ghi bằng biểu mẫu: Sổ Hội → Ghi sổ → Nhập liệu.',
    'remark',
  );

  grid.gap();
  grid.line('Cán bộ phường: việc cần làm', 'heading');
  for (const cell of dueLines(ward, facts)) grid.row([cell]);
  const month = monthOf(today < period.to ? today : period.to);
  monthBlock(grid, ward, month);

  grid.gap();
  grid.line('Các bảng tổng hợp', 'heading');
  grid.line(
    lastRun === ''
      ? 'Chưa tổng hợp lần nào: bấm Sổ Hội → Xem và báo cáo → Tổng hợp.'
      : `Lần cuối: ${lastRun}`,
    'stamp',
  );
  links(
    grid,
    [...summaryNames, CHECK_SHEET].flatMap((name) => linkTo(facts, name, name)),
  );
  grid.line(
    'Danh mục, Cài đặt, Số liệu nền, Nhật ký, Sổ báo cáo …: Sổ Hội → Quản lý → Hiện các tab của cán bộ. Số này từ đâu ra: chọn ô, Sổ Hội → Xem và báo cáo → Xem các dòng của con số.',
    'remark',
  );
  return grid.build(0);
}

/** The steps of a new book, until all are done; what is lacking is said there and nowhere else. */
function firstDay(grid: GridBuilder, ward: WardData, { tabOf }: FrontFacts): void {
  const steps = firstSteps(ward);
  const count = steps.filter(({ isDone }) => isDone).length;
  if (count === steps.length) return;
  grid.line(`Bắt đầu sổ: đã xong ${count}/${steps.length} bước`, 'heading');
  for (const [at, { key, title, how, isDone }] of steps.entries()) {
    const sheet = key === 'chapters' || key === 'members' ? tabOf(tables[key].sheet) : null;
    const link = isDone || sheet === null ? {} : { link: { sheet, a1: 'A2' } };
    grid.row([text(isDone ? `✓ ${at + 1}. ${title}` : `☐ ${at + 1}. ${title}. ${how}`, link)]);
  }
  grid.gap();
}

function links(grid: GridBuilder, cells: readonly GridCell[]): void {
  for (let at = 0; at < cells.length; at += COLUMNS.length)
    grid.row(cells.slice(at, at + COLUMNS.length), LINK_HEIGHT);
}

function linkTo({ tabOf }: FrontFacts, name: string, value: string): GridCell[] {
  const sheet = tabOf(name);
  return sheet === null ? [] : [{ value, style: 'label', link: { sheet, a1: '' } }];
}

/** A row without its id or a cell that it must have is nobody's row yet: below the last that has one of them is room. */
function headLinks(ward: WardData, { tabOf }: FrontFacts): GridCell[] {
  return headTables.flatMap((key) => {
    const { sheet: name, columns }: AnyTable = tables[key];
    const sheet = tabOf(name);
    const { places } = ward.records[key];
    const at = Object.entries(columns)
      .filter(([column, { isStarred }]) => isStarred || column === 'id')
      .flatMap(([column]) => places[column] ?? []);
    if (sheet === null || at.length === 0) return [];
    const below = at.map(columnLetter);
    return [{ value: name, style: 'label', link: { sheet, a1: columnLetter(Math.min(...at)), below } }];
  });
}

const text = (value: string, link: Pick<GridCell, 'link'> = {}): GridCell => ({
  ...{ value, style: 'text', isOverflowing: true },
  ...link,
});

function dueLines(ward: WardData, facts: FrontFacts): GridCell[] {
  const { period } = facts;
  const { today } = ward.context;
  const isBegun = firstSteps(ward).every(({ isDone }) => isDone);
  const missing = isBegun ? beginning(ward, period).map(({ what, todo }) => text(`${what} ${todo}`)) : [];
  const leftOut = tableKeys.reduce((total, key) => total + ward.records[key].leftOut.length, 0);
  const unread = tableKeys.filter((key) => ward.present.has(key) && !ward.records[key].isReadable).length;
  const check = facts.tabOf(CHECK_SHEET);
  const where = check === null ? 'bấm Sổ Hội → Ghi sổ → Kiểm tra' : `xem ${CHECK_SHEET}`;
  const toCheck = check === null ? {} : { link: { sheet: check, a1: '' } };
  return [
    ...missing,
    ...(unread === 0
      ? []
      : [text(`${formatNumber(unread)} tab không đọc được, nên số còn thiếu: ${where}.`, toCheck)]),
    text(
      leftOut === 0
        ? 'Không có dòng nào phải bỏ ra.'
        : `${formatNumber(leftOut)} dòng ghi sai, chưa được tính: ${where}.`,
      leftOut === 0 ? {} : toCheck,
    ),
    ...chaptersDue(ward, monthOf(today < period.to ? today : period.to)),
  ];
}

function chaptersDue(ward: WardData, month: Month): GridCell[] {
  const all = chaptersIn(ward.context, month);
  if (all.length === 0) return [];
  const wrote = new Set(rowsOfMonth(ward, month).map(({ row }) => row.chapterCode));
  const silent = all.filter(({ key }) => !wrote.has(key));
  const named = silent.slice(0, MOST_CHAPTERS).map(({ label }) => label);
  const more = silent.length - named.length;
  const who = more > 0 ? `${named.join(', ')} và ${formatNumber(more)} chi hội nữa` : named.join(', ');
  const head = `Tháng ${formatMonth(month)}: ${formatNumber(all.length - silent.length)}/${formatNumber(all.length)} chi hội đã ghi.`;
  return silent.length === 0 ? [text(head)] : [text(head), text(`Chưa ghi: ${who}.`)];
}

/** The first figure that happened, of each model that has one in either month. */
function monthBlock(grid: GridBuilder, ward: WardData, month: Month): void {
  const now = monthPeriod(month);
  const before = monthPeriod(monthBefore(month));
  const figures = inPlace(models.flatMap(({ wardPage }) => (wardPage === undefined ? [] : [wardPage])))
    .flatMap(({ keys }) => firstOf(keys, ward, now, before))
    .slice(0, MOST_FIGURES);
  if (figures.length === 0) return;
  grid.row([
    { value: 'So với tháng trước', style: 'head' },
    { value: `Tháng ${formatMonth(month)}`, style: 'headNumber' },
    { value: `Tháng ${formatMonth(monthBefore(month))}`, style: 'headNumber' },
  ]);
  for (const { key, figure, past } of figures) {
    const { unit } = metricOf(key, ward);
    grid.row([
      { value: unitHeader(key, ward), style: 'label' },
      numberCell(figure, unit),
      numberCell(past, unit),
    ]);
  }
}

/** What is counted from rows of days: a month says something of it. */
const happens: ReadonlySet<string> = new Set(eventTables);

interface Compared {
  readonly key: MetricKey;
  readonly figure: Figure;
  readonly past: Figure;
}

function firstOf(keys: readonly MetricKey[], ward: WardData, now: Period, before: Period): Compared[] {
  for (const key of keys) {
    const metric = metricOf(key, ward);
    if (!isMeasured(key, ward) || !('table' in metric) || !happens.has(metric.table)) continue;
    const [figure, past] = [evaluate(key, ward, now), evaluate(key, ward, before)];
    if (figure.value !== null || past.value !== null) return [{ key, figure, past }];
  }
  return [];
}

const monthBefore = (month: Month): Month => {
  const [year = 0, at = 1] = month.split('-').map(Number);
  const first = at === 1 ? `${year - 1}-12` : `${year}-${String(at - 1).padStart(2, '0')}`;
  return monthOf(`${first}-01` as Day);
};
