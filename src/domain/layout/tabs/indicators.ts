/** TH Hoạt động: the indicators that the ward defines itself, group by group: against the year before, then by chapter. */
import type { MetricKey } from '../../figures';
import { evaluate } from '../../figures';
import { type Indicator, ownKey } from '../../figures/own-metrics';
import { indicatorTable } from '../../models/indicators';
import { rowsOf } from '../../tables/any-ward';
import { sameText } from '../../values';
import type { FigureColumn } from '../blocks';
import { chapterLines, evenly, type Tab, withWard } from '../lines';
import { breakdownBlock, compareBlock, type Summarised } from '../table';

/** Indicators that stand beside each other in a table by chapter. */
const ABREAST = 7;
/** Heading of indicators without a group. */
const UNGROUPED = 'Chỉ số khác';

export interface IndicatorGroup {
  readonly name: string;
  readonly indicators: readonly Indicator[];
}

/** The indicators under their headings, in the order of `Chỉ số`. */
export function indicatorGroups(ward: Summarised['ward']): readonly IndicatorGroup[] {
  const groups: { name: string; indicators: Indicator[] }[] = [];
  for (const indicator of rowsOf(ward, indicatorTable)) {
    const name = indicator.group ?? UNGROUPED;
    const known = groups.find((group) => sameText(group.name, name));
    if (known === undefined) groups.push({ name, indicators: [indicator] });
    else known.indicators.push(indicator);
  }
  return groups;
}

/** What an indicator's rows say: its figure, then their money and attendance where they have any. */
export const keysOf = (indicator: Indicator, ward: Summarised['ward']): MetricKey[] =>
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
    const groups = indicatorGroups(ward);
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
        indicators.flatMap((indicator) => keysOf(indicator, ward)),
        3,
      );
      grid.gap();
      // What is sensitive is told of the ward as a whole only.
      const columns = indicators
        .filter(({ isSensitive }) => isSensitive !== true)
        .flatMap((indicator) => keysOf(indicator, ward).map((key) => ({ indicator, key })))
        .filter(({ key }) => hasFigure(key, summarised))
        .map(
          ({ key }): FigureColumn<MetricKey> => ({
            header: ward.ownMetrics.get(key as never)?.label ?? '',
            key,
          }),
        );
      for (let at = 0; at < columns.length; at += ABREAST) {
        breakdownBlock(grid, summarised, `${name}: theo chi hội${at === 0 ? '' : ' (tiếp)'}`, {
          ...{ dimension: 'chapter', lineHeader: 'Chi hội', lines, onlyRecorded: true },
          columns: columns.slice(at, at + ABREAST),
        });
        grid.gap();
      }
    }
  },
};
