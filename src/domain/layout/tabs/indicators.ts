/** TH Hoạt động: the indicators that the ward defines itself, group by group: against the year before, then by chapter. */
import type { MetricKey } from '../../figures';
import { evaluate } from '../../figures';
import { unitHeader } from '../../figures/words';
import { type Indicator, indicatorsByGroup, ownKey } from '../../models/indicator-tables';
import type { FigureColumn } from '../blocks';
import { chapterLines, evenly, type Tab, withWard } from '../lines';
import { breakdownPages, compareBlock, type Summarised } from '../table';

/** What an indicator's rows say: its figure, then their money and attendance where they have any. */
export const sidesOf = (indicator: Indicator, ward: Summarised['ward']): MetricKey[] =>
  (['figure', 'money', 'attendance'] as const)
    .map((side) => ownKey(indicator, side))
    .filter((key) => ward.ownMetrics.has(key));

export const hasFigure = (key: MetricKey, { ward, period, before }: Summarised): boolean =>
  evaluate(key, ward, period).value !== null || evaluate(key, ward, before).value !== null;

export const indicatorTab: Tab = {
  name: 'TH Hoạt động',
  title: 'TỔNG HỢP HOẠT ĐỘNG VÀ CHỈ SỐ CỦA PHƯỜNG',
  from: ['activities'],
  isShown: ({ present }) => present.has('activities'),
  widths: () => evenly(190, 8),
  draw: (grid, summarised) => {
    const { ward } = summarised;
    const lines = withWard(chapterLines(summarised));
    const groups = indicatorsByGroup(ward);
    if (groups.length === 0) {
      grid.line(
        'Phường chưa đặt chỉ số nào. Ghi ở tab Chỉ số, hoặc chọn một gói có sẵn ở Sổ Hội > Gói chỉ số.',
        'remark',
      );
      return;
    }
    for (const { name, indicators } of groups) {
      compareBlock(
        grid,
        summarised,
        name,
        indicators.flatMap((indicator) => sidesOf(indicator, ward)),
        3,
      );
      grid.gap();
      // What is sensitive is told of the ward as a whole only.
      const columns = indicators
        .filter(({ isSensitive }) => isSensitive !== true)
        .flatMap((indicator) => sidesOf(indicator, ward).map((key) => ({ indicator, key })))
        .filter(({ key }) => hasFigure(key, summarised))
        .map(
          ({ key }): FigureColumn<MetricKey> => ({
            header: unitHeader(key, ward),
            key,
          }),
        );
      breakdownPages(grid, summarised, `${name}: theo chi hội`, {
        ...{ dimension: 'chapter', lineHeader: 'Chi hội', lines, onlyRecorded: true, columns },
      });
    }
  },
};
