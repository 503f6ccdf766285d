/** TH Mô hình: the register of models, clubs, groups and works, and what was done through each of them. */
import { breakDown, keepBook, type MetricKey } from '../../figures';
import { type Provenance, queryOf } from '../../figures/provenance';
import { chapterName, unitHeader } from '../../figures/words';
import { activityTable, indicatorTable } from '../../models/indicator-tables';
import { type Initiative, initiativeTable, initiativeTypes } from '../../models/initiatives';
import { rowsOf } from '../../tables/any-ward';
import { formatDay, inPeriod } from '../../values';
import { labelOf } from '../../ward';
import { byChapterAndWard, byList, compare, figure, withBefore } from '../blocks';
import { blocksOf } from '../blocks-of';
import type { GridBuilder, GridCell } from '../grid';
import { evenly, listLines, type Tab } from '../lines';
import { breakdownPages, numberCell, type Summarised } from '../table';
import { sidesOf } from './indicators';

export const initiativeTab: Tab = {
  name: 'TH Mô hình',
  title: 'TỔNG HỢP MÔ HÌNH, CÂU LẠC BỘ, TỔ',
  from: ['initiatives', 'activities', 'gifts', 'income', 'products'],
  isShown: ({ present }) => present.has('initiatives'),
  widths: () => evenly(230, 7),
  draw: (grid, summarised) => {
    blocksOf(grid, summarised, [
      compare('Mô hình, câu lạc bộ, tổ', 'initiatives', 'initiativesLaunched', 'initiativeMembers'),
      byList(
        'Theo loại',
        'type',
        'Loại',
        initiativeTypes,
        withBefore('Đang có', 'initiatives'),
        figure('Mới ra mắt', 'initiativesLaunched'),
        figure('Thành viên', 'initiativeMembers'),
      ),
      byChapterAndWard(
        'Theo chi hội',
        figure('Đang có', 'initiatives'),
        figure('Mới ra mắt', 'initiativesLaunched'),
        figure('Thành viên', 'initiativeMembers'),
      ),
    ]);
    grid.gap();
    register(grid, summarised);
    results(grid, summarised);
  },
};

/** Initiatives that the period knows: begun by its end, and not over before it began. */
const initiativesOf = ({ ward, period }: Pick<Summarised, 'ward' | 'period'>): readonly Initiative[] =>
  rowsOf(ward, initiativeTable).filter(
    ({ launchedOn, until }) =>
      (launchedOn === null || launchedOn <= period.to) && (until === null || until >= period.from),
  );

/** Each with its day, its members, and what its fund took in and gave. */
function register(grid: GridBuilder, summarised: Summarised): void {
  const { ward, period } = summarised;
  const all = initiativesOf(summarised);
  grid.line('Từng mô hình', 'heading');
  if (all.length === 0) {
    grid.line('Chưa ghi mô hình nào.', 'remark');
    return;
  }
  const book = new Map(keepBook(ward, period).funds.map((one) => [one.fund, one]));
  grid.row([
    { value: 'Mô hình', style: 'head' },
    { value: 'Chi hội', style: 'head' },
    { value: 'Ngày ra mắt', style: 'headNumber' },
    ...['Thành viên', 'Thu vào quỹ (đ)', 'Suất quà từ quỹ', 'Trị giá quà (đ)'].map(
      (value): GridCell => ({ value, style: 'headNumber' }),
    ),
  ]);
  for (const one of all) {
    const given = (key: MetricKey): GridCell =>
      one.fund === null
        ? { value: '–', style: 'number' }
        : partCell(summarised, key, 'fund', one.fund, key === 'giftValue' ? 'đ' : 'suất');
    const fund = one.fund === null ? undefined : book.get(one.fund);
    const from: Provenance | undefined =
      one.fund === null ? undefined : { kind: 'book', period, fund: one.fund, side: 'in' };
    grid.row([
      {
        value: one.name,
        style: 'label',
        ...(one.fund === null ? {} : { note: `Quỹ: ${labelOf('funds', one.fund, ward.context.catalogue)}` }),
      },
      { value: one.chapterCode === null ? '' : chapterName(ward, one.chapterCode), style: 'text' },
      {
        value: one.launchedOn === null ? '–' : formatDay(one.launchedOn),
        style: 'number',
        ...(one.launchedOn !== null && inPeriod(one.launchedOn, period)
          ? { note: 'Mới ra mắt trong kỳ.' }
          : {}),
      },
      numberCell({ value: one.members }, 'người', 'number', {
        ...{ kind: 'rows', name: 'Số thành viên', unit: 'người', table: 'initiatives' },
        rows: one.members === null ? [] : [{ row: one.row, amount: one.members }],
      }),
      numberCell({ value: fund === undefined || fund.in === 0 ? null : fund.in }, 'đ', 'number', from),
      given('giftParcels'),
      given('giftValue'),
    ]);
  }
}

function partCell(
  { ward, period }: Summarised,
  key: MetricKey,
  dimension: string,
  value: string,
  unit: 'đ' | 'suất',
): GridCell {
  const part = breakDown(key, ward, period, [dimension]).find(({ keys }) => keys[0] === value);
  return numberCell(
    { value: part?.value ?? null },
    unit,
    'number',
    queryOf(key, period, [dimension], [value]),
  );
}

/** What the rows of `Hoạt động` that name an initiative come to: initiatives down, indicators across. */
function results(grid: GridBuilder, summarised: Summarised): void {
  const { ward, period } = summarised;
  if (!ward.present.has('activities')) return;
  const used = new Set(
    rowsOf(ward, activityTable).flatMap(({ initiative, indicator, on }) =>
      initiative === null || on === null || !inPeriod(on, period) ? [] : [indicator],
    ),
  );
  const columns = rowsOf(ward, indicatorTable)
    .filter((indicator) => used.has(indicator.key) && indicator.isSensitive !== true)
    .flatMap((indicator) => sidesOf(indicator, ward))
    .map((key) => ({ key, header: unitHeader(key, ward) }));
  grid.gap();
  breakdownPages(grid, summarised, 'Kết quả theo mô hình', {
    ...{ dimension: 'initiative', lineHeader: 'Mô hình', blankLabel: 'Không thuộc mô hình nào' },
    ...{ lines: listLines('own.initiatives', summarised), onlyRecorded: true, columns },
  });
}
