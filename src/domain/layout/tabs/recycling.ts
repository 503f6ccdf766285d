/** TH Tái chế: scrap by material, chapter and month, and what was made of it. */
import type { MetricKey } from '../../figures';
import { recyclingFigures } from '../../models/recycling';
import { monthsOf } from '../../values';
import { beforeColumn, type FigureColumn, stock } from '../blocks';
import { blocksOf } from '../blocks-of';
import type { GridBuilder } from '../grid';
import { beside, chapterLines, evenly, listLines, monthLines, type Tab } from '../lines';
import { breakdownBlock, compareBlock, type Summarised } from '../table';

export const recyclingTab: Tab = {
  name: 'TH Tái chế',
  title: 'TỔNG HỢP TÁI CHẾ – BIẾN RÁC THÀNH TIỀN',
  from: ['recycling', 'products'],
  // A column takes 130.000.000 in bold; a year's thirteen columns are printed a little smaller to fit the page.
  widths: ({ period }) => {
    const months = monthsOf(period).length;
    return months <= 12 && months > 8
      ? [120, ...Array.from({ length: months + 1 }, () => 88)]
      : evenly(120, 9);
  },
  draw: (grid, summarised) => {
    const { ward } = summarised;
    compareBlock(grid, summarised, 'Toàn phường', recyclingFigures, 3);
    grid.gap();
    const materials = listLines('materials', summarised);
    breakdownBlock(grid, summarised, 'Theo loại phế liệu', {
      dimension: 'material',
      lineHeader: 'Loại',
      lines: materials,
      columns: [
        { header: 'Đếm được', key: 'scrapPieces' },
        beforeColumn('scrapPieces'),
        { header: 'Cân được (kg)', key: 'scrapWeight' },
        beforeColumn('scrapWeight'),
        { header: 'Tiền bán (đ)', key: 'scrapIncome' },
        beforeColumn('scrapIncome'),
      ],
      onlyRecorded: true,
    });
    const byMaterial: FigureColumn<MetricKey>[] = [
      { header: 'Vỏ lon', key: 'cans' },
      { header: 'Bìa, giấy (kg)', key: 'cardboard' },
      { header: 'Sắt (kg)', key: 'iron' },
      { header: 'Nhựa (kg)', key: 'plastic' },
      { header: 'Cộng cân được (kg)', key: 'scrapWeight' },
      ...beside('scrapIncome', 'Tiền bán (đ)'),
      { header: 'Lần bán', key: 'scrapSales' },
    ];
    grid.gap();
    const lines = chapterLines(summarised);
    breakdownBlock(grid, summarised, 'Theo chi hội', {
      dimension: 'chapter',
      lineHeader: 'Chi hội',
      lines,
      columns: byMaterial,
    });
    grid.gap();
    breakdownBlock(grid, summarised, 'Theo tháng', {
      dimension: 'month',
      lineHeader: 'Tháng',
      lines: monthLines(summarised),
      // The year before has other months: its column would stand on other lines.
      columns: byMaterial.filter(({ of }) => of !== 'before'),
    });
    grid.gap();
    productBlocks(grid, summarised);
    const months = monthsOf(summarised.period);
    if (months.length > 12) return;
    grid.gap();
    breakdownBlock(grid, summarised, 'Tiền bán theo chi hội và tháng (đ)', {
      dimension: 'chapter',
      lineHeader: 'Chi hội',
      lines: lines.filter(({ key }) => ward.context.chapters.get(key) !== undefined),
      columns: [
        ...months.map(
          (month): FigureColumn<MetricKey> => ({
            header: `T${Number(month.slice(5))}`,
            key: 'scrapIncome',
            at: { dimension: 'month', value: month },
          }),
        ),
        { header: 'Cả kỳ', key: 'scrapIncome' },
      ],
    });
  },
};

/** Things made of scrap. */
function productBlocks(grid: GridBuilder, summarised: Summarised): void {
  const { ward } = summarised;
  if (!ward.present.has('products')) return;
  compareBlock(
    grid,
    summarised,
    'Sản phẩm tái chế',
    ['productsMade', 'productsSold', 'productsGiven', 'productIncome'],
    3,
  );
  const columns: FigureColumn<MetricKey>[] = [
    { header: 'Làm ra', key: 'productsMade' },
    { header: 'Bán', key: 'productsSold' },
    { header: 'Tặng', key: 'productsGiven' },
    ...beside('productIncome', 'Tiền thu (đ)'),
  ];
  grid.gap();
  breakdownBlock(grid, summarised, 'Theo sản phẩm', {
    dimension: 'product',
    lineHeader: 'Sản phẩm',
    lines: listLines('products', summarised),
    columns,
    onlyRecorded: true,
  });
  grid.gap();
  breakdownBlock(grid, summarised, 'Sản phẩm theo chi hội', {
    dimension: 'chapter',
    lineHeader: 'Chi hội',
    lines: chapterLines(summarised),
    columns,
    onlyRecorded: true,
  });
  grid.gap();
  blocksOf(grid, summarised, [stock('Sản phẩm còn lại', 'products', ['Làm ra', 'Bán, tặng', 'Còn'])]);
}
