/** TH 3 có 3 biết: the reviews of the period, and the year as a small table of chapters by months, tinted by score. */
import { breakDown, evaluate, type Figure, metrics } from '../../figures';
import { queryOf } from '../../figures/provenance';
import { formatMoney, monthsOf } from '../../values';
import type { GridBuilder, GridCell } from '../grid';
import { chapterLines, evenly, type Tab } from '../lines';
import { breakdownBlock, compareBlock, numberCell, type Summarised } from '../table';

/** Months that fit on the page. */
const MOST_MONTHS = 12;

/** 5 and 6 are good, 3 and 4 middling, less is poor. */
const toneOf = (score: number): NonNullable<GridCell['tone']> =>
  score >= 5 ? 'good' : score >= 3 ? 'middle' : 'poor';

export const reviewTab: Tab = {
  name: 'TH 3 có 3 biết',
  title: 'TỔNG HỢP 3 CÓ 3 BIẾT',
  from: ['reviews'],
  isShown: ({ present }) => present.has('reviews'),
  widths: () => evenly(150, MOST_MONTHS + 1),
  draw: (grid, summarised) => {
    compareBlock(
      grid,
      summarised,
      'Toàn phường',
      [
        'reviews',
        'reviewScore',
        'reviewsFull',
        'pioneerRate',
        'activityRate',
        'resourceRate',
        'faceRate',
        'circumstanceRate',
        'needRate',
        'faceShare',
        'circumstanceShare',
        'needShare',
      ],
      6,
      2,
    );
    const resources = evaluate('reviewResources', summarised.ward, summarised.period).value;
    if (resources !== null)
      grid.line(`Nguồn lực các chi hội có để hoạt động trong kỳ: ${formatMoney(resources)}.`, 'remark');
    grid.gap();
    scores(grid, summarised);
    grid.gap();
    breakdownBlock(grid, summarised, 'Từng tiêu chí theo chi hội (tỷ lệ số tháng đạt)', {
      dimension: 'chapter',
      lineHeader: 'Chi hội',
      lines: chapterLines(summarised),
      columns: [
        { header: 'Tháng đã chấm', key: 'reviews' },
        { header: 'Điểm bình quân', key: 'reviewScore' },
        { header: 'Có tiên phong', key: 'pioneerRate' },
        { header: 'Có hoạt động', key: 'activityRate' },
        { header: 'Có nguồn lực', key: 'resourceRate' },
        { header: 'Biết mặt', key: 'faceRate' },
        { header: 'Biết hoàn cảnh', key: 'circumstanceRate' },
        { header: 'Biết nhu cầu', key: 'needRate' },
      ],
    });
  },
};

function scores(grid: GridBuilder, summarised: Summarised): void {
  const { ward, period } = summarised;
  const all = monthsOf(period);
  const months = all.slice(-MOST_MONTHS);
  const parts = (by: readonly string[]) =>
    new Map(breakDown('reviewScore', ward, period, by).map((part) => [part.keys.join('\n'), part]));
  const [cells, byChapter, byMonth] = [parts(['chapter', 'month']), parts(['chapter']), parts(['month'])];
  grid.line('Điểm từng tháng', 'heading');
  grid.line(
    `Mỗi tiêu chí đạt được 1 điểm, cao nhất 6. Ba “biết” tính theo tab Hội viên: dấu có ngày thì tính từ ngày ấy, dấu không ghi ngày thì tính cho mọi tháng.${all.length > months.length ? ` Chỉ hiện ${MOST_MONTHS} tháng cuối kỳ.` : ''}`,
    'remark',
  );
  grid.row([
    { value: 'Chi hội', style: 'head' },
    ...months.map((month): GridCell => ({ value: `T${Number(month.slice(5))}`, style: 'headNumber' })),
    ...Array.from({ length: MOST_MONTHS - months.length }, (): GridCell => ({ value: '', style: 'head' })),
    { value: 'Bình quân', style: 'headNumber' },
  ]);
  const { unit } = metrics.reviewScore;
  const blanks = Array.from(
    { length: MOST_MONTHS - months.length },
    (): GridCell => ({ value: '', style: 'label' }),
  );
  const from = (by: readonly string[], keys: readonly string[]) => queryOf('reviewScore', period, by, keys);
  const tinted = (value: number | null | undefined, keys: readonly string[]): GridCell => ({
    ...numberCell({ value: value ?? null }, unit, 'number', from(['chapter', 'month'], keys)),
    ...(value === null || value === undefined ? { note: 'Tháng này chưa chấm.' } : { tone: toneOf(value) }),
  });
  /** Means always with their decimal: 5,0 stands beside 4,8. */
  const mean = (
    figure: Figure = { value: null, sources: [] },
    by: readonly string[] = [],
    keys: readonly string[] = [],
  ): GridCell => ({
    ...numberCell(figure, unit, 'totalNumber', from(by, keys)),
    ...(figure.value === null ? {} : { format: '0.0' }),
  });
  for (const { key, label } of chapterLines(summarised)) {
    grid.row([
      { value: label, style: 'label' },
      ...months.map((month) => tinted(cells.get(`${key}\n${month}`)?.value, [key, month])),
      ...blanks,
      mean(byChapter.get(key), ['chapter'], [key]),
    ]);
  }
  grid.rule(grid.height, MOST_MONTHS + 2);
  grid.row([
    { value: 'Toàn phường', style: 'total' },
    ...months.map((month) => mean(byMonth.get(month), ['month'], [month])),
    ...blanks,
    mean(evaluate('reviewScore', ward, period)),
  ]);
}
